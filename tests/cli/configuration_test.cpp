#include "cli/configuration.hpp"

#include <boost/test/unit_test.hpp>

#include <retort/error.hpp>

using namespace retort;
using namespace retort::cli;

BOOST_AUTO_TEST_CASE(reads_every_key) {
  const Configuration c = parse_configuration(R"(
[database]
url = "postgresql://localhost/a"
target = "dev"
scratch_url = "postgresql://localhost/s"
lock_timeout = "5s"
statement_timeout = "1min"
[targets.dev]
url = "postgresql://localhost/${DB_NAME:-dev}"
[targets.production]
url = "postgresql://db/p"
scratch_url = "postgresql://db/s"
lock_timeout = "1s"
[targets.stage]
database = "stage"
[migrations]
version_table = "alembic_version"
version_schema = "ops"
locations = ["migrations", "migrations/extra"]
file_template = "{id}_{slug}"
format = "sql"
templates = "templates"
recursive = true
slug_length = 20
time_zone = "Europe/Berlin"
hooks = ["clang-format -i {file}", "git add {file} {manifest}"]
[migrations.naming]
unique = "uq_{table}_{columns}"
)",
                                              "retort.toml");
  BOOST_TEST(c.url == "postgresql://localhost/a");
  BOOST_TEST(c.target == "dev");
  BOOST_TEST(c.targets.size() == 3u);
  BOOST_TEST(c.targets[1].scratch_url == "postgresql://db/s");
  BOOST_TEST(c.targets[1].lock_timeout == "1s");
  BOOST_TEST(c.targets[2].database == "stage");
  BOOST_TEST(c.recursive);
  BOOST_TEST(c.slug_length == 20u);
  BOOST_TEST(c.time_zone == "Europe/Berlin");
  BOOST_TEST(c.hooks.size() == 2u);
  BOOST_TEST(c.naming.unique == "uq_{table}_{columns}");
  BOOST_TEST(c.lines.at("migrations.recursive") == 23);
  BOOST_TEST(c.lines.at("migrations.naming.unique") == 28);
  BOOST_TEST(c.version_table == "alembic_version");
  BOOST_TEST(c.version_schema == "ops");
  BOOST_TEST(c.locations.size() == 2u);
  BOOST_TEST(c.file_template == "{id}_{slug}");
  BOOST_TEST(c.format == "sql");
  BOOST_TEST(c.templates == "templates");
  BOOST_TEST(c.statement_timeout == "1min");
}

BOOST_AUTO_TEST_CASE(an_empty_file_means_the_defaults) {
  const Configuration c = parse_configuration("", "retort.toml");
  BOOST_TEST(c.version_table == "retort_version");
  BOOST_TEST(c.locations.front() == "migrations");
  BOOST_TEST(c.format == "cpp");
}

BOOST_AUTO_TEST_CASE(mistakes_are_errors_with_a_place) {
  struct {
    std::string text, code, help;
    int line;
  } cases[] = {
      {"[database]\nurll = \"x\"", "R0605", "did you mean `url`?", 2},
      {"[databse]\nurl = \"x\"", "R0605", "did you mean `database`?", 1},
      {"[migrations]\nformat = \"xml\"", "R0606", "write format = \"cpp\" or format = \"sql\"", 2},
      {"[migrations]\nversion_table = 3", "R0606", "write version_table = \"…\"", 2},
      {"[migrations]\nlocations = \"m\"", "R0606", "write locations = [\"…\"]", 2},
      {"[targets.dev]\nurl = \"x\"\nlabel = \"x\"", "R0605",
       "known are url, database, scratch_url, lock_timeout, statement_timeout, wait", 3},
      {"[targets.dev]\n", "R0606",
       "write url = \"postgresql://…\", or database = \"…\" for another database on the server of [database]",
       1},
      {"[targets]\ndev = 3", "R0606", "write [targets.dev]", 2},
      {"url = \"x\"", "R0605", "`url` stands under [database]", 1},
      {"[database]\nformat = \"sql\"", "R0605", "`format` stands under [migrations]", 2},
      {"[target.dev]\nurl = \"x\"", "R0605", "did you mean `targets`?", 1},
      {"database = 1", "R0606", "write [database]", 1},
      {"[database]\nurl = \" \"", "R0606", "give it a value, or leave the line out", 2},
      {"[database]\nlock_timeout = \"soon\"", "R0606",
       "write lock_timeout = \"5s\"; units are us, ms, s, min, h, d", 2},
      {"[migrations]\nversion_table = \"retort_history\"", "R0606", "choose another name", 2},
      {"[migrations]\nlocations = [\"a\", \"\"]", "R0606", "write locations = [\"…\"]", 2},
      {"[targets.\"\"]\nurl = \"x\"", "R0606", "write [targets.NAME]", 1},
      {"[database]\nwait = \"soon\"", "R0606", "write wait = \"30s\"; units are s, min, h", 2},
      {"[database]\nwait = -1", "R0606", "write wait = \"30s\"; units are s, min, h", 2},
      {"[database]\nlock_timeout = 5", "R0606", "write lock_timeout = \"…\"", 2},
      {"[migrations]\nlocations = []", "R0606", "write locations = [\"…\"]", 2},
      {"[migrations]\nlocations = [\"a\", 2]", "R0606", "write locations = [\"…\"]", 2},
      {"[migrations]\nfile_template = \"{slug}_{yaer}\"", "R0606", "did you mean `{year}`?", 2},
      {"[migrations]\nfile_template = \"{slug\"", "R0606", "did you mean `{slug}`?", 2},
      {"[migrations]\ntime_zone = \"Mars/Olympus\"", "R0606",
       "write UTC, local, or a name such as Europe/Berlin", 2},
      {"[migrations]\nslug_length = 0", "R0606", "write slug_length = 40", 2},
      {"[migrations]\nslug_length = \"40\"", "R0606", "write slug_length = 40", 2},
      {"[migrations]\nrecursive = \"yes\"", "R0606", "write recursive = true", 2},
      {"[migrations.naming]\nuniqe = \"u\"", "R0605", "did you mean `unique`?", 2},
      {"[migrations.naming]\ncheck = \"{columns}\"", "R0606", "its parts are {table} {number}", 2},
      {"[database\n", "R0604", "see https://toml.io for the format", 1},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      try {
        parse_configuration(one.text, "retort.toml");
        BOOST_ERROR("no error");
      } catch (const Error& error) {
        BOOST_TEST(error.code() == one.code);
        BOOST_TEST(error.diagnostics().front().help == one.help);
        BOOST_TEST(error.diagnostics().front().place.line == one.line);
        BOOST_TEST(error.diagnostics().front().place.file == "retort.toml");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(everything_wrong_is_told_at_once_in_the_order_of_lines) {
  try {
    parse_configuration("[migrations]\nversion_tabel = \"x\"\nformat = 3\n[database]\nurll = \"x\"\n",
                        "retort.toml");
    BOOST_ERROR("no error");
  } catch (const Error& error) {
    BOOST_REQUIRE(error.diagnostics().size() == 3u);
    BOOST_TEST(error.diagnostics()[0].place.line == 2);
    BOOST_TEST(error.diagnostics()[1].place.line == 3);
    BOOST_TEST(error.diagnostics()[2].place.line == 5);
  }
}
