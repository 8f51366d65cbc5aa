// A folder of files that another tool would have left.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <string>
#include <utility>

#include <retort/error.hpp>

#include "base/temporary_folder.hpp"

namespace retort::imports {

class Folder {
 public:
  Folder(std::initializer_list<std::pair<const char*, std::string>> files) : folder_("retort-import-test") {
    for (const auto& [name, text] : files) {
      const std::filesystem::path path = folder_.path() / name;
      std::filesystem::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << text;
    }
  }
  const std::filesystem::path& path() const { return folder_.path(); }

 private:
  base::TemporaryFolder folder_;
};

/// `R0123 text | help` and the line, if one is named; empty if `action` throws nothing.
inline std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    const Diagnostic& first = error.diagnostics().front();
    return first.code + " " + first.text + " | " + first.help +
           (first.place.line > 0 ? " :" + std::to_string(first.place.line) : "");
  }
  return "";
}

}  // namespace retort::imports
