#include "base/temporary_folder.hpp"

#include <cstdlib>

#include <retort/error.hpp>

namespace retort::base {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(const std::string& prefix) {
  std::string name = (fs::temp_directory_path() / (prefix + "-XXXXXX")).string();
  if (::mkdtemp(name.data()) == nullptr)
    throw Error(
        Diagnostic{.code = "R0902", .text = "cannot make a folder in " + fs::temp_directory_path().string()});
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace retort::base
