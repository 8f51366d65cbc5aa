// Private to import/: what folders of numbered SQL files have in common.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "import/imported.hpp"

namespace retort::imports {

/// A file whose name is `<number>_<words>` and something behind.
struct Numbered {
  std::string digits;  ///< As they stand in the name.
  std::string words;   ///< Between the first underscore and the first dot; may be empty.
  std::string ending;  ///< From that dot on: `.up.sql`.
  std::filesystem::path path;
};

/// Those of `folder`, by number and then by name. Throws Error R0901 if it is no folder.
std::vector<Numbered> numbered_files(const std::filesystem::path& folder);

/// What its name says of the revision. It has no SQL yet.
Imported begun(const Numbered& file);

/// The text of a file of SQL, without the mark that editors on Windows put in front.
std::string read_sql(const std::filesystem::path& path);

/// Throws Error R0643: there is no file of `tool` in `folder`; `named` says how such files are called.
[[noreturn]] void no_files(const std::string& tool, const std::filesystem::path& folder,
                           const std::string& named);

/// Throws Error R0644 about a file.
[[noreturn]] void bad_file(const std::filesystem::path& path, std::string text, std::string help,
                           int line = 0);

/// Digits without zeros in front; `0` for none.
std::string number_key(std::string_view digits);
/// Whether the first of two numbers is the smaller.
bool number_less(std::string_view left, std::string_view right);

/// `add_phone` -> `Add phone`.
std::string sentence(std::string_view words);
/// `20250101120000` -> `2025-01-01T12:00:00Z`; empty for what is no such time.
std::string time_of(std::string_view digits);

/// Gives each the one before as its parent, and settles both halves.
void chain(History& history);

}  // namespace retort::imports
