#include "postgres/account.hpp"

#include <cerrno>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace retort::postgres {

namespace fs = std::filesystem;

Account own_account() {
  return {::geteuid(), ::getegid(), false};
}

Account server_account() {
  if (::geteuid() != 0) return own_account();
  for (const char* name : {"postgres", "nobody"}) {
    const passwd* entry = ::getpwnam(name);
    if (entry != nullptr && entry->pw_uid != 0) return {entry->pw_uid, entry->pw_gid, true};
  }
  return {65534, 65534, true};
}

bool can_reach(const Account& account, const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(folder), error);
  if (error) return false;
  fs::path so_far;
  for (const fs::path& part : whole) {
    so_far /= part;
    struct stat status {};
    if (::stat(so_far.c_str(), &status) != 0) return errno == ENOENT;
    const mode_t wanted = status.st_uid == account.uid   ? S_IXUSR
                          : status.st_gid == account.gid ? S_IXGRP
                                                         : S_IXOTH;
    if ((status.st_mode & wanted) == 0) return false;
  }
  return true;
}

bool make_private_folder(const Account& account, const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0) {
    return !account.differs || ::chown(folder.c_str(), account.uid, account.gid) == 0;
  }
  // It may have been there before us, made by anybody who can write to /tmp.
  struct stat status {};
  if (::lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return false;
  return status.st_uid == account.uid && (status.st_mode & 077U) == 0;
}

}  // namespace retort::postgres
