// The lock is a session-level advisory lock: it outlives the single transactions of a run and goes with the
// session, however that ends. It needs a session of its own, so a pooler in transaction mode must be passed
// by (connect to the server itself).
#include "run/lock.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/file.hpp"
#include "base/sql.hpp"
#include "postgres/query.hpp"
#include "run/batch.hpp"

namespace retort::run {
namespace {

bool try_lock(Connection& connection, const std::string& key) {
  const auto answer =
      postgres::query(connection, "SELECT pg_catalog.pg_try_advisory_lock(" + key + ")::text");
  return answer.rows.front().front() == "true";
}

/// Who has it, in words; empty if nobody does any more.
std::string holder(Connection& connection, std::int64_t key) {
  const auto bits = static_cast<std::uint64_t>(key);
  const auto found = postgres::query(
      connection,
      "SELECT l.pid, a.application_name, a.usename, coalesce(host(a.client_addr), 'this machine'), "
      "to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM pg_catalog.pg_locks l LEFT "
      "JOIN "
      "pg_catalog.pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted AND "
      "l.objsubid "
      "= 1 AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) AND "
      "l.classid = $1::bigint::oid AND l.objid = $2::bigint::oid",
      {std::to_string(bits >> 32U), std::to_string(bits & 0xFFFFFFFFU)});
  if (found.rows.empty()) return "";
  const auto& row = found.rows.front();
  std::string text = "process " + row[0].value_or("?") + " of the server";
  if (!row[1].value_or("").empty()) text += ", " + *row[1];
  if (row[2]) text += ", role " + *row[2];
  if (row[4]) text += ", from " + row[3].value_or("?") + ", connected since " + *row[4] + " UTC";
  return text;
}

}  // namespace

std::int64_t lock_key(const Settings& settings) {
  const auto hash = base::sha256("retort " + base::quote_name(version_table(settings)));
  return static_cast<std::int64_t>(std::strtoull(hash.substr(0, 16).c_str(), nullptr, 16));
}

Lock::Lock(Connection& connection, const Settings& settings, Observer& observer, const Clock& clock)
    : connection_(&connection), key_(lock_key(settings)) {
  const auto key = std::to_string(key_);
  const auto begun = clock.now();
  auto pause = std::chrono::milliseconds(20);
  std::string told;
  while (!try_lock(connection, key)) {
    const auto who = holder(connection, key_);
    if (!who.empty() && who != told) {
      observer.waiting(who);
      told = who;
    }
    const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(clock.now() - begun);
    if (waited >= settings.lock_wait)
      throw Error(Diagnostic{
          .code = "R0421",
          .text = "another run holds the lock, and " + std::to_string(settings.lock_wait.count() / 1000) +
                  " s of waiting are over: " + (told.empty() ? "its holder cannot be seen" : told),
          .help =
              "wait for it and run again; if it is dead, SELECT pg_terminate_backend(PID) ends its session",
          .place = {},
          .excerpt = {}});
    clock.sleep(std::min(pause, std::max(settings.lock_wait - waited, std::chrono::milliseconds(1))));
    pause = std::min(pause * 2, std::chrono::milliseconds(500));
  }
}

Lock::~Lock() {
  try {
    postgres::query(*connection_, "SELECT pg_catalog.pg_advisory_unlock(" + std::to_string(key_) + ")");
  } catch (const std::exception&) {  // NOLINT: a lost session has lost its locks too
  }
}

}  // namespace retort::run
