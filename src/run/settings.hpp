// How a run behaves, and whom it tells.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include <retort/definition.hpp>
#include <retort/error.hpp>

#include "postgres/connect.hpp"
#include "revision/steps.hpp"

namespace retort::run {

/// What to do about a file whose bytes are not those that were applied: `accept` warns, and writes the new
/// hash into the history, so that later runs are silent.
enum class Edited { refuse, accept, ignore };

struct Settings {
  Name version_table{"", "retort_version"};    ///< An empty schema means `public`.
  Name history_table{"", "retort_history"};    ///< An empty schema means that of the version table.
  std::chrono::milliseconds lock_wait{60000};  ///< How long to wait for another runner.
  bool single_transaction = false;
  bool scratch = false;  ///< The database is thrown away: nobody asks what it keeps.
  bool script =
      false;  ///< The text is for psql or another program: what it refuses must explain itself there.
  Edited edited = Edited::refuse;
  std::string tool_version;
  std::string os_user;  ///< For the history; the caller knows the environment.
  std::string host;
};

/// Told of a run as it goes. Every function may be left as it is.
class Observer {
 public:
  virtual ~Observer() = default;
  /// Before the first step: what will run.
  virtual void planned(const revision::Graph&, const revision::Plan&) {}
  virtual void starting(const revision::Revision&, const revision::Step&, std::size_t /*number*/,
                        std::size_t /*of*/) {}
  /// The SQL of a step, before it is sent (`--verbose`).
  virtual void sending(const revision::Revision&, const std::string& /*sql*/) {}
  virtual void finished(const revision::Revision&, const revision::Step&,
                        std::chrono::microseconds /*took*/) {}
  /// A row left the last of a squashed range for the squash.
  virtual void moved(const std::string& /*from*/, const std::string& /*to*/) {}
  /// Another run holds the lock. Called once, then again whenever the holder changes.
  virtual void waiting(const std::string& /*holder*/) {}
  /// What the server said while a step ran (RAISE NOTICE, a warning). Must not throw.
  virtual void said(const revision::Revision&, const postgres::Notice&) {}
  /// Something that a person should know and that stops nothing.
  virtual void notice(const Diagnostic&) {}
};

/// The clock as an edge: tests give their own.
struct Clock {
  std::function<std::chrono::steady_clock::time_point()> now;
  std::function<void(std::chrono::milliseconds)> sleep;

  static Clock system();
};

}  // namespace retort::run
