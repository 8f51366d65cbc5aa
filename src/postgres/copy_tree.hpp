// Copying a data directory, as fast as the file system can.
#pragma once

#include <filesystem>

#include "postgres/account.hpp"

namespace retort::postgres {

/// Copies folders and regular files from `from` to `to`, which does not exist. The copies belong to `owner`,
/// and nobody else may read them. Blocks are shared where the file system can (reflink). Throws
/// std::filesystem::filesystem_error; what was made until then stays.
void copy_tree(const std::filesystem::path& from, const std::filesystem::path& to, const Account& owner);

}  // namespace retort::postgres
