// Asks the catalog's queries in one snapshot and hands the rows over, in two round trips: what there is, then
// what that needs. search_path is pg_catalog alone while they run, so that every other name is printed with
// its schema; all of it is undone at the end.
//
// What the planner is told:
// - no nested loops. A scratch database has just been filled, nothing has gathered statistics on its catalog,
// and
//   thousands of rows taken for a few would be joined one by one (26 s for the dependencies of 1,000 tables);
//   hash joins are never far from the best here;
// - joins in the order in which the queries write them: looking for a better one takes longer than a small
//   schema's whole answer;
// - reading by index costs no more than reading in sequence: a catalog is in memory.
#include "inspect/inspect.hpp"

#include "catalog/queries.hpp"
#include "postgres/query.hpp"
#include "postgres/query_script.hpp"

namespace retort::inspect {

namespace {

// The beginning and the end of a transaction of our own, or of a savepoint in one that is open.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection)
      : connection_(connection),
        nested_(postgres::transaction_state(connection) == postgres::TransactionState::open) {}
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  // Unless the script with end() has run.
  ~Snapshot() {
    if (ended_) return;
    try {
      postgres::run_script(connection_, end());
    } catch (const std::exception&) {
      // The connection is lost, which the query before has reported.
    }
  }

  std::string begin() const {
    return std::string(nested_ ? "SAVEPOINT retort_inspect"
                               : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") +
           ";\nSET LOCAL search_path = pg_catalog;\nSET LOCAL enable_nestloop = off;\n"
           "SET LOCAL join_collapse_limit = 1;\nSET LOCAL random_page_cost = 1;\nSET LOCAL jit = off;\n";
  }
  std::string end() const {
    return nested_ ? "ROLLBACK TO SAVEPOINT retort_inspect;\nRELEASE SAVEPOINT retort_inspect" : "ROLLBACK";
  }
  void ended() { ended_ = true; }

 private:
  Connection& connection_;
  bool nested_;
  bool ended_ = false;
};

base::Row conditions(Connection& connection, const Snapshot& snapshot, int version) {
  base::Row result;
  postgres::query_script(connection, snapshot.begin() + catalog::conditions_query(version),
                         [&](base::Rows&& rows) { result = std::move(rows.rows.at(0)); });
  return result;
}

}  // namespace

catalog::Catalog inspect(Connection& connection, const catalog::Filter& filter) {
  const int version = postgres::server_version(connection);
  Snapshot snapshot(connection);
  const std::vector<std::string> queries =
      catalog::queries(filter, version, conditions(connection, snapshot, version));
  std::string script;
  for (const std::string& query : queries) {
    if (!query.empty()) script += query + ";\n";
  }
  std::vector<base::Rows> rows(queries.size());
  std::size_t next = 0;
  postgres::query_script(connection, script + snapshot.end(), [&](base::Rows&& answer) {
    while (queries.at(next).empty()) ++next;
    rows.at(next++) = std::move(answer);
  });
  snapshot.ended();
  return catalog::build(catalog::answers(std::move(rows), version), filter);
}

}  // namespace retort::inspect
