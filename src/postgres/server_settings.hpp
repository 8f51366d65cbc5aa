// How our servers are started.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace retort::postgres {

/// `postgres` over `data` with its socket in `sockets`, for a server whose data nobody needs to keep.
std::vector<std::string> throwaway_command(const std::filesystem::path& programs,
                                           const std::filesystem::path& data,
                                           const std::filesystem::path& sockets);

/// The same for a development database: crash-safe, but a commit does not wait for the disk.
std::vector<std::string> project_command(const std::filesystem::path& programs,
                                         const std::filesystem::path& data,
                                         const std::filesystem::path& sockets);

}  // namespace retort::postgres
