#include "cli/side.hpp"

#include <filesystem>
#include <future>
#include <optional>

#include "cli/renames.hpp"
#include "cli/schemas.hpp"
#include "cli/sql_files.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "ddl/ddl.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "postgres/url.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

enum class Sort { models, revisions, environment, url, files, empty };

bool is_url(const std::string& name) {
  return name.find("://") != std::string::npos || name.find('=') != std::string::npos;
}

Sort sort_of(const std::string& name) {
  if (name == "models") return Sort::models;
  if (name == "heads" || name.starts_with("rev:")) return Sort::revisions;
  if (name == "env") return Sort::environment;
  if (name == "empty") return Sort::empty;
  if (name.starts_with("file:")) return Sort::files;
  if (is_url(name)) return Sort::url;
  std::error_code ignored;
  if (name.find('/') != std::string::npos || name.ends_with(".sql") || fs::exists(name, ignored))
    return Sort::files;
  throw UsageError(
      Diagnostic{.code = "R0603",
                 .text = "`" + name + "` names no schema",
                 .help = "it is one of models, heads, rev:ID, env (the database), a URL, file:PATH, empty"});
}

fs::path path_of(const std::string& name) {
  std::string path = name.starts_with("file:") ? name.substr(5) : name;
  if (path.starts_with("//")) path.erase(0, 2);  // file:///home/…
  return path;
}

struct Side {
  std::string name;
  Sort sort;

  bool needs_scratch() const { return sort != Sort::url && sort != Sort::environment; }
  // Headers and revisions say who owns or may do what only where somebody wrote it down.
  bool has_owners() const { return sort != Sort::models && sort != Sort::revisions; }
};

Side side(std::string name) {
  const Sort sort = sort_of(name);
  return {std::move(name), sort};
}

}  // namespace

struct Sides::State {
  const Arguments& arguments;
  const Project& project;
  Workspace workspace;
  Side from;
  Side to;
  std::optional<postgres::Scratch> scratch = {};

  catalog::Catalog read(const Side& side);
  void open_scratch();
  catalog::Filter filter() const;
  Connection open(const Side& side) const;
  /// A scratch database with a side that needs one.
  postgres::Scratch::Database load(const Side& side);
};

// A server that has one side is the place for the other one: same version, same extensions, same roles.
void Sides::State::open_scratch() {
  if (scratch) return;
  const Side& other = from.sort == Sort::url ? from : to;
  const bool own_place = arguments.has("scratch-url") || !workspace.configuration.scratch_url.empty();
  if (!own_place && other.sort == Sort::url) {
    scratch.emplace(postgres::ScratchOptions{.target_url = other.name});
  } else {
    scratch.emplace(cli::open_scratch(arguments, workspace));
  }
}

catalog::Filter Sides::State::filter() const {
  catalog::Filter filter = schema_filter(run_settings(workspace, arguments));
  const bool as_in_dumps = from.has_owners() && to.has_owners();
  filter.standard_comment = as_in_dumps || arguments.has("prove");  // The proof asks pg_dump, too.
  filter.owners =
      (as_in_dumps || arguments.has("owner") || workspace.configuration.owners) && !arguments.has("no-owner");
  filter.privileges = (as_in_dumps || arguments.has("privileges") || workspace.configuration.privileges) &&
                      !arguments.has("no-privileges");
  return filter;
}

Connection Sides::State::open(const Side& side) const {
  const bool named = side.sort != Sort::environment;
  return connect(named ? target_at(side.name, arguments, workspace) : find_target(arguments, workspace),
                 workspace, arguments);
}

postgres::Scratch::Database Sides::State::load(const Side& side) {
  if (side.sort == Sort::models) require_models(project);
  std::vector<SqlFile> files;
  if (side.sort == Sort::files) files = read_sql_files(path_of(side.name));
  postgres::Scratch::Database database = scratch->create();
  if (side.sort == Sort::models) load_models(database.connection(), project, workspace.configuration);
  if (side.sort == Sort::files)
    load_sql_files(database.connection(), files, scratch->description() == "a throwaway server");
  if (side.sort == Sort::revisions) {
    const std::string target = side.name == "heads" ? side.name : side.name.substr(4);
    load_revisions_into(database.connection(), load_revisions(workspace, project), {target}, project,
                        run_settings(workspace, arguments));
  }
  return database;
}

catalog::Catalog Sides::State::read(const Side& side) {
  if (side.needs_scratch()) return inspect::inspect(load(side).connection(), filter());
  Connection connection = open(side);
  return inspect::inspect(connection, filter());
}

Sides::Sides(const Arguments& arguments, const Project& project, std::string from, std::string to)
    : state_(new State{arguments, project, open_workspace(arguments), side(std::move(from)),
                       side(std::move(to))}) {
  if (state_->from.needs_scratch() || state_->to.needs_scratch()) state_->open_scratch();
}
Sides::~Sides() = default;

const Workspace& Sides::workspace() const {
  return state_->workspace;
}

postgres::Scratch& Sides::scratch() {
  state_->open_scratch();
  return *state_->scratch;
}

postgres::Scratch::Database Sides::copy_first() {
  state_->open_scratch();
  if (state_->from.needs_scratch()) return state_->load(state_->from);
  Connection connection = state_->open(state_->from);
  const postgres::SchemaDump dumped = dump(connection);
  const std::string sql =
      dumped.why_not.empty()
          ? dumped.text
          : ddl::psql_script(diff::diff({}, inspect::inspect(connection, state_->filter())));
  postgres::Scratch::Database copy = state_->scratch->create();
  load_sql_files(copy.connection(), {sql_text("the copy of " + postgres::redacted(state_->from.name), sql)},
                 state_->scratch->description() == "a throwaway server");
  return copy;
}

std::shared_ptr<const catalog::Catalog> Sides::renamed_first(const operation::Changes& changes) {
  if (changes.empty()) return nullptr;
  postgres::Scratch::Database copy = copy_first();
  make_renames(copy.connection(), changes);
  return std::make_shared<const catalog::Catalog>(look(copy.connection()));
}

catalog::Catalog Sides::look(Connection& connection) const {
  return catalog::select(inspect::inspect(connection, state_->filter()), selection(state_->arguments));
}

bool Sides::whole() const {
  return selection(state_->arguments).all();
}

std::vector<std::pair<std::string, std::string>> Sides::left_alone() const {
  return state_->filter().excluded_tables;
}

postgres::SchemaDump Sides::dump(Connection& connection) const {
  const catalog::Filter filter = state_->filter();
  return postgres::dump_schema(
      connection,
      {.owners = filter.owners, .privileges = filter.privileges, .excluded_tables = filter.excluded_tables});
}

postgres::SchemaDump Sides::dump_second() {
  if (state_->to.needs_scratch()) return dump(state_->load(state_->to).connection());
  Connection connection = state_->open(state_->to);
  return dump(connection);
}

std::pair<catalog::Catalog, catalog::Catalog> Sides::read() {
  auto first = std::async(std::launch::async, [&] { return state_->read(state_->from); });
  // Whatever fails here, the other thread is waited for: the future joins as it goes.
  catalog::Catalog want = state_->read(state_->to);
  catalog::Catalog have = first.get();
  // Nobody knows yet where a plan for files or revisions will run.
  if (state_->from.needs_scratch()) have.roles.clear();
  // What a scratch database has of its own belongs to who loaded it.
  if (state_->from.needs_scratch() && !state_->to.needs_scratch())
    have = catalog::as_role(std::move(have), want.role);
  if (state_->to.needs_scratch() && !state_->from.needs_scratch())
    want = catalog::as_role(std::move(want), have.role);
  const catalog::Selection wanted = selection(state_->arguments);
  return {catalog::select(std::move(have), wanted), catalog::select(std::move(want), wanted)};
}

catalog::Selection selection(const Arguments& arguments) {
  return {arguments.values("schema"), arguments.values("only"), arguments.values("exclude")};
}

std::vector<Option> selection_options() {
  return {{"schema", '\0', "PATTERN", "only these schemas and what lives in them"},
          {"only", '\0', "PATTERN", "only objects of that name: name, schema.name or kind:name"},
          {"exclude", '\0', "PATTERN", "all but objects of that name"},
          {"no-owner", '\0', "", "owners do not count between databases and SQL files"},
          {"no-privileges", '\0', "", "nor do grants and default privileges"},
          {"owner", '\0', "", "owners count against headers and revisions too"},
          {"privileges", '\0', "", "so do grants and default privileges"}};
}

}  // namespace retort::cli
