// Servers that Retort starts itself (design section 5): the project's own and throwaway ones. Unix sockets
// only.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace retort::postgres {

/// The newest PostgreSQL on this machine that has `initdb` and `postgres`: `$RETORT_PG_BINDIR`, then PATH,
/// then the places where distributions put it. Empty if there is none.
std::optional<std::filesystem::path> find_programs();

/// The same for one major version, among the places of distributions.
std::optional<std::filesystem::path> find_programs(int major);

/// A server of its own, dead and removed when this object goes, or when this process dies of anything, kill
/// -9 included. Throws Error R0304 (no programs), R0305 (did not start; with the server's own log).
class ThrowawayServer {
 public:
  static ThrowawayServer start();
  ThrowawayServer(ThrowawayServer&&) noexcept;
  ThrowawayServer& operator=(ThrowawayServer&&) noexcept;
  ~ThrowawayServer();

  /// A connection URL for one of its databases, with superuser rights.
  std::string url(const std::string& database = "postgres") const;

 private:
  struct State;
  explicit ThrowawayServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The server that a project keeps in its build folder, for `migrate db`.
class ProjectServer {
 public:
  /// `folder` holds the cluster; nothing is created before `start`.
  explicit ProjectServer(std::filesystem::path folder);

  bool exists() const;
  bool running() const;
  /// Creates the cluster and the database `database` if needed and starts it; it goes on running after this
  /// process. True if it was not running. Several processes may ask at once. Throws Error R0304, R0305.
  bool start(const std::string& database);
  /// True if it was running.
  bool stop();
  /// Also before it was started.
  std::string url(const std::string& database) const;
  std::filesystem::path log_file() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace retort::postgres
