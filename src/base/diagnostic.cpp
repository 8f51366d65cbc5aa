// One layout for every report, the one that compilers have taught people to read:
//
//   migrate: error[R0401]: relation "threads" does not exist
//     migrations/002_add_index.sql:7:14
//       7 | CREATE INDEX ON threads (email);
//         |                 ^
//     help: …
#include "base/diagnostic.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace retort::base {
namespace {

/// What fits beside the line number on a common terminal. Longer lines show the part around the caret.
constexpr std::size_t widest = 100;

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string_view line_of(std::string_view text, int line) {
  std::size_t start = 0;
  for (int current = 1; current < line; ++current) {
    start = text.find('\n', start);
    if (start == std::string_view::npos) return {};
    ++start;
  }
  std::string_view found = text.substr(start, text.find('\n', start) - start);
  if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
  return found;
}

/// As many columns as `text` takes on the screen; a tab stays a tab so that both lines move alike.
std::string blanks(std::string_view text) {
  std::string result;
  for (char byte : text) {
    if (!continues_character(byte)) result += byte == '\t' ? '\t' : ' ';
  }
  return result;
}

std::string indent(std::string_view text) {
  std::string result;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    result += "  ";
    result += rest.substr(0, end);
    result += '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return result;
}

}  // namespace

std::string excerpt(std::string_view text, int line, int column) {
  if (line < 1) return {};
  std::string_view source = line_of(text, line);
  if (trim(source).empty()) return {};
  std::size_t caret = column < 1 ? 0 : std::min(static_cast<std::size_t>(column) - 1, source.size());
  std::string_view before, after;
  if (source.size() > widest) {
    std::size_t start = caret > widest / 2 ? caret - widest / 2 : 0;
    start = std::min(start, source.size() - widest);
    while (start > 0 && continues_character(source[start])) --start;
    std::size_t end = std::min(start + widest, source.size());
    while (end < source.size() && continues_character(source[end])) ++end;
    if (start > 0) before = "…";
    if (end < source.size()) after = "…";
    caret = std::max(caret, start) - start;
    source = source.substr(start, end - start);
  }
  const std::string number = std::to_string(line);
  std::string result = number + " | ";
  result.append(before).append(source).append(after);
  if (column < 1) return result;
  result += '\n' + std::string(number.size(), ' ') + " | ";
  return result + blanks(before) + blanks(source.substr(0, std::min(caret, source.size()))) + '^';
}

std::string format_place(const Place& place) {
  std::string result = place.file;
  if (place.line > 0) result += ':' + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) result += ':' + std::to_string(place.column);
  return result;
}

std::string format(std::string_view program, const Diagnostic& diagnostic) {
  std::string result{program};
  result += ": error[" + diagnostic.code + "]: " + diagnostic.text + '\n';
  if (!diagnostic.place.file.empty()) result += "  " + format_place(diagnostic.place) + '\n';
  result += indent(indent(diagnostic.excerpt));
  if (!diagnostic.help.empty()) {
    std::string help = replace_all(diagnostic.help, "\n", "\n        ");
    help = replace_all(help, "`PROGRAM ", "`" + std::string(program) + " ");
    result += "  help: " + help + '\n';
  }
  return result;
}

}  // namespace retort::base
