// String literals of generated code. A raw string is taken where escapes would hide the text; everything that
// a compiler, an editor or version control might change on the way (control characters, a lone carriage
// return, bytes that are no UTF-8) is written as an escape.
#include <algorithm>

#include "base/text.hpp"
#include "render/layout.hpp"

namespace retort::render {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

/// The length of the UTF-8 character at the beginning of `text`; 0 if there is none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) < 0x80   ? 1
                             : byte(0) < 0xc2 ? 0
                             : byte(0) < 0xe0 ? 2
                             : byte(0) < 0xf0 ? 3
                             : byte(0) < 0xf5 ? 4
                                              : 0;
  if (length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  return length;
}

std::string octal(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const auto digit = [](int value) { return static_cast<char>('0' + value); };
  return {'\\', digit(byte >> 6), digit((byte >> 3) & 7), digit(byte & 7)};
}

bool can_be_raw(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text.substr(i));
    if (length == 0 || (length == 1 && text[i] != '\n' && text[i] != '\t' && is_control(text[i])))
      return false;
    i += length;
  }
  return true;
}

std::string raw(std::string_view text, std::string_view tag) {
  std::string delimiter(tag);
  while (text.find(')' + delimiter + '"') != std::string_view::npos) delimiter += '_';
  return "R\"" + delimiter + '(' + std::string(text) + ')' + delimiter + '"';
}

}  // namespace

std::string quote(std::string_view text) {
  std::string result = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const std::size_t length = std::max<std::size_t>(utf8_length(text.substr(i)), 1);
    if (c == '"' || c == '\\')
      result += std::string{'\\', c};
    else if (c == '?' && i > 0 && text[i - 1] == '?')
      result += "\\?";
    else if (c == '\n')
      result += "\\n";
    else if (c == '\t')
      result += "\\t";
    else if (is_control(c) || utf8_length(text.substr(i)) == 0)
      result += octal(c);
    else
      result += text.substr(i, length);
    i += length;
  }
  return result + '"';
}

Code string(std::string_view text) {
  const auto hidden = std::count_if(text.begin(), text.end(), [](char c) { return c == '"' || c == '\\'; });
  const bool several_lines = text.find('\n') != std::string_view::npos;
  if ((several_lines || hidden > 2) && can_be_raw(text)) return word(raw(text, several_lines ? "sql" : ""));
  return word(quote(text));
}

Code sql_block(std::string_view text) {
  const std::string_view sql = base::trim(text);
  const bool block = sql.find('\n') != std::string_view::npos || sql.size() > 90;
  if (block && can_be_raw(sql)) return word(raw('\n' + std::string(sql) + '\n', "sql"));
  return string(sql);
}

}  // namespace retort::render
