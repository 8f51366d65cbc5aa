#include "postgres/sample_rows.hpp"

#include <boost/test/unit_test.hpp>

#include "fixture.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "postgres/scratch.hpp"

namespace retort::postgres {
namespace {

BOOST_AUTO_TEST_SUITE(sample_rows)

BOOST_AUTO_TEST_CASE(empties_a_table_and_what_refers_to_it) {
  const char* const in_the_way[] = {
      "",
      "CREATE RULE keep AS ON DELETE TO parts DO INSTEAD NOTHING",
      "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;"
      "CREATE TRIGGER refuse BEFORE DELETE ON parts FOR EACH ROW EXECUTE FUNCTION refuse();"
      "ALTER TABLE parts ENABLE ALWAYS TRIGGER refuse",
  };
  ScratchOptions options;
  options.scratch_url = shared_server().url();
  Scratch source(options);
  for (const char* obstacle : in_the_way) {
    BOOST_TEST_CONTEXT(obstacle) {
      Scratch::Database database = source.create();
      Connection& connection = database.connection();
      run_script(connection,
                 "CREATE TABLE \"Top\" (id integer PRIMARY KEY, again integer REFERENCES \"Top\");"
                 "CREATE TABLE parts (id integer PRIMARY KEY, top integer REFERENCES \"Top\")"
                 " PARTITION BY RANGE (id); CREATE TABLE part PARTITION OF parts DEFAULT;"
                 "CREATE TABLE below (part integer REFERENCES parts);"
                 "CREATE TABLE other (id integer PRIMARY KEY);");
      run_script(connection, obstacle);
      fill_tables(connection);
      empty_table(connection, "public.\"Top\"");
      const auto counts = query(connection,
                                "SELECT (SELECT count(*) FROM \"Top\"), (SELECT count(*) FROM parts),"
                                " (SELECT count(*) FROM below), (SELECT count(*) FROM other)")
                              .rows[0];
      BOOST_TEST(counts[0].value() + counts[1].value() + counts[2].value() + counts[3].value() == "0002");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
