// Two scratch databases are filled and read at the same time: each is mostly waiting for its server process.
#include "cli/schemas.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "cli/sql_files.hpp"
#include "ddl/ddl.hpp"
#include "import/imported.hpp"
#include "inspect/inspect.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "postgres/statements.hpp"
#include "run/run.hpp"

namespace retort::cli {
namespace {

/// `from`: where in the file the statements began.
Error sql_error(const EmbeddedFile& file, const postgres::ServerError& error, std::size_t from) {
  const postgres::ServerReport& report = error.report();
  Diagnostic diagnostic = error.diagnostics().front();
  diagnostic.code = "R0614";
  diagnostic.place = {std::string(file.name), 0, 0};
  if (report.position != postgres::ServerReport::no_position) {
    const base::Position at = base::position_at(file.content, from + report.position);
    diagnostic.place.line = at.line;
    diagnostic.place.column = at.column;
    diagnostic.excerpt = base::excerpt(file.content, at.line, at.column);
  }
  if (diagnostic.help.empty() && something_missing(report.sqlstate))
    diagnostic.help = "no model and no other SQL file of the models brings it";
  return Error(std::move(diagnostic));
}

/// The server's report with the place of the struct whose statement it refused, behind `before` others.
Error model_error(const operation::Changes& changes, const postgres::ServerError& error, std::size_t before) {
  Diagnostic diagnostic = error.diagnostics().front();
  for (const operation::Change& change : changes) {
    before += ddl::statements(change).size();
    if (error.report().statement >= before) continue;
    diagnostic.place = change.place;
    break;
  }
  return Error(std::move(diagnostic));
}

constexpr std::string_view savepoint = "SAVEPOINT retort_file;";
constexpr std::string_view release = "RELEASE SAVEPOINT retort_file;";

/// A file, and where what has not run of it begins.
struct Part {
  EmbeddedFile file;
  std::size_t from = 0;
};

/// Runs what is left of a file up to `end`, behind `savepoint`, and makes the next one. The savepoint goes
/// ahead of the text, not with it: of a text that it cannot parse the server runs nothing.
void run_part(Connection& connection, Part& part, std::size_t end, std::string& done) {
  const std::string text(part.file.content.substr(part.from, end - part.from));
  try {
    postgres::run_script(connection, text + "\n;" + std::string(release) + std::string(savepoint));
  } catch (const postgres::ServerError&) {
    postgres::run_script(connection, "ROLLBACK TO SAVEPOINT retort_file;");
    throw;
  }
  done += "\n" + text + ";";
  part.from = end;
}

/// What keeps a part back, where it may go on later; any other refusal is thrown.
std::optional<Error> refusal(Connection& connection, Part& part, std::size_t end, std::string& done) {
  try {
    run_part(connection, part, end, done);
    return std::nullopt;
  } catch (const postgres::ServerError& error) {
    Error mine = sql_error(part.file, error, part.from);
    if (!something_missing(error.report().sqlstate)) throw mine;
    return mine;
  }
}

/// Runs the first statements of a part, as far as they go. False: not one.
bool begin_part(Connection& connection, Part& part, std::string& done) {
  const std::size_t before = part.from;
  for (const auto& statement : postgres::split_statements(part.file.content.substr(before))) {
    if (refusal(connection, part, before + statement.offset + statement.length, done)) break;
  }
  return part.from > before;
}

/// `dem.urb` of `relation "dem.urb" does not exist`; empty: no name is told.
std::string missing_name(std::string_view message) {
  const std::size_t open = message.find('"');
  const std::size_t close = message.find('"', open + 1);
  return close == message.npos ? "" : std::string(message.substr(open + 1, close - open - 1));
}

/// Tries every file in a savepoint, behind the one that is named after what it misses, and tries those that
/// failed for want of something again, until none is left. Where files wait for each other (tables with keys
/// to each other, a view whose rule calls a function of its rows), their first statements run ahead of the
/// others.
class Loading {
 public:
  Loading(Connection& connection, const std::vector<EmbeddedFile>& files, std::string& done)
      : connection_(connection), done_(done), refused_(files.size()), ran_(files.size()) {
    for (const EmbeddedFile& file : files) {
      std::string_view name = file.name.substr(file.name.rfind('/') + 1);
      by_name_.emplace(name.substr(0, name.rfind('.')), parts_.size());
      parts_.push_back({file});
    }
  }

  void load_all() {
    postgres::run_script(connection_, savepoint);
    for (std::size_t left = parts_.size(), before = left + 1; left > 0;) {
      if (left == before) begin_all();
      before = left;
      tried_.clear();
      for (std::size_t i = 0; i < parts_.size(); ++i)
        if (!ran_[i] && tried_.insert(i).second) load(i);
      left = static_cast<std::size_t>(std::count(ran_.begin(), ran_.end(), false));
    }
    postgres::run_script(connection_, release);
  }

 private:
  bool load(std::size_t i) {
    while (true) {
      const auto error = refusal(connection_, parts_[i], parts_[i].file.content.size(), done_);
      ran_[i] = !error;
      if (!error) return true;
      refused_[i] = error->diagnostics().front();
      const auto other = by_name_.find(missing_name(refused_[i].text));
      if (other == by_name_.end() || ran_[other->second] || !tried_.insert(other->second).second ||
          !load(other->second))
        return false;
    }
  }

  void begin_all() {
    bool begun = false;
    std::vector<Diagnostic> errors;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (ran_[i]) continue;
      begun = begin_part(connection_, parts_[i], done_) || begun;
      errors.push_back(refused_[i]);
    }
    if (!begun) throw Error(std::move(errors));
  }

  Connection& connection_;
  std::string& done_;
  std::vector<Part> parts_;
  std::map<std::string, std::size_t, std::less<>> by_name_;  // Without folder and suffix.
  std::vector<Diagnostic> refused_;
  std::vector<bool> ran_;
  std::set<std::size_t> tried_;  // In this round.
};

/// Runs those files that run already, and returns the others.
std::vector<EmbeddedFile> load_early_sql(Connection& connection, std::vector<EmbeddedFile> files,
                                         std::string& done) {
  postgres::run_script(connection, savepoint);
  for (bool progress = true; progress && !files.empty();) {
    std::vector<EmbeddedFile> later;
    for (const EmbeddedFile& file : files) {
      try {
        Part part{file};
        run_part(connection, part, file.content.size(), done);
      } catch (const postgres::ServerError&) {
        later.push_back(file);
      }
    }
    progress = later.size() < files.size();
    files = std::move(later);
  }
  postgres::run_script(connection, release);
  return files;
}

/// The tables behind what the files bring for them: domains, functions, extensions. In a transaction that is
/// left open; returns the files that are left.
std::vector<EmbeddedFile> load_tables_late(Connection& connection, const operation::Changes& changes,
                                           const std::vector<EmbeddedFile>& files, std::string& done) {
  operation::Changes first;
  operation::Changes rest;
  for (const operation::Change& change : changes) {
    const bool early = std::holds_alternative<operation::CreateSchema>(change.operation) ||
                       std::holds_alternative<operation::CreateEnum>(change.operation);
    (early ? first : rest).push_back(change);
  }
  postgres::run_script(connection, "ROLLBACK;\nBEGIN;\n" + ddl::script(first));
  done = ddl::script(first);
  std::vector<EmbeddedFile> left = load_early_sql(connection, files, done);
  try {
    postgres::run_script(connection, ddl::script(rest));
    done += "\n" + ddl::script(rest);
  } catch (const postgres::ServerError& error) {
    throw model_error(rest, error, 0);
  }
  return left;
}

/// Whether the target's server may be asked for scratch databases: it is named, and it answers. The project's
/// own server is passed over: a throwaway one is the same version and does not wait for disks.
bool answers(const Target& target) {
  if (target.own_server) return false;
  try {
    postgres::ConnectionOptions options;
    options.connect_timeout = 3;
    postgres::connect(target.url, options);
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

postgres::Scratch open_scratch(const Arguments& arguments, const Workspace& workspace) {
  postgres::ScratchOptions options;
  try {
    const Target target = find_target(arguments, workspace);
    if (!target.scratch_url.empty()) {
      wait_for(target.scratch_url, target, arguments);
      options.scratch_url = target.scratch_url;
      return postgres::Scratch(options);
    }
    // A throwaway server will do, unless this very call asks for patience.
    if (arguments.has("wait") && !target.own_server) wait_for(target.url, target, arguments);
    if (answers(target)) options.target_url = target.url;
  } catch (const Error& error) {
    // No database is named at all: R0609. A throwaway server says the rest.
    if (error.code() != "R0609") throw;
  }
  return postgres::Scratch(options);
}

catalog::Filter schema_filter(const run::Settings& settings) {
  catalog::Filter filter;
  for (const Name& name : {settings.version_table, settings.history_table}) {
    filter.excluded_tables.emplace_back(
        settings.version_table.schema.empty() ? "public" : settings.version_table.schema, name.name);
  }
  return filter;
}

catalog::Filter comparison_filter(const Arguments& arguments, const Workspace& workspace) {
  catalog::Filter filter = schema_filter(run_settings(workspace, arguments));
  filter.owners = workspace.configuration.owners;
  filter.privileges = workspace.configuration.privileges;
  return filter;
}

void require_models(const Project& project) {
  if (project.models != nullptr) return;
  throw Error(Diagnostic{.code = "R0611",
                         .text = "no models are compiled into this program",
                         .help = "use the `migrate` that the project builds from its models"});
}

DeclaredSchema declared_schema(const Project& project, const Configuration& configuration) {
  DeclaredSchema schema = project.models();
  model::apply_naming(schema, configuration.naming);
  return schema;
}

namespace {

/// Returns what ran.
std::string load_in_order(Connection& connection, const DeclaredSchema& schema,
                          const std::vector<EmbeddedFile>& files) {
  const operation::Changes changes = ddl::create_all(schema);
  std::vector<EmbeddedFile> left = files;
  // A function in C that returns a type which is not there would announce that type itself.
  std::stable_partition(left.begin(), left.end(),
                        [](const EmbeddedFile& file) { return file.name.find("/types/") != file.name.npos; });
  std::string done = ddl::script(changes);
  try {
    postgres::run_script(connection, "BEGIN;\n" + done);
  } catch (const postgres::ServerError& error) {
    if (files.empty() || !something_missing(error.report().sqlstate)) throw model_error(changes, error, 1);
    left = load_tables_late(connection, changes, left, done);
  }
  Loading(connection, left, done).load_all();
  postgres::run_script(connection, "COMMIT;");
  return done;
}

}  // namespace

void load_schema(Connection& connection, const DeclaredSchema& schema,
                 const std::vector<EmbeddedFile>& files) {
  load_in_order(connection, schema, files);
}

std::string models_script(Connection& empty, const Project& project, const Configuration& configuration) {
  return load_in_order(empty, declared_schema(project, configuration), project.model_sql);
}

void load_models(Connection& connection, const Project& project, const Configuration& configuration) {
  load_schema(connection, declared_schema(project, configuration), project.model_sql);
}

void load_revisions_into(Connection& connection, const Revisions& revisions,
                         const std::vector<std::string>& targets, const Project& project,
                         const run::Settings& settings) {
  run::Observer silent;
  run::Settings here = settings;
  here.scratch = true;
  try {
    run::upgrade(connection, revisions.graph, targets, script_source(project), here, silent);
  } catch (const Error& error) {
    const Place place = error.diagnostics().front().place;
    for (const revision::Revision& one : revisions.graph.revisions()) {
      if (one.file.path == place.file && imports::is_unfinished(one.file.content))
        throw Error(Diagnostic{
            .code = "R0647",
            .text = "what the revisions build cannot be told: revision " + one.id + " is unfinished",
            .help = "write the SQL in place of the marked block of its file, then `PROGRAM rehash`",
            .place = place});
    }
    throw;
  }
}

Schemas load_both(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                  const Project& project) {
  require_models(project);
  const run::Settings settings = run_settings(workspace, arguments);
  const catalog::Filter filter = comparison_filter(arguments, workspace);
  postgres::Scratch scratch = open_scratch(arguments, workspace);
  auto history = std::async(std::launch::async, [&] {
    postgres::Scratch::Database database = scratch.create();
    load_revisions_into(database.connection(), revisions, {"heads"}, project, settings);
    return inspect::inspect(database.connection(), filter);
  });
  Schemas schemas;
  // Whatever fails here, the other thread is waited for: `history` joins as it goes.
  postgres::Scratch::Database database = scratch.create();
  load_models(database.connection(), project, workspace.configuration);
  schemas.models = inspect::inspect(database.connection(), filter);
  schemas.revisions = history.get();
  return schemas;
}

}  // namespace retort::cli
