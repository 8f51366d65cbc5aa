// `db`: the project's own server.
#include <cstdlib>

#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "postgres/server.hpp"
#include "postgres/url.hpp"

namespace retort::cli {
namespace {

int show_status(const Arguments& arguments, const Target& target, const postgres::ProjectServer& server,
                const std::string& folder) {
  const bool running = server.running();
  const std::string url = postgres::redacted(target.url);
  if (arguments.has("json")) {
    print_line(json::object({{"target", json::text(url)},
                             {"origin", json::text(target.origin)},
                             {"own_server", json::object({{"folder", json::text(folder)},
                                                          {"exists", json::boolean(server.exists())},
                                                          {"running", json::boolean(running)}})}}));
    return done;
  }
  print_line("database:   " + (url.empty() ? std::string("as libpq's variables say") : url));
  print_line("named by:   " + target.origin);
  print_line("own server: " + folder +
             (running           ? ", running"
              : server.exists() ? ", stopped"
                                : ", not created"));
  return done;
}

/// `url` for a command line, which everybody on the machine can read; the password goes by the environment.
std::string without_password(const std::string& url) {
  postgres::Parameters parameters = postgres::parse_url(url);
  const std::string password = postgres::parameter(parameters, "password");
  if (!password.empty()) ::setenv("PGPASSWORD", password.c_str(), 1);
  std::erase_if(parameters, [](const auto& parameter) { return parameter.first == "password"; });
  return postgres::to_url(parameters);
}

int run_db(const Arguments& arguments, const Project&) {
  const Workspace workspace = open_workspace(arguments);
  const std::string action = arguments.positional.empty() ? "status" : arguments.positional.front();
  if (action != "psql" && arguments.positional.size() > 1) {
    throw UsageError(
        Diagnostic{.code = "R0603",
                   .text = "`db " + action + "` takes no argument `" + arguments.positional[1] + "`",
                   .help = "only `db psql` does, and hands it on"});
  }
  postgres::ProjectServer server(own_server_folder(workspace));
  const std::string folder = shown(own_server_folder(workspace));
  if (action == "stop") {
    const bool changed = server.stop();
    if (arguments.has("json"))
      print_line(json::object({{"running", "false"}, {"changed", json::boolean(changed)}}));
    note(arguments, changed ? "stopped the server in " + folder : "the server is not running");
    return done;
  }
  if (action == "start") {
    const bool changed = server.start(own_database);
    if (arguments.has("json"))
      print_line(json::object({{"running", "true"}, {"changed", json::boolean(changed)}}));
    note(arguments, changed ? "started the server in " + folder : "the server is running");
    return done;
  }
  const Target target = find_target(arguments, workspace);
  if (action == "status") return show_status(arguments, target, server, folder);
  if (action == "url") {
    if (target.own_server) server.start(target.own_database);
    print_line(arguments.has("json") ? json::object({{"url", json::text(target.url)}}) : target.url);
    return done;
  }
  if (action == "psql") {
    if (target.own_server) server.start(target.own_database);
    std::vector<std::string> words{"psql"};
    if (!target.url.empty()) words.push_back(without_password(target.url));
    words.insert(words.end(), arguments.positional.begin() + 1, arguments.positional.end());
    const int status = run_program(words);
    if (status != 127) return status;
    throw Error(Diagnostic{
        .code = "R0617", .text = "psql cannot be started", .help = "install PostgreSQL's client programs"});
  }
  throw wrong_word("`db`", action, {"status", "start", "stop", "url", "psql"});
}

}  // namespace

extern const Command db_command;
const Command db_command{
    .name = "db",
    .group = Group::database,
    .summary = "handle the project's own server: status, start, stop, url, psql",
    .positional = "[status|start|stop|url|psql] [ARGUMENT]...",
    .details =
        "Where no database is named, a server in the build folder is used, listening on a Unix socket\n"
        "alone. It is started on demand. What follows `psql --` goes to psql; `url` prints the password too.",
    .example = "db\ndb psql -- -c '\\dt'\ndb stop",
    .options = {},
    .run = run_db,
};

}  // namespace retort::cli
