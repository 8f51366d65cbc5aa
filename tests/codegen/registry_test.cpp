// A registry that was generated, compiled and linked: what it declares, as SQL and in what SQL does not say.
#include <boost/test/unit_test.hpp>

#include <retort/project.hpp>

#include "ddl/ddl.hpp"
#include "golden.hpp"
#include "people.orm.hpp"
#include "rooms.orm.hpp"

retort::DeclaredSchema retort_declared_schema();

namespace {

BOOST_AUTO_TEST_CASE(declared_schema_as_sql) {
  check_golden("schema.sql", retort::ddl::script(retort::ddl::create_all(retort_declared_schema())));
}

BOOST_AUTO_TEST_CASE(renames_and_places) {
  const retort::DeclaredSchema schema = retort_declared_schema();
  std::string text;
  for (const auto& rename : schema.renames) {
    text +=
        rename.object.schema + "." + rename.object.name + " " + rename.column + " from " + rename.from + "\n";
  }
  BOOST_TEST(text ==
             "auth.role head-of-office from boss\n.order_kind buy from purchase\n"
             "auth.users email from mail\nauth.users  from accounts\n");
  BOOST_TEST_REQUIRE(schema.places.size() == 11u);
  for (const auto& [name, place] : schema.places) {
    BOOST_TEST(place.line > 1);
    BOOST_TEST(place.file.find("models/") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(typed_access) {
  BOOST_TEST(retort::table_traits<office::User>::info.schema == "auth");
  BOOST_TEST(retort::table_traits<office::User>::info.name == "users");
  BOOST_TEST(retort::table_traits<office::User>::columns[0].name == "id");
  BOOST_TEST(retort::table_traits<office::User>::columns[0].flags.primary_key);
  BOOST_TEST(retort::table_traits<office::User>::columns[2].flags.on_update_now);
  BOOST_TEST(retort::table_traits<office::User>::columns[4].name == "full_name");
  BOOST_TEST(retort::table_traits<office::Booking>::columns[1].flags.primary_key);
  BOOST_TEST(!retort::table_traits<office::Booking>::columns[2].flags.primary_key);
  BOOST_TEST(retort::table_traits<office::Booking>::columns[5].flags.identity_always);
  BOOST_TEST(retort::sql_type<office::Role>::to_text(office::Role::head_of_office) == "head-of-office");
}

}  // namespace
