#include "postgres/url.hpp"

#include <boost/test/unit_test.hpp>

#include "fixture.hpp"

namespace retort::postgres {
namespace {

std::string shown(const Parameters& parameters) {
  std::string result;
  for (const auto& [name, value] : parameters) result += (result.empty() ? "" : " ") + name + '=' + value;
  return result;
}

BOOST_AUTO_TEST_SUITE(url)

BOOST_AUTO_TEST_CASE(reads_every_spelling) {
  const char* const all = "user=ann password=s3 dbname=shop host=db port=5434";
  const struct {
    const char* url;
    const char* parameters;
  } cases[] = {
      {"", ""},
      {"  ", ""},
      {"postgresql://ann:s3@db:5434/shop", all},
      {"postgres://ann:s3@db:5434/shop", all},
      {"postgresql+asyncpg://ann:s3@db:5434/shop", all},
      {"POSTGRESQL+psycopg2://ann:s3@db:5434/shop", all},
      {"jdbc:postgresql://db:5434/shop?user=ann&password=s3", all},
      {" host=db port=5434 dbname=shop user=ann password='s3' ", all},
      {"postgresql://db/shop?ssl=true", "dbname=shop host=db sslmode=require"},
      {"postgresql+asyncpg://db/shop?ssl=verify-full", "dbname=shop host=db sslmode=verify-full"},
      {"postgresql+asyncpg://db/shop?ssl=false", "dbname=shop host=db sslmode=disable"},
      {"postgresql://db/shop?ssl=true&sslmode=prefer", "dbname=shop host=db sslmode=prefer"},
      {"postgresql+asyncpg://db/shop?statement_cache_size=0&timeout=5",
       "connect_timeout=5 dbname=shop host=db"},
      {"postgresql://ann:p%40s%2Fs%3F@db/shop", "user=ann password=p@s/s? dbname=shop host=db"},
      {"postgresql://ann:p?s#@db/shop", "user=ann password=p?s# dbname=shop host=db"},
      {"postgresql:///shop?host=/run/pg", "dbname=shop host=/run/pg"},
      {"postgresql://%2Frun%2Fpg/shop", "dbname=shop host=/run/pg"},
      {"postgresql://[::1]:5432/shop", "dbname=shop host=::1 port=5432"},
      {"postgresql://a:1,b:2/shop", "dbname=shop host=a,b port=1,2"},
  };
  for (const auto& [text, parameters] : cases) BOOST_TEST(shown(parse_url(text)) == parameters, text);
}

BOOST_AUTO_TEST_CASE(refuses_what_it_cannot_read_without_showing_a_secret) {
  for (const char* bad : {
           "mysql://ann:s3cret@db/shop",
           "postgresql://ann:s3cret@x@db/shop",
           "postgresql://ann:s3cret/x@db/shop",
           "postgresql://ann:s3cret",
           "postgresql://ann:%zzs3cret@db/shop",
           "postgresql://ann@db/shop?password=%zzs3cret",
           "password=s3cret x host=db",
           "password='s3cret host=db",
           "ann:s3cret@db/shop",
           "shop",
           "postgresql://db/shop?sslmod=require",
       }) {
    const std::string error = error_of([bad]() { parse_url(bad); });
    BOOST_TEST(error.starts_with("R0306 "), bad);
    BOOST_TEST(error.find("s3cret") == std::string::npos, error);
  }
  const std::string typing_error = error_of([]() { parse_url("postgresql://db/shop?sslmod=require"); });
  BOOST_TEST(typing_error.find("\"sslmod\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(writes_what_it_can_read_again) {
  for (const char* text :
       {"postgresql://ann:s3@db:5434/shop", "host=/run/pg dbname='a b' user=x", "host=::1 port=1",
        "host=a,b port=1,2", "postgresql://u:p%40%2F@h/d?sslmode=require&options=-c%20a%3Db",
        "password=only"}) {
    const Parameters parameters = parse_url(text);
    BOOST_TEST(shown(parse_url(to_url(parameters))) == shown(parameters), to_url(parameters));
  }
  BOOST_TEST(with_database("postgres://ann@db/shop?sslmode=require", "o ther") ==
             "postgresql://ann@db/o%20ther?sslmode=require");
  BOOST_TEST(with_database("", "x") == "postgresql:///x");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
