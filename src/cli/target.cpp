// The order in which places are asked for a database is the one of the manual; the first that answers wins.
#include "cli/target.hpp"

#include <cstdio>
#include <cstdlib>

#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/usage.hpp"
#include "postgres/connect.hpp"
#include "postgres/server.hpp"
#include "postgres/url.hpp"

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

/// The first of `names` that is set, with the place where it is: the process's environment comes first.
std::optional<std::pair<std::string, std::string>> variable(const Workspace& workspace,
                                                            const std::vector<std::string>& names) {
  const Lookup process = process_environment();
  for (const std::string& name : names) {
    if (auto value = process(name)) return std::pair(*value, name);
  }
  for (const std::string& name : names) {
    if (auto value = workspace.environment(name))
      return std::pair(*value, name + " in " + workspace.dotenv_path);
  }
  return std::nullopt;
}

Target on_own_server(const Workspace& workspace, const std::string& database) {
  if (!postgres::find_programs()) {
    const std::optional<std::string> chosen = process_environment()("RETORT_PG_BINDIR");
    throw Error(Diagnostic{
        .code = "R0609",
        .text = "no database is named, and no PostgreSQL server is installed to start one",
        .help = chosen ? "RETORT_PG_BINDIR names " + *chosen + ", which holds no initdb and postgres"
                       : "give --url, set DATABASE_URL, or install PostgreSQL's server programs"});
  }
  Target target;
  target.url = postgres::ProjectServer(own_server_folder(workspace)).url(database);
  target.origin = "the project's own server";
  target.own_server = true;
  target.own_database = database;
  return target;
}

/// The database that is meant where no target is named; on another one of its server if `database` is given.
Target unnamed(const Workspace& workspace, const std::string& database) {
  const Configuration& configuration = workspace.configuration;
  Target target;
  if (auto url = variable(workspace, {"RETORT_DATABASE_URL", "DATABASE_URL"})) {
    target.url = url->first;
    target.origin = url->second;
  } else if (!configuration.url.empty()) {
    target.origin = "[database] in retort.toml";
    target.url = expand_url(configuration.url, workspace.environment, target.origin);
  } else if (libpq_variables(workspace)) {
    target.origin = "PG* variables";
  } else {
    return on_own_server(workspace, database.empty() ? own_database : database);
  }
  if (!database.empty()) target.url = postgres::with_database(target.url, database);
  return target;
}

Target named(const Workspace& workspace, const std::string& name, const std::string& origin) {
  const NamedTarget& named = named_target(workspace.configuration, name);
  const std::string where = "[targets." + name + "] in retort.toml";
  const std::string database = expand(named.database, workspace.environment, where);
  Target target;
  if (named.url.empty()) {
    target = unnamed(workspace, database);
    target.origin = where + origin + ", on the server of " + target.origin;
  } else {
    target.url = expand_url(named.url, workspace.environment, where);
    if (!database.empty()) target.url = postgres::with_database(target.url, database);
    target.origin = where + origin;
  }
  target.scratch_url = expand_url(named.scratch_url, workspace.environment, where);
  target.lock_timeout = named.lock_timeout;
  target.statement_timeout = named.statement_timeout;
  target.scratch_origin = "targets." + name + ".scratch_url";
  target.lock_timeout_origin = "targets." + name + ".lock_timeout";
  target.statement_timeout_origin = "targets." + name + ".statement_timeout";
  return target;
}

Target choose(const Arguments& arguments, const Workspace& workspace) {
  const auto url = arguments.value("url");
  const auto name = arguments.value("target");
  if (url && name) {
    throw UsageError(Diagnostic{
        .code = "R0603", .text = "--url and --target name two databases", .help = "give one of them"});
  }
  if (url) {
    Target target;
    target.url = *url;
    target.origin = "--url";
    return target;
  }
  if (name) return named(workspace, *name, "");
  if (const auto said = variable(workspace, {"RETORT_TARGET", "RETORT_DATABASE_URL", "DATABASE_URL"})) {
    if (said->second.starts_with("RETORT_TARGET"))
      return named(workspace, said->first, ", named by " + said->second);
    return unnamed(workspace, "");
  }
  if (!workspace.configuration.target.empty())
    return named(workspace, workspace.configuration.target, ", the default of [database]");
  return unnamed(workspace, "");
}

/// Whether `url` leads to the project's own server, though it was not found as that.
bool is_own_server(const std::string& url, const postgres::ProjectServer& server) {
  if (!server.exists()) return false;
  const auto place = [](const std::string& text) {
    const postgres::Parameters parameters = postgres::parse_url(text);
    return postgres::parameter(parameters, "host") + ":" + postgres::parameter(parameters, "port");
  };
  return place(url) == place(server.url(own_database));
}

}  // namespace

std::filesystem::path own_server_folder(const Workspace& workspace) {
  return workspace.state / "server";
}

Target find_target(const Arguments& arguments, const Workspace& workspace) {
  Target target = choose(arguments, workspace);
  const Configuration& configuration = workspace.configuration;
  auto fall_back = [](std::string& value, std::string& origin, const std::string& other,
                      const std::string& other_origin) {
    if (!value.empty() || other.empty()) return;
    value = other;
    origin = other_origin;
  };
  if (auto url = arguments.value("scratch-url")) {
    target.scratch_url = *url;
    target.scratch_origin = "--scratch-url";
  }
  if (const auto said = variable(workspace, {"RETORT_SCRATCH_URL"}))
    fall_back(target.scratch_url, target.scratch_origin, said->first, said->second);
  if (target.scratch_url.empty()) {
    fall_back(target.scratch_url, target.scratch_origin,
              expand_url(configuration.scratch_url, workspace.environment, "scratch_url in retort.toml"),
              "database.scratch_url");
  }
  if (auto timeout = arguments.value("lock-timeout")) {
    if (!known_duration(*timeout)) {
      throw UsageError(Diagnostic{.code = "R0603",
                                  .text = "`--lock-timeout` is no time: `" + *timeout + "`",
                                  .help = "write 5s; units are us, ms, s, min, h, d"});
    }
    target.lock_timeout = *timeout;
    target.lock_timeout_origin = "--lock-timeout";
  }
  fall_back(target.lock_timeout, target.lock_timeout_origin, configuration.lock_timeout,
            "database.lock_timeout");
  fall_back(target.statement_timeout, target.statement_timeout_origin, configuration.statement_timeout,
            "database.statement_timeout");
  return target;
}

Connection connect(const Target& target, const Workspace& workspace, const Arguments& arguments,
                   const std::vector<std::pair<std::string, std::string>>& settings) {
  postgres::ProjectServer server(own_server_folder(workspace));
  if (target.own_server) {
    const bool first = !server.exists();
    if (server.start(target.own_database)) {
      note(arguments, std::string(first ? "created and started" : "started") +
                          " the project's own server in " + shown(own_server_folder(workspace)) + " (`" +
                          arguments.program + " db stop` stops it)");
    }
  }
  postgres::ConnectionOptions options;
  options.application_name = arguments.program;
  options.settings = settings;
  if (!target.lock_timeout.empty()) options.settings.emplace_back("lock_timeout", target.lock_timeout);
  if (!target.statement_timeout.empty())
    options.settings.emplace_back("statement_timeout", target.statement_timeout);
  try {
    return postgres::connect(target.url, options);
  } catch (const Error& error) {
    if (error.code() != "R0301" || server.running() || !is_own_server(target.url, server)) throw;
    Diagnostic diagnostic = error.diagnostics().front();
    diagnostic.help =
        "this is the project's own server, which is stopped: `" + arguments.program + " db start` starts it";
    throw Error(std::move(diagnostic));
  }
}

}  // namespace retort::cli
