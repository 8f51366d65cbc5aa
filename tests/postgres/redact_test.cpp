#include <boost/test/unit_test.hpp>

#include "postgres/url.hpp"

namespace retort::postgres {
namespace {

BOOST_AUTO_TEST_SUITE(redact)

BOOST_AUTO_TEST_CASE(hides_passwords_and_nothing_else) {
  const struct {
    const char* url;
    const char* shown;
  } cases[] = {
      {"", ""},
      {"shop", "shop"},
      {"postgresql://db:5432/shop?sslmode=require", "postgresql://db:5432/shop?sslmode=require"},
      {"postgresql://ann@db/shop", "postgresql://ann@db/shop"},
      {"postgresql://ann:s3cret@db:5432/shop?a=b", "postgresql://ann:***@db:5432/shop?a=b"},
      {"postgresql://:s3cret@db/shop", "postgresql://:***@db/shop"},
      {"postgresql://ann:@db/shop", "postgresql://ann:***@db/shop"},
      {"mysql://ann:s3cret@db/shop", "mysql://ann:***@db/shop"},
      {"postgresql://db/shop?user=ann&password=s3cret&x=1", "postgresql://db/shop?user=ann&password=***&x=1"},
      {"postgresql://db/shop?sslpassword=s3cret", "postgresql://db/shop?sslpassword=***"},
      {"host=db password=s3cret user=ann", "host=db password=*** user=ann"},
      {"host = db password = 's3\\'cr et' user=ann", "host = db password = *** user=ann"},
      {"password=s3cret", "password=***"},
      {"passfile=/etc/shop/pgpass host=db", "passfile=/etc/shop/pgpass host=db"},
      {"Host=db;Password=s3cret;Database=shop", "Host=db;Password=***;Database=shop"},
      {"ann:s3cret@db/shop", "ann:***@db/shop"},
  };
  for (const auto& [text, shown] : cases) BOOST_TEST(redacted(text) == shown);
}

// Whatever people mistype: no piece of the password may be seen.
BOOST_AUTO_TEST_CASE(hides_too_much_rather_than_too_little) {
  for (const char* odd : {
           "postgresql://ann:s3@cret@db/shop",
           "postgresql://ann:s3/cret@db/shop",
           "postgresql://ann:s3?cret@db/shop",
           "postgresql://ann:s3@?cret@db/shop",
           "postgresql://ann:s3?x=cret@db/shop",
           "postgresql://ann:s3#cret@db",
           "postgresql://ann:s3:cret@db/shop",
           "postgresql://db/shop?password=s3&cret",
           "password=s3 cret host=db",
           "postgresql://db/shop?password=s3@cret",
           "postgresql://db/shop?password=s3:x@cret&a=b",
           "password='s3 cret",
           "PASSWORD=s3cret",
           "dbname=postgresql://ann:s3cret@db/shop",
           "postgresql+asyncpg://ann:s3//cret@db",
           "Host=db;Pwd=s3cret",
           "password = s3\\ cret host=db",
           "postgresql://db/shop?Password=s3cret",
           "ann:s3@cret@db",
       }) {
    const std::string shown = redacted(odd);
    BOOST_TEST(shown.find("s3") == std::string::npos, shown);
    BOOST_TEST(shown.find("cret") == std::string::npos, shown);
    BOOST_TEST(shown.find("***") != std::string::npos, shown);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
