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

/// libpq's variables, without the two below. It looks into the process's environment itself, so what `.env`
/// says is handed on.
void hand_on_libpq_variables(const Workspace& workspace) {
  for (const char* name : {"PGHOST",
                           "PGPORT",
                           "PGDATABASE",
                           "PGUSER",
                           "PGPASSWORD",
                           "PGPASSFILE",
                           "PGSERVICEFILE",
                           "PGSYSCONFDIR",
                           "PGREQUIREAUTH",
                           "PGCHANNELBINDING",
                           "PGOPTIONS",
                           "PGAPPNAME",
                           "PGSSLMODE",
                           "PGSSLCERT",
                           "PGSSLKEY",
                           "PGSSLROOTCERT",
                           "PGSSLCRL",
                           "PGSSLCRLDIR",
                           "PGSSLSNI",
                           "PGSSLCERTMODE",
                           "PGREQUIREPEER",
                           "PGSSLNEGOTIATION",
                           "PGSSLCOMPRESSION",
                           "PGSSLMINPROTOCOLVERSION",
                           "PGKRBSRVNAME",
                           "PGGSSENCMODE",
                           "PGGSSLIB",
                           "PGSSLMAXPROTOCOLVERSION",
                           "PGGSSDELEGATION",
                           "PGCONNECT_TIMEOUT",
                           "PGTARGETSESSIONATTRS",
                           "PGLOADBALANCEHOSTS"}) {
    if (const auto value = workspace.environment(name)) ::setenv(name, value->c_str(), 0);
  }
}

/// An address and a service would lead every session astray, those on servers of our own too. They are taken
/// out of the process's environment, and given to the URLs that are meant.
const postgres::Parameters& places_in_environment(const Workspace& workspace) {
  static const postgres::Parameters places = [&] {
    postgres::Parameters found;
    for (const auto& [name, keyword] :
         {std::pair{"PGHOSTADDR", "hostaddr"}, std::pair{"PGSERVICE", "service"}}) {
      const auto value = workspace.environment(name);
      if (value && !value->empty()) found.emplace_back(keyword, *value);
      ::unsetenv(name);
    }
    return found;
  }();
  return places;
}

std::string with_places(const std::string& url, const postgres::Parameters& places) {
  if (places.empty()) return url;
  postgres::Parameters parameters = postgres::parse_url(url);
  const bool socket = postgres::parameter(parameters, "host").starts_with('/');
  for (const auto& [keyword, value] : places) {
    const bool said = !postgres::parameter(parameters, keyword).empty();
    if (!said && !(socket && keyword == "hostaddr")) parameters.emplace_back(keyword, value);
  }
  return postgres::to_url(parameters);
}

bool libpq_variables_name_a_database(const Workspace& workspace) {
  for (const char* name : {"PGHOST", "PGPORT", "PGDATABASE"}) {
    if (workspace.environment(name)) return true;
  }
  return !places_in_environment(workspace).empty();
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
  } else if (libpq_variables_name_a_database(workspace)) {
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
  target.wait = named.wait;
  target.scratch_origin = "targets." + name + ".scratch_url";
  target.lock_timeout_origin = "targets." + name + ".lock_timeout";
  target.statement_timeout_origin = "targets." + name + ".statement_timeout";
  target.wait_origin = "targets." + name + ".wait";
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

/// `--wait`, then RETORT_WAIT, then what the target says.
void choose_wait(Target& target, const Arguments& arguments, const Workspace& workspace) {
  std::optional<std::pair<std::string, std::string>> said;
  if (const auto wait = arguments.value("wait"))
    said.emplace(wait->empty() ? "60" : *wait, "--wait");
  else
    said = variable(workspace, {"RETORT_WAIT"});
  if (!said) return;
  if (!seconds_of(said->first)) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`" + said->second + "` is no time to wait: `" + said->first + "`",
                                .help = "give seconds, such as 30, or 2min"});
  }
  target.wait = said->first;
  target.wait_origin = said->second;
}

std::chrono::seconds patience_of(const Target& target) {
  return seconds_of(target.wait).value_or(std::chrono::seconds{0});
}

/// What connect_when_ready calls.
std::function<void(const std::string&)> say_waiting(const Target& target, const Arguments& arguments) {
  return [&arguments, seconds = patience_of(target).count()](const std::string& reason) {
    note(arguments, "waiting up to " + std::to_string(seconds) + " s for the server: " + reason);
  };
}

}  // namespace

std::filesystem::path own_server_folder(const Workspace& workspace) {
  return workspace.state / "server";
}

Target find_target(const Arguments& arguments, const Workspace& workspace) {
  hand_on_libpq_variables(workspace);
  const postgres::Parameters& places = places_in_environment(workspace);
  Target target = choose(arguments, workspace);
  if (!target.own_server) target.url = with_places(target.url, places);
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
  if (!target.scratch_url.empty()) target.scratch_url = with_places(target.scratch_url, places);
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
  choose_wait(target, arguments, workspace);
  fall_back(target.wait, target.wait_origin, configuration.wait, "database.wait");
  return target;
}

Target target_at(const std::string& url, const Arguments& arguments, const Workspace& workspace) {
  hand_on_libpq_variables(workspace);
  Target target;
  target.url = with_places(url, places_in_environment(workspace));
  target.origin = "the command line";
  choose_wait(target, arguments, workspace);
  if (target.wait.empty()) target.wait = workspace.configuration.wait;
  return target;
}

void wait_for(const std::string& url, const Target& target, const Arguments& arguments) {
  if (patience_of(target).count() > 0)
    postgres::connect_when_ready(url, {}, patience_of(target), say_waiting(target, arguments));
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
    return postgres::connect_when_ready(target.url, options, patience_of(target),
                                        say_waiting(target, arguments));
  } catch (const Error& error) {
    if (error.code() != "R0301" || server.running() || !is_own_server(target.url, server)) throw;
    Diagnostic diagnostic = error.diagnostics().front();
    diagnostic.help =
        "this is the project's own server, which is stopped: `" + arguments.program + " db start` starts it";
    throw Error(std::move(diagnostic));
  }
}

}  // namespace retort::cli
