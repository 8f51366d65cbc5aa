// Runs the catalog's queries in one snapshot and hands the rows over. The number of queries does not depend
// on the schema. search_path is pg_catalog alone while they run, so that every other name is printed with its
// schema; all of it is undone at the end.
//
// A scratch database has just been filled: nothing has gathered statistics on its catalog, and the planner,
// which takes it for small, would join thousands of rows by nested loops (26 s for the dependencies of 1,000
// tables). Hash joins are never far from the best here.
#include "inspect/inspect.hpp"

#include "postgres/query.hpp"

namespace retort::inspect {

namespace {

// A transaction of our own, or a savepoint in one that is open.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection)
      : connection_(connection),
        nested_(postgres::transaction_state(connection) == postgres::TransactionState::open) {
    postgres::run_script(
        connection_,
        std::string(nested_ ? "SAVEPOINT retort_inspect"
                            : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") +
            "; SET LOCAL search_path = pg_catalog; SET LOCAL enable_nestloop = off; SET LOCAL jit = off");
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  ~Snapshot() {
    try {
      postgres::run_script(connection_, nested_ ? "ROLLBACK TO SAVEPOINT retort_inspect; "
                                                  "RELEASE SAVEPOINT retort_inspect"
                                                : "ROLLBACK");
    } catch (const std::exception&) {
      // The connection is lost, which the query before has reported.
    }
  }

 private:
  Connection& connection_;
  bool nested_;
};

}  // namespace

catalog::Catalog inspect(Connection& connection, const catalog::Filter& filter) {
  catalog::Answers answers;
  answers.server_version = postgres::server_version(connection);
  const Snapshot snapshot(connection);
  const bool superuser = postgres::query(connection, "SHOW is_superuser").rows.at(0).at(0) == "on";
  const auto ask = [&](std::string_view query) {
    return postgres::query(connection, catalog::for_version(query, answers.server_version, superuser));
  };
  for (const catalog::Kind* kind : catalog::kinds()) {
    answers.kinds.push_back(wanted(*kind, filter) ? ask(kind->traits().query) : base::Rows());
  }
  answers.dependencies = ask(catalog::dependency_query());
  answers.casts = ask(catalog::cast_query());
  answers.unmodelled = ask(catalog::unmodelled_query());
  return catalog::build(answers, filter);
}

}  // namespace retort::inspect
