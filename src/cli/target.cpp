// The order in which places are asked for a database is the one of the manual; the first that answers wins.
#include "cli/target.hpp"

#include <cstdio>
#include <cstdlib>

#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/usage.hpp"
#include "postgres/connect.hpp"
#include "postgres/server.hpp"

namespace retort::cli {
namespace {

const NamedTarget& named_target(const Configuration& configuration, const std::string& name) {
  std::vector<std::string> names;
  for (const NamedTarget& target : configuration.targets) {
    if (target.name == name) return target;
    names.push_back(target.name);
  }
  const std::string near = base::nearest(name, names);
  std::string help = "add [targets." + name + "] to retort.toml";
  if (!near.empty())
    help = "did you mean `" + near + "`?";
  else if (!names.empty())
    help = "known are " + base::join(names, ", ");
  throw Error(Diagnostic{.code = "R0607", .text = "there is no target `" + name + "`", .help = help});
}

Target from_named(const Workspace& workspace, const std::string& name, const std::string& origin) {
  const NamedTarget& named = named_target(workspace.configuration, name);
  const std::string where = "[targets." + name + "] in retort.toml";
  Target target;
  target.url = expand(named.url, workspace.environment, where);
  target.origin = where + origin;
  target.scratch_url = expand(named.scratch_url, workspace.environment, where);
  return target;
}

/// libpq reads the process's environment itself; what `.env` says is handed on to it.
bool libpq_variables(const Workspace& workspace) {
  bool found = false;
  for (const char* name : {"PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGSERVICE", "PGUSER",
                           "PGPASSWORD", "PGPASSFILE", "PGSSLMODE"}) {
    const std::optional<std::string> value = workspace.environment(name);
    if (!value) continue;
    ::setenv(name, value->c_str(), 0);
    const std::string_view text = name;
    found = found || text == "PGHOST" || text == "PGHOSTADDR" || text == "PGPORT" || text == "PGDATABASE" ||
            text == "PGSERVICE";
  }
  return found;
}

std::optional<Target> from_variables(const Workspace& workspace) {
  const Lookup process = process_environment();
  for (const char* name : {"RETORT_DATABASE_URL", "DATABASE_URL"}) {
    if (auto url = process(name)) return Target{.url = *url, .origin = name, .scratch_url = {}};
  }
  for (const char* name : {"RETORT_DATABASE_URL", "DATABASE_URL"}) {
    if (auto url = workspace.environment(name))
      return Target{
          .url = *url, .origin = std::string(name) + " in " + workspace.dotenv_path, .scratch_url = {}};
  }
  return std::nullopt;
}

Target choose(const Arguments& arguments, const Workspace& workspace) {
  const Configuration& configuration = workspace.configuration;
  if (auto url = arguments.value("url")) return {.url = *url, .origin = "--url", .scratch_url = {}};
  if (auto name = arguments.value("target")) return from_named(workspace, *name, "");
  if (auto target = from_variables(workspace)) return *target;
  if (!configuration.target.empty())
    return from_named(workspace, configuration.target, ", the default of [database]");
  if (!configuration.url.empty()) {
    const std::string where = "[database] in retort.toml";
    return {
        .url = expand(configuration.url, workspace.environment, where), .origin = where, .scratch_url = {}};
  }
  if (libpq_variables(workspace)) return {.url = "", .origin = "PG* variables", .scratch_url = {}};
  if (!postgres::find_programs()) {
    throw Error(Diagnostic{.code = "R0609",
                           .text = "no database is named, and no PostgreSQL server is installed to start one",
                           .help = "give --url, set DATABASE_URL, or install PostgreSQL's server programs"});
  }
  return {.url = postgres::ProjectServer(own_server_folder(workspace)).url(own_database),
          .origin = "the project's own server",
          .scratch_url = {},
          .own_server = true};
}

}  // namespace

std::filesystem::path own_server_folder(const Workspace& workspace) {
  return workspace.state / "server";
}

Target find_target(const Arguments& arguments, const Workspace& workspace) {
  Target target = choose(arguments, workspace);
  if (auto url = arguments.value("scratch-url")) target.scratch_url = *url;
  if (target.scratch_url.empty()) {
    target.scratch_url =
        expand(workspace.configuration.scratch_url, workspace.environment, "scratch_url in retort.toml");
  }
  return target;
}

Connection connect(const Target& target, const Workspace& workspace, const Arguments& arguments,
                   const std::vector<std::pair<std::string, std::string>>& settings) {
  if (target.own_server) {
    postgres::ProjectServer server(own_server_folder(workspace));
    const bool first = !server.exists();
    if (server.start(own_database)) {
      note(arguments, std::string(first ? "created and started" : "started") +
                          " the project's own server in " + shown(own_server_folder(workspace)) + " (`" +
                          arguments.program + " db stop` stops it)");
    }
  }
  postgres::ConnectionOptions options;
  options.application_name = arguments.program;
  options.settings = settings;
  const auto lock_timeout = arguments.value("lock-timeout");
  const std::string& lock = lock_timeout ? *lock_timeout : workspace.configuration.lock_timeout;
  if (!lock.empty()) options.settings.emplace_back("lock_timeout", lock);
  if (!workspace.configuration.statement_timeout.empty())
    options.settings.emplace_back("statement_timeout", workspace.configuration.statement_timeout);
  return postgres::connect(target.url, options);
}

}  // namespace retort::cli
