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
[migrations]
version_table = "alembic_version"
version_schema = "ops"
locations = ["migrations", "migrations/extra"]
file_template = "{id}_{slug}"
format = "sql"
templates = "templates"
)",
                                              "retort.toml");
  BOOST_TEST(c.url == "postgresql://localhost/a");
  BOOST_TEST(c.target == "dev");
  BOOST_TEST(c.targets.size() == 2u);
  BOOST_TEST(c.targets[1].scratch_url == "postgresql://db/s");
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
      {"[targets.dev]\nlabel = \"x\"", "R0605", "known are url, scratch_url", 2},
      {"[targets.dev]\n", "R0606", "write url = \"postgresql://…\"", 1},
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
