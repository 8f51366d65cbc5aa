#include "codegen/user_lines.hpp"

#include <algorithm>

#include "codegen/render.hpp"

namespace retort::codegen {
namespace {

/// So many empty lines are no worse than a directive.
constexpr int longest_gap = 1;
constexpr std::size_t widest = 100;

}  // namespace

void UserLines::restart(int line) {
  text_ += std::string(text_.empty() ? "" : "\n") + "#line " + std::to_string(line) + " " + file_ + "\n";
  line_ = line;
  begin_ = text_.size();
}

void UserLines::go_to(int line) {
  if (!text_.empty() && line == line_) return;
  if (!text_.empty() && line > line_ && line - line_ <= longest_gap + 1) {
    text_.append(static_cast<std::size_t>(line - line_), '\n');
  } else {
    restart(line);
  }
  line_ = line;
  begin_ = text_.size();
}

void UserLines::add(int line, int column, const std::string& code, std::size_t inside) {
  go_to(line);
  const std::size_t wanted = static_cast<std::size_t>(std::max(column - 1, 0));
  const std::size_t at = text_.size() - begin_;
  if (wanted > at + inside) {
    text_.append(wanted - at - inside, ' ');
  } else if (at > 0) {
    text_ += ' ';
  }
  text_ += code;
  line_ += static_cast<int>(std::count(code.begin(), code.end(), '\n'));
  const std::size_t newline = text_.rfind('\n');
  begin_ = newline == std::string::npos ? 0 : newline + 1;
}

void UserLines::add(const std::string& code) {
  add(line_, 0, code);
}

void UserLines::add(const std::string& macro, const header::Annotation& annotation) {
  go_to(annotation.position.line);
  if (text_.size() > begin_) text_ += ' ';
  const std::size_t at = text_.size() - begin_ + macro.size();
  const auto wanted = static_cast<std::size_t>(std::max(annotation.position.column - 1, 0));
  const std::string pad(wanted > at ? wanted - at : 0, ' ');
  // A comment at the end of the text would hide the parenthesis.
  const bool comment = annotation.text.find("//") != std::string::npos;
  text_ += macro + pad + annotation.text + (comment ? "\n)" : ")");
  line_ +=
      static_cast<int>(std::count(annotation.text.begin(), annotation.text.end(), '\n')) + (comment ? 1 : 0);
  begin_ = text_.rfind('\n') + 1;
}

void add_checks(UserLines& lines, const Annotated& item) {
  const header::Annotation& annotation = item.annotation;
  const std::vector<header::Part>& parts = annotation.parts;
  const std::string begin = item.check + "(";
  const auto check = [&](const std::string& id, int line, int column) {
    lines.add(line, column, begin + "fits_" + id + ", " + quoted(item.name) + ")", begin.size());
  };
  if (parts.empty() || parts.front().line == parts.back().line) {
    const int line = parts.empty() ? annotation.position.line : parts.front().line;
    const int end = item.position.column + static_cast<int>(item.name.size());
    const bool beyond =
        item.position.line == line && lines.column() + 1 + static_cast<int>(begin.size()) > end;
    if (beyond && lines.line() == line) lines.restart(line);
    check(item.id, line, annotation.position.column);
    return;
  }
  struct Chunk {
    std::string name;
    const header::Part* part;
  };
  std::vector<Chunk> chunks;
  for (std::size_t first = 0, next = 0; first < parts.size(); first = next) {
    next = first + 1;
    while (next < parts.size() && parts[next].line == parts[first].line) ++next;
    // Words may be more than the commas tell, by template arguments: the last line takes what is left.
    const std::string last = next == parts.size() ? "99" : std::to_string(next - 1);
    const std::string name = item.id + "_" + std::to_string(first);
    lines.add("RETORT_FITS(" + name + ", " + item.words + ", " + std::to_string(first) + ", " + last + ")");
    chunks.push_back({name, &parts[first]});
  }
  for (const Chunk& chunk : chunks) {
    const std::size_t newline = annotation.text.rfind('\n', chunk.part->offset);
    const bool first_line = newline == std::string::npos;
    const std::size_t column =
        first_line ? static_cast<std::size_t>(annotation.position.column) : chunk.part->offset - newline;
    check(chunk.name, chunk.part->line, static_cast<int>(column));
  }
}

std::string filled(const std::vector<std::string>& items, const std::string& indent) {
  std::string result;
  std::size_t width = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 < items.size() ? "," : "");
    if (width == 0 || width + 1 + item.size() > widest) {
      result += std::string(width == 0 ? "" : "\n") + indent;
      width = indent.size();
    } else {
      result += ' ';
      ++width;
    }
    result += item;
    width += item.size();
  }
  return result;
}

}  // namespace retort::codegen
