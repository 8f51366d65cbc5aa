// Small operations on text that several folders need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::base {

/// Without ASCII white space at both ends.
std::string_view trim(std::string_view text);
/// The parts between separators; one empty part for an empty text.
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
/// Every occurrence of `from` (not empty) becomes `to`.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);
/// ASCII only, whatever the locale.
std::string lower(std::string_view text);
/// Line and column (both from 1, columns in bytes) of a byte offset in `text`.
struct Position {
  int line;
  int column;
};
Position position_at(std::string_view text, std::size_t offset);
/// The candidate nearest to `word` by edit distance whatever the case (the first of equals), or empty if none
/// is near enough to be meant.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace retort::base
