// An initialised data directory, mostly copied from one that was initialised before.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <retort/error.hpp>

#include "postgres/account.hpp"

namespace retort::postgres {

/// The role that owns every cluster of ours. Only those who may enter the socket's folder can be it.
inline constexpr const char* superuser = "postgres";

/// The name of a socket is at most this long (`sun_path`), the terminating zero not counted.
inline constexpr std::size_t longest_socket_path = 107;

/// The folder that serves a server's socket, and the URL of one of its databases.
std::filesystem::path socket_path(const std::filesystem::path& folder);
std::string socket_url(const std::filesystem::path& folder, const std::string& database);

/// find_programs(), or Error R0304 that says what to install.
std::filesystem::path require_programs();

/// Makes the data directory `data`, which does not exist, owned by `account`. Copies the cached one for these
/// programs if there is one; else runs initdb there and caches a copy. `log` takes the programs' output.
/// Throws Error R0305.
void make_cluster(const std::filesystem::path& programs, const Account& account,
                  const std::filesystem::path& data, const std::filesystem::path& log);

/// The major version of a data directory, 0 if it is none.
int cluster_version(const std::filesystem::path& data);

/// What the server wrote about itself in postmaster.pid.
struct Postmaster {
  pid_t pid = 0;  ///< 0 if there is no such file.
  bool ready = false;
};
Postmaster read_postmaster(const std::filesystem::path& data);

/// Error R0305 with the end of what the server's log holds after its first `skipped` bytes.
Error did_not_start(const std::string& why, const std::filesystem::path& log, std::size_t skipped = 0);

}  // namespace retort::postgres
