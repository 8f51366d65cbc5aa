// One process at a time changes what belongs together in a folder.
#pragma once

#include <filesystem>

namespace retort::base {

/// Waits until no other process holds the folder (to read: holds it to write), and holds it until destroyed.
/// Nothing is written for it: flock(2) on the folder itself. Where there is none (some network file systems),
/// or the folder cannot be opened, it holds nothing.
class FolderLock {
 public:
  enum class Mode { read, write };
  FolderLock(const std::filesystem::path& folder, Mode mode);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  int descriptor_ = -1;
};

}  // namespace retort::base
