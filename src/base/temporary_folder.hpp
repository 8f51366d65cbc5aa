// A folder of our own for a moment.
#pragma once

#include <filesystem>
#include <string>

namespace retort::base {

/// Gone with this object, and all that is in it.
class TemporaryFolder {
 public:
  /// `<the system's folder for such>/<prefix>-XXXXXX`. Throws Error R0902.
  explicit TemporaryFolder(const std::string& prefix);
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace retort::base
