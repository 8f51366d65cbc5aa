// What `init` writes, as texts; the files stand in templates/init/ as they will in a project.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace retort::cli {

/// A project to begin with.
struct InitTemplate {
  std::string name;
  std::string summary;
  /// Names within the project, and contents; without the revision, its manifest and the project's own
  /// meson.build.
  std::vector<std::pair<std::string, std::string>> files;
  std::vector<std::string> folders;  ///< Each a `subdir` of the project's meson.build, in this order.
  std::string message;               ///< Of its first revision.
  std::string functions;             ///< Both functions of that, in C++; empty: it comes of a database.
};

const std::vector<InitTemplate>& init_templates();

/// A meson.build for a folder that has none.
std::string project_build(const InitTemplate& chosen);

}  // namespace retort::cli
