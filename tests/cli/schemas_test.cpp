#include "cli/schemas.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

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
      {"models/a.sql", "CREATE VIEW top AS SELECT * FROM middle;"},
      {"models/b.sql", "CREATE VIEW middle AS SELECT id, shout(body) FROM notes"},
      {"models/c.sql",
       "CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql AS $$ SELECT upper(t) || mark() $$;"},
      {"models/d.sql",
       "CREATE FUNCTION mark() RETURNS text LANGUAGE sql AS $$ SELECT '!'::text $$; -- a remark"},
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

BOOST_AUTO_TEST_CASE(a_type_goes_before_a_function_that_would_announce_it) {
  const std::vector<EmbeddedFile> files{
      {"models/functions/first.sql",
       "CREATE FUNCTION first() RETURNS word LANGUAGE internal AS $$current_user$$;"},
      {"models/types/word.sql",
       "CREATE TYPE word;\n"
       "CREATE FUNCTION word_in(cstring) RETURNS word LANGUAGE internal IMMUTABLE STRICT AS $$namein$$;\n"
       "CREATE FUNCTION word_out(word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS $$nameout$$;\n"
       "CREATE TYPE word (INPUT = word_in, OUTPUT = word_out, LIKE = name);"},
  };
  postgres::Scratch source = scratch();
  postgres::Scratch::Database database = source.create();
  load_models(database.connection(), project_with(files));
  BOOST_TEST(postgres::query(database.connection(), "SELECT 'x'::word").rows.size() == 1);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_loaded_is_named_with_its_place) {
  postgres::Scratch source = scratch();
  postgres::Scratch::Database missing = source.create();
  try {
    load_models(missing.connection(),
                project_with({{"models/good.sql", "CREATE VIEW good AS SELECT 1 AS one;"},
                              {"models/one.sql", "CREATE VIEW one AS\nSELECT * FROM nowhere;"},
                              {"models/two.sql", "CREATE VIEW two AS SELECT * FROM one;"}}));
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
    load_models(wrong.connection(), project_with({{"models/wrong.sql", "\nCREAT VIEW x AS SELECT 1"}}));
    BOOST_ERROR("no error");
  } catch (const Error& error) {
    BOOST_TEST(error.diagnostics().size() == 1u);
    BOOST_TEST(error.diagnostics()[0].place.line == 2);
    BOOST_TEST(error.diagnostics()[0].text.find("CREAT") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_file_goes_behind_the_one_that_has_the_name_of_what_it_misses) {
  const std::vector<EmbeddedFile> files{
      {"models/views/a.sql", "CREATE VIEW a AS SELECT * FROM b"},
      {"models/views/b.sql", "CREATE VIEW b AS SELECT * FROM far.c"},
      {"models/views/d.sql", "CREATE VIEW d AS SELECT * FROM notes"},
      {"models/views/far.c.sql", "CREATE SCHEMA far; CREATE VIEW far.c AS SELECT * FROM notes"},
  };
  postgres::Scratch source = scratch();
  postgres::Scratch::Database database = source.create();
  load_models(database.connection(), project_with(files));
  const base::Rows made =
      postgres::query(database.connection(),
                      "SELECT relname FROM pg_class WHERE relname IN ('a', 'b', 'c', 'd') ORDER BY oid");
  std::string order;
  for (const base::Row& row : made.rows) order += row[0].value();
  BOOST_TEST(order == "cbad");  // Not round by round, which costs a round for each view behind another.
}

BOOST_AUTO_TEST_CASE(files_that_wait_for_each_other_take_turns) {
  const std::vector<EmbeddedFile> files{
      {"models/functions/shown.sql",
       "CREATE FUNCTION shown(one words) RETURNS text LANGUAGE sql AS $$ SELECT one.body $$;"},
      {"models/tables/0.sql",
       "CREATE TABLE b (id integer, a integer);\nALTER TABLE b ADD FOREIGN KEY (a) REFERENCES a;\n"
       "CREATE UNIQUE INDEX ON b (id);"},
      {"models/tables/a.sql",
       "CREATE TABLE a (id integer PRIMARY KEY, b integer);\n"
       "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b (id) -- first\n;\nCOMMENT ON TABLE a IS 'A';"},
      {"models/views/words.sql",
       "CREATE VIEW words AS SELECT body FROM notes;\n"
       "CREATE RULE add AS ON INSERT TO words DO INSTEAD SELECT shown(new.*)"},
  };
  postgres::Scratch source = scratch();
  postgres::Scratch::Database database = source.create();
  load_models(database.connection(), project_with(files));
  BOOST_TEST(postgres::query(
                 database.connection(),
                 "SELECT FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text IN ('a', 'b')")
                 .rows.size() == 2);
  BOOST_TEST(
      postgres::query(database.connection(), "SELECT FROM pg_rules WHERE rulename = 'add'").rows.size() == 1);
  postgres::Scratch::Database wrong = source.create();
  std::vector<EmbeddedFile> missing = files;
  missing.push_back(
      {"models/c.sql", "CREATE TABLE c (id integer);\nCREATE VIEW d AS\n  SELECT * FROM nowhere;"});
  try {
    load_models(wrong.connection(), project_with(missing));
    BOOST_ERROR("no error");
  } catch (const Error& error) {
    BOOST_REQUIRE_EQUAL(error.diagnostics().size(), 1u);
    BOOST_TEST(error.diagnostics()[0].place.file == "models/c.sql");
    BOOST_TEST(error.diagnostics()[0].place.line == 3);
    BOOST_TEST(error.diagnostics()[0].place.column == 17);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_does_not_parse_is_named_where_a_table_waits_for_another) {
  Project project = project_with(
      {{"models/base.sql", "CREATE FUNCTION base() RETURNS text LANGUAGE sql AS $$ SELECT 'x'::text $$;"},
       {"models/wrong.sql", "CREATE VIEW v AS\nSELECT ARRAY[1 AS x]"}});
  project.models = [] {
    DeclaredSchema schema = one_table();
    schema.tables.back().columns.back().default_sql = "base()";
    return schema;
  };
  postgres::Scratch source = scratch();
  postgres::Scratch::Database database = source.create();
  try {
    load_models(database.connection(), project);
    BOOST_ERROR("no error");
  } catch (const Error& error) {
    BOOST_TEST(error.code() == "R0614");
    BOOST_TEST(error.diagnostics()[0].place.file == "models/wrong.sql");
    BOOST_TEST(error.diagnostics()[0].place.line == 2);
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
  const fs::path folder =
      fs::temp_directory_path() / std::to_string(::getpid()).append("-retort-comparison-test");
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
  project.model_sql = {{"models/v.sql", view}};
  const Comparison found = compare_models(arguments, workspace, revisions, project);
  BOOST_TEST(!found.upgrade.empty());
  BOOST_TEST(!found.downgrade.empty());
  BOOST_REQUIRE_EQUAL(found.lines.size(), 1u);
  BOOST_TEST(found.lines[0] == "view public.v: in models, not in migrations");
  BOOST_TEST(base::read_file(folder / "no-difference") == remembered);
  fs::remove_all(folder);
}

BOOST_AUTO_TEST_CASE(a_naming_convention_names_constraints_on_the_server) {
  Configuration configuration;
  configuration.naming.primary_key = "pk_{table}";
  postgres::Scratch source = scratch();
  postgres::Scratch::Database database = source.create();
  load_models(database.connection(), project_with({}), configuration);
  const base::Rows rows = postgres::query(database.connection(),
                                          "SELECT conname FROM pg_constraint WHERE contype = 'p' AND "
                                          "conrelid = 'notes'::regclass");
  BOOST_REQUIRE_EQUAL(rows.rows.size(), 1u);
  BOOST_TEST(*rows.rows[0][0] == "pk_notes");
}

namespace {

/// What `check` says on standard error of models with these renames.
std::string told_of(DeclaredSchema (*models)()) {
  Arguments arguments;
  arguments.program = "migrate";
  arguments.options["scratch-url"] = {server().url()};
  arguments.options["no-cache"] = {"true"};
  Workspace workspace;
  workspace.state = fs::temp_directory_path() / std::to_string(::getpid()).append("-retort-renames-test");
  workspace.environment = [](const std::string&) { return std::nullopt; };
  const std::string sql =
      "-- Notes\n-- revision: 1\n\n-- retort:upgrade\n"
      "CREATE TABLE notes (id bigint PRIMARY KEY, text text);\n-- retort:downgrade\nDROP TABLE notes;\n";
  Project project;
  project.models = models;
  project.revision_files = {{"1.sql", sql}};
  const fs::path file = fs::temp_directory_path() / std::to_string(::getpid()).append("-retort-renames-told");
  std::fflush(stderr);
  const int before = ::dup(STDERR_FILENO);
  const int told = ::open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
  ::dup2(told, STDERR_FILENO);
  const Revisions revisions = load_revisions(workspace, project);
  compare_models(arguments, workspace, revisions, project);
  std::fflush(stderr);
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  ::close(told);
  const std::string text = base::read_file(file);
  fs::remove(file);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_renamed_from_that_matches_nothing_is_told) {
  const std::string misspelt = told_of([] {
    DeclaredSchema schema = one_table();
    schema.renames = {{schema.tables[0].name, "body", "txet"}};
    schema.places = {{schema.tables[0].name, {"models/note.hpp", 3, 8}}};
    return schema;
  });
  BOOST_TEST(misspelt.find("warning[R0620]: renamed_from(\"txet\") of notes.body matches nothing") !=
                 std::string::npos,
             misspelt);
  BOOST_TEST(misspelt.find("models/note.hpp:3:8") != std::string::npos, misspelt);
  const std::string right = told_of([] {
    DeclaredSchema schema = one_table();
    schema.renames = {{schema.tables[0].name, "body", "text"}};
    return schema;
  });
  BOOST_TEST(right == "");
  const std::string done_already = told_of([] {
    DeclaredSchema schema = one_table();
    schema.renames = {{schema.tables[0].name, "", "old_notes"}, {schema.tables[0].name, "id", "key"}};
    return schema;
  });
  BOOST_TEST(done_already == "");
  const std::string table = told_of([] {
    DeclaredSchema schema = one_table();
    schema.tables[0].name.name = "memos";
    schema.renames = {{schema.tables[0].name, "", "nots"}};
    return schema;
  });
  BOOST_TEST(table.find("renamed_from(\"nots\") of memos matches nothing") != std::string::npos, table);
}
