#include "postgres/server_settings.hpp"

#include "base/text.hpp"

namespace retort::postgres {
namespace {

using Settings = std::vector<std::string>;

std::vector<std::string> command(const std::filesystem::path& programs, const std::filesystem::path& data,
                                 const std::filesystem::path& sockets, const Settings& settings) {
  // The setting is a list: quotes keep a comma or a blank in the folder's name.
  const std::string folder = '"' + base::replace_all(sockets.string(), "\"", "\"\"") + '"';
  std::vector<std::string> result = {(programs / "postgres").string(), "-D", data.string()};
  const auto add = [&result](const std::string& setting) {
    result.emplace_back("-c");
    result.push_back(setting);
  };
  for (const char* common :
       {"listen_addresses=", "port=5432", "unix_socket_permissions=0700", "logging_collector=off",
        "log_destination=stderr", "huge_pages=off", "ssl=off", "timezone=UTC", "log_timezone=UTC",
        "lc_messages=C", "dynamic_shared_memory_type=mmap"}) {
    add(common);
  }
  add("unix_socket_directories=" + folder);
  for (const std::string& setting : settings) add(setting);
  return result;
}

}  // namespace

std::vector<std::string> throwaway_command(const std::filesystem::path& programs,
                                           const std::filesystem::path& data,
                                           const std::filesystem::path& sockets) {
  // Locks: a schema of thousands of tables is made in one transaction. Shared memory for them is counted in
  // connections times locks, hence few connections.
  return command(programs, data, sockets,
                 {"fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal",
                  "max_wal_senders=0", "autovacuum=off", "checkpoint_timeout=1d", "max_wal_size=256MB",
                  "bgwriter_lru_maxpages=0", "max_connections=40", "max_locks_per_transaction=512",
                  "max_parallel_workers_per_gather=0", "jit=off", "max_prepared_transactions=4"});
}

std::vector<std::string> project_command(const std::filesystem::path& programs,
                                         const std::filesystem::path& data,
                                         const std::filesystem::path& sockets) {
  return command(programs, data, sockets, {"synchronous_commit=off", "max_locks_per_transaction=256"});
}

}  // namespace retort::postgres
