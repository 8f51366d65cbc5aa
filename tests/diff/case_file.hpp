// A case: two schemas, and the SQL that is expected to turn one into the other, both ways, in one file.
#pragma once

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include <retort/project.hpp>

namespace retort::diff {

struct CaseFile {
  std::filesystem::path path;
  /// What the case shows, and lines `# rename: [kind:][table.]new from old`, `# roles: a b` (which are made;
  /// owners and privileges count then), `# tablespaces: a b` (the same), `# version: 17` (the case needs that
  /// server), `# until: 17` (no later one takes it), `# rows: none` (no rows can make this way).
  std::string head;
  std::string before;
  std::string after;
  std::string expected;
  std::string back;
  std::vector<DeclaredRename> renames;
  std::vector<std::string> roles;
  std::vector<std::string> tablespaces;
  int version = 0;
  int until = std::numeric_limits<int>::max();
  bool with_rows = true;
};

/// All of `folder`, by name.
std::vector<CaseFile> read_cases(const std::filesystem::path& folder);

/// Writes a case with new expectations.
void write_case(const CaseFile& one);

}  // namespace retort::diff
