#include "cli/schemas.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "base/file.hpp"
#include "cli/comparison.hpp"
#include "postgres/query.hpp"
#include "server.hpp"

using namespace retort;
using namespace retort::cli;
namespace fs = std::filesystem;

namespace {

DeclaredSchema one_table() {
  TableDefinition table;
  table.name = {"public", "notes"};
  ColumnDefinition id;
  id.name = "id";
  id.type = "bigint";
  id.nullable = false;
  ColumnDefinition body;
  body.name = "body";
  body.type = "text";
  PrimaryKey key;
  key.columns = {"id"};
  table.columns = {id, body};
  table.primary_key = {key};
  DeclaredSchema schema;
  schema.tables = {table};
  return schema;
}

Project project_with(std::vector<EmbeddedFile> sql) {
  Project project;
  project.models = one_table;
  project.model_sql = std::move(sql);
  return project;
}

/// A scratch database of this test program's server.
postgres::Scratch scratch() {
  postgres::ScratchOptions options;
  options.scratch_url = server().url();
  return postgres::Scratch(options);
}

}  // namespace

BOOST_AUTO_TEST_CASE(sql_files_load_in_the_order_of_their_needs) {
  // By name each needs one that comes later.
  std::vector<EmbeddedFile> files{
      {"a.sql", "CREATE VIEW top AS SELECT * FROM middle;"},
      {"b.sql", "CREATE VIEW middle AS SELECT id, shout(body) FROM notes"},
      {"c.sql",
       "CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql AS $$ SELECT upper(t) || mark() $$;"},
      {"d.sql", "CREATE FUNCTION mark() RETURNS text LANGUAGE sql AS $$ SELECT '!'::text $$; -- a remark"},
  };
  postgres::Scratch source = scratch();
  do {
    postgres::Scratch::Database database = source.create();
    load_models(database.connection(), project_with(files));
    BOOST_TEST(postgres::query(database.connection(), "SELECT * FROM top").rows.empty());
  } while (
      std::next_permutation(files.begin(), files.end(),
                            [](const EmbeddedFile& a, const EmbeddedFile& b) { return a.name < b.name; }));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_loaded_is_named_with_its_place) {
  postgres::Scratch source = scratch();
  postgres::Scratch::Database missing = source.create();
  try {
    load_models(missing.connection(), project_with({{"good.sql", "CREATE VIEW good AS SELECT 1 AS one;"},
                                                    {"one.sql", "CREATE VIEW one AS\nSELECT * FROM nowhere;"},
                                                    {"two.sql", "CREATE VIEW two AS SELECT * FROM one;"}}));
    BOOST_ERROR("no error");
  } catch (const Error& error) {
    BOOST_REQUIRE_EQUAL(error.diagnostics().size(), 2u);
    BOOST_TEST(error.code() == "R0614");
    BOOST_TEST(error.diagnostics()[0].place.file == "models/one.sql");
    BOOST_TEST(error.diagnostics()[0].place.line == 2);
    BOOST_TEST(error.diagnostics()[0].place.column == 15);
    BOOST_TEST(error.diagnostics()[1].place.file == "models/two.sql");
  }
  postgres::Scratch::Database wrong = source.create();
  try {
    load_models(wrong.connection(), project_with({{"wrong.sql", "\nCREAT VIEW x AS SELECT 1"}}));
    BOOST_ERROR("no error");
  } catch (const Error& error) {
    BOOST_TEST(error.diagnostics().size() == 1u);
    BOOST_TEST(error.diagnostics()[0].place.line == 2);
    BOOST_TEST(error.diagnostics()[0].text.find("CREAT") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(what_the_server_refuses_of_a_model_is_on_its_struct) {
  Project project;
  project.models = [] {
    DeclaredSchema schema = one_table();
    schema.tables.push_back(schema.tables.front());
    schema.tables.back().name.name = "wrong";
    schema.tables.back().columns.back().default_sql = "no_such_function()";
    schema.places = {{schema.tables[0].name, {"models/note.hpp", 3, 8}},
                     {schema.tables[1].name, {"models/wrong.hpp", 7, 8}}};
    return schema;
  };
  postgres::Scratch source = scratch();
  postgres::Scratch::Database database = source.create();
  try {
    load_models(database.connection(), project);
    BOOST_ERROR("no error");
  } catch (const Error& error) {
    BOOST_TEST(error.diagnostics()[0].place.file == "models/wrong.hpp");
    BOOST_TEST(error.diagnostics()[0].place.line == 7);
    BOOST_TEST(error.diagnostics()[0].text.find("no_such_function") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_comparison_without_difference_is_remembered) {
  const fs::path folder = fs::temp_directory_path() / "retort-comparison-test";
  fs::remove_all(folder);
  Arguments arguments;
  arguments.program = "migrate";
  arguments.options["scratch-url"] = {server().url()};
  Workspace workspace;
  workspace.state = folder;
  workspace.environment = [](const std::string&) { return std::nullopt; };
  const std::string sql =
      "-- Notes\n-- revision: 1\n\n-- retort:upgrade\n"
      "CREATE TABLE notes (id bigint PRIMARY KEY, body text);\n-- retort:downgrade\nDROP TABLE notes;\n";
  Project project = project_with({});
  project.revision_files = {{"1.sql", sql}};
  const Revisions revisions = load_revisions(workspace, project);

  BOOST_TEST(compare_models(arguments, workspace, revisions, project).upgrade.empty());
  const std::string remembered = base::read_file(folder / "no-difference");
  BOOST_TEST(compare_models(arguments, workspace, revisions, project).upgrade.empty());

  // Another SQL file of the models is another question.
  const std::string view = "CREATE VIEW v AS SELECT 1 AS one;";
  project.model_sql = {{"v.sql", view}};
  const Comparison found = compare_models(arguments, workspace, revisions, project);
  BOOST_TEST(!found.upgrade.empty());
  BOOST_TEST(!found.downgrade.empty());
  BOOST_REQUIRE_EQUAL(found.lines.size(), 1u);
  BOOST_TEST(found.lines[0] == "view public.v: in models, not in migrations");
  BOOST_TEST(base::read_file(folder / "no-difference") == remembered);
  fs::remove_all(folder);
}
