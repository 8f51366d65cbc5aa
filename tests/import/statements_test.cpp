#include "import/statements.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::imports {
namespace {

BOOST_AUTO_TEST_SUITE(statements)

BOOST_AUTO_TEST_CASE(knows_what_postgresql_refuses_in_a_transaction) {
  const struct {
    const char* sql;
    bool outside;
  } cases[] = {
      {"CREATE INDEX CONCURRENTLY i ON t (a)", true},
      {"create unique index concurrently if not exists i on t (a)", true},
      {"CREATE INDEX i ON t (a)", false},
      {"CREATE INDEX \"concurrently\" ON t (a)", false},
      {"CREATE TABLE t (a text DEFAULT 'concurrently')", false},
      {"CREATE TABLE concurrently_done (a int)", false},
      {"DROP INDEX CONCURRENTLY \"I\"", true},
      {"DROP INDEX i", false},
      {"REINDEX INDEX CONCURRENTLY i", true},
      {"REINDEX (VERBOSE) TABLE CONCURRENTLY t", true},
      {"REINDEX DATABASE shop", true},
      {"REINDEX TABLE t", false},
      {"REFRESH MATERIALIZED VIEW CONCURRENTLY v", false},
      {"ALTER TABLE \"T\" DETACH PARTITION p CONCURRENTLY", true},
      {"ALTER TABLE t DETACH PARTITION p", false},
      {"ALTER SYSTEM SET work_mem = '1MB'", true},
      {"ALTER DATABASE shop SET TABLESPACE fast", true},
      {"ALTER DATABASE shop SET work_mem = '1MB'", false},
      {"VACUUM (FULL) t", true},
      {"CLUSTER", true},
      {"CLUSTER t", false},
      {"CREATE DATABASE shop", true},
      {"DROP TABLESPACE fast", true},
      {"CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p", true},
      {"CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = false)", false},
      {"SELECT 1; /* VACUUM */ -- VACUUM\nSELECT 'VACUUM'", false},
      {"SELECT 1;\nVACUUM", true},
      {"CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ VACUUM $$", false},
      {"", false},
  };
  for (const auto& [sql, outside] : cases) BOOST_TEST(runs_outside(sql) == outside, sql);
}

BOOST_AUTO_TEST_CASE(closes_statements_behind_comments_too) {
  BOOST_TEST(closed("SELECT 1 \n") == "SELECT 1;\n");
  BOOST_TEST(closed("SELECT 1 -- the end") == "SELECT 1 -- the end\n;\n");
  BOOST_TEST(closed("SELECT 1 -- one\nFROM t") == "SELECT 1 -- one\nFROM t;\n");
}

BOOST_AUTO_TEST_CASE(takes_the_transaction_around_a_file_away) {
  const struct {
    const char* sql;
    const char* left;
    std::size_t notes;
  } cases[] = {
      {"BEGIN;\nSELECT 1;\nCOMMIT;\n", "SELECT 1;\n", 0},
      {"START TRANSACTION;\nSELECT 1;\nEND;\n", "SELECT 1;\n", 0},
      {"-- why\nbegin;\nSELECT 1;\ncommit", "-- why\n\nSELECT 1;\n", 0},
      {"BEGIN;\nSELECT 1;\nROLLBACK;\n", "BEGIN;\nSELECT 1;\nROLLBACK;\n", 1},
      {"SELECT 1;\nCOMMIT;\nSELECT 2;\n", "SELECT 1;\nCOMMIT;\nSELECT 2;\n", 1},
      {"BEGIN;\nSELECT 1;\nCOMMIT;\nBEGIN;\nSELECT 2;\nCOMMIT;\n", "SELECT 1;\nCOMMIT;\nBEGIN;\nSELECT 2;\n",
       1},
      {"\n\nSELECT 1;\n\n", "SELECT 1;\n", 0},
      {"", "", 0},
      {"\\i other.sql\nSELECT 1;\n", "\\i other.sql\nSELECT 1;\n", 1},
  };
  for (const auto& [sql, left, notes] : cases) {
    Imported revision;
    revision.upgrade.sql = sql;
    settle(revision, revision.upgrade, "upgrade");
    BOOST_TEST(revision.upgrade.sql == left, sql);
    BOOST_TEST(revision.notes.size() == notes, sql);
    BOOST_TEST(revision.transactional);
  }
  Imported revision;
  revision.downgrade.sql = "DROP INDEX CONCURRENTLY i;";
  settle(revision, revision.downgrade, "downgrade");
  BOOST_TEST(!revision.transactional);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::imports
