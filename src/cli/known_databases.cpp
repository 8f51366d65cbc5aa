// Before files change that a database may have applied, everyone who may have applied them is asked.
#include "cli/known_databases.hpp"

#include <set>

#include "cli/rows.hpp"
#include "cli/target.hpp"
#include "postgres/server.hpp"

namespace retort::cli {
namespace {

/// `arguments` with another target.
Arguments with_target(Arguments arguments, const std::string& name) {
  arguments.options.erase("url");
  arguments.options["target"] = {name};
  return arguments;
}

}  // namespace

std::vector<KnownDatabase> known_databases(const Arguments& arguments, const Workspace& workspace) {
  std::vector<Arguments> all{arguments};
  for (const NamedTarget& target : workspace.configuration.targets)
    all.push_back(with_target(arguments, target.name));
  std::vector<KnownDatabase> found;
  std::set<std::string> asked;
  for (Arguments& one : all) {
    one.options["wait"] = {"0"};  // Whoever is down is told, not waited for.
    KnownDatabase database;
    try {
      const Target target = find_target(one, workspace);
      if (!asked.insert(target.url).second) continue;
      database.name = target.origin;
      if (target.own_server) {
        const postgres::ProjectServer server(own_server_folder(workspace));
        if (!server.exists()) continue;
        if (!server.running()) {
          database.problem = "it does not run (`" + arguments.program + " db start` starts it)";
          found.push_back(std::move(database));
          continue;
        }
      }
      database.rows = read_rows(one, workspace);
    } catch (const Error& error) {
      if (error.code() == "R0609") continue;  // No database is named at all.
      if (database.name.empty()) database.name = one.value("target").value_or("the target");
      database.problem = error.diagnostics().front().text;
    }
    found.push_back(std::move(database));
  }
  return found;
}

}  // namespace retort::cli
