// The revisions run one by one, and the server is asked after each: a revision in SQL may make a table in any
// way, so its text is not read. This costs as much as an upgrade, and only who misses a table pays for it.
#include "cli/table_origins.hpp"

#include <algorithm>

#include "cli/schemas.hpp"
#include "postgres/query.hpp"
#include "revision/steps.hpp"

namespace retort::cli {

std::string qualified(const Name& name) {
  return (name.schema.empty() ? "public" : name.schema) + "." + name.name;
}

std::map<std::string, std::string> table_origins(postgres::Scratch& scratch, const Revisions& revisions,
                                                 const Project& project, const run::Settings& settings,
                                                 const std::vector<std::string>& tables) {
  std::map<std::string, std::string> found;
  postgres::Scratch::Database database = scratch.create();
  for (const revision::Step& step : revision::plan_upgrade(revisions.graph, {}, {"heads"}).steps) {
    if (found.size() == tables.size()) break;
    const std::string& id = revisions.graph[step.revision].id;
    load_revisions_into(database.connection(), revisions, {id}, project, settings);
    const base::Rows answer = postgres::query(
        database.connection(),
        "SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
        "WHERE relkind IN ('r', 'p') AND nspname <> 'pg_catalog'");
    for (const base::Row& row : answer.rows) {
      const std::string& name = row[0].value();
      if (std::find(tables.begin(), tables.end(), name) != tables.end()) found.emplace(name, id);
    }
  }
  return found;
}

}  // namespace retort::cli
