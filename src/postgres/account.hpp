// The system user that a server runs as. PostgreSQL refuses to run as root.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace retort::postgres {

struct Account {
  uid_t uid;
  gid_t gid;
  bool differs;  ///< Not the user that runs this process, so rights must be given up and files given away.
};

/// This process's own user.
Account own_account();

/// The same; for root `postgres`, else `nobody`.
Account server_account();

/// Whether `account` may enter `folder`, as far as it exists, through all the folders above it.
bool can_reach(const Account& account, const std::filesystem::path& folder);

/// A folder that only `account` may enter, made if it is not there; false if it is somebody else's.
bool make_private_folder(const Account& account, const std::filesystem::path& folder);

}  // namespace retort::postgres
