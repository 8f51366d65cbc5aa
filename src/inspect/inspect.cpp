// Asks the catalog's queries in one snapshot: first what there is, then what that needs, all of it in one
// round trip. A large catalog is read by two sessions at the same time, of which the second takes over the
// first one's snapshot. search_path is pg_catalog alone while the queries run, so that every other name is
// printed with its schema; all of it is undone at the end.
//
// What the planner is told:
// - no nested loops. A scratch database has just been filled, nothing has gathered statistics on its catalog,
// and
//   thousands of rows taken for a few would be joined one by one (26 s for the dependencies of 1,000 tables);
//   hash joins are never far from the best here;
// - neither merge joins nor parallel plans: looking at them is a fifth of the planner's time, and hash joins
// win;
// - joins in the order in which the queries write them: looking for a better one takes longer than a small
//   schema's whole answer;
// - reading by index costs no more than reading in sequence: a catalog is in memory.
#include "inspect/inspect.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <optional>

#include <retort/error.hpp>

#include "catalog/queries.hpp"
#include "catalog/reader.hpp"
#include "postgres/query.hpp"
#include "postgres/query_script.hpp"

namespace retort::inspect {

namespace {

// From this size of pg_attribute on, several hundred tables, a second session is worth its start.
constexpr const char* large = "2 * 1024 * 1024";

constexpr const char* begin_snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\n";
constexpr const char* settings =
    "SET LOCAL search_path = pg_catalog;\nSET LOCAL enable_nestloop = off;\n"
    "SET LOCAL enable_mergejoin = off;\nSET LOCAL max_parallel_workers_per_gather = 0;\n"
    "SET LOCAL join_collapse_limit = 1;\nSET LOCAL random_page_cost = 1;\nSET LOCAL jit = off;\n";

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
    return (nested_ ? std::string("SAVEPOINT retort_inspect;\n") : begin_snapshot) + settings;
  }
  // Its name for another session, if the catalog is large. What an open transaction sees cannot be shared.
  std::string share() const {
    if (nested_) return "SELECT NULL";
    return std::string("SELECT CASE WHEN pg_relation_size('pg_attribute') >= ") + large +
           " THEN pg_export_snapshot() END";
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

// The queries that are asked, by their numbers, and where their rows go.
class Work {
 public:
  Work(std::vector<std::string> queries, catalog::Reader& reader)
      : queries_(std::move(queries)), reader_(reader) {
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      if (!queries_[i].empty()) asked_.push_back(i);
    }
  }

  // All that nobody has taken, and `end`, in one script.
  void finish(Connection& connection, const std::string& end) {
    std::string script;
    const std::size_t first = std::min(next_.exchange(asked_.size()), asked_.size());
    for (std::size_t i = first; i < asked_.size(); ++i) script += queries_[asked_[i]] + ";\n";
    postgres::query_script(connection, script + end, [&](std::size_t statement, const base::Row& row) {
      reader_.add(asked_.at(first + statement), row);
    });
  }

  // One after another, as long as there are some.
  void share(Connection& connection) {
    for (std::size_t i = next_++; i < asked_.size(); i = next_++) {
      postgres::query_script(connection, queries_[asked_[i]],
                             [&](std::size_t, const base::Row& row) { reader_.add(asked_[i], row); });
    }
  }

 private:
  std::vector<std::string> queries_;
  std::vector<std::size_t> asked_;
  std::atomic<std::size_t> next_ = 0;
  catalog::Reader& reader_;
};

// A second session in the snapshot of that name.
std::optional<Connection> second_session(Connection& connection, const std::string& snapshot) {
  std::optional<Connection> second = postgres::connect_beside(connection);
  try {
    if (second) {
      postgres::run_script(*second,
                           begin_snapshot + ("SET TRANSACTION SNAPSHOT '" + snapshot + "';\n") + settings);
    }
  } catch (const Error&) {
    return {};  // A pooler may have led it somewhere else.
  }
  return second;
}

void share(Connection& connection, Connection& second, Work& work) {
  auto beside = std::async(std::launch::async, [&] { work.share(second); });
  work.share(connection);
  beside.get();
}

}  // namespace

catalog::Catalog inspect(Connection& connection, const catalog::Filter& filter) {
  const int version = postgres::server_version(connection);
  Snapshot snapshot(connection);
  base::Row conditions;
  std::optional<std::string> shared;
  postgres::query_script(connection,
                         snapshot.begin() + catalog::conditions_query(version) + ";\n" + snapshot.share(),
                         [&](std::size_t statement, const base::Row& row) {
                           if (statement == 0) conditions = row;
                           if (statement == 1) shared = row.at(0);
                         });
  catalog::Reader reader;
  Work work(catalog::queries(filter, version, conditions), reader);
  if (shared) {
    if (auto second = second_session(connection, *shared)) share(connection, *second, work);
  }
  work.finish(connection, snapshot.end());
  snapshot.ended();
  return reader.finish(filter, version);
}

}  // namespace retort::inspect
