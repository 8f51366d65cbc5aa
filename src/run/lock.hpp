// One runner at a time: a session-level advisory lock on the target database.
#pragma once

#include <cstdint>

#include <retort/connection.hpp>

#include "run/settings.hpp"

namespace retort::run {

/// The key that every runner of this version table uses; advisory locks are per database.
std::int64_t lock_key(const Settings& settings);

/// Held until it goes (or the session ends). Polls `pg_try_advisory_lock` in statements of its own, since a
/// blocked wait would deadlock with CREATE INDEX CONCURRENTLY. Throws Error R0421 after settings.lock_wait,
/// naming the holder.
class Lock {
 public:
  Lock(Connection& connection, const Settings& settings, Observer& observer, const Clock& clock);
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock();

 private:
  Connection* connection_;
  std::int64_t key_;
};

}  // namespace retort::run
