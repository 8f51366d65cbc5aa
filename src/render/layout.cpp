// A call that does not fit is filled line by line, aligned behind its bracket, as clang-format does it for
// the Google style; a list of parts (create_table) gets a line each instead, since that is how people read
// it.
#include "render/layout.hpp"

namespace retort::render {
namespace {

constexpr std::size_t width = 110;
constexpr std::size_t deepest = 70;      // Behind a bracket further right than this, lines begin anew …
constexpr std::size_t continuation = 4;  // … and this much deeper than the call.

std::string flat(const Code& code) {
  if (code.brackets == Code::Brackets::none) return code.text;
  std::string result = code.text + (code.brackets == Code::Brackets::round ? '(' : '{');
  bool first = true;
  for (const Code& argument : code.arguments) {
    if (!first) result += ", ";
    first = false;
    result += flat(argument);
  }
  return result + (code.brackets == Code::Brackets::round ? ')' : '}');
}

/// The column after `text` that began at `column`.
std::size_t column_after(const std::string& text, std::size_t column) {
  const std::size_t line = text.rfind('\n');
  return line == std::string::npos ? column + text.size() : text.size() - line - 1;
}

bool fits(const std::string& text, std::size_t column, std::size_t trailing) {
  const std::size_t end_of_line = text.find('\n');
  if (end_of_line != std::string::npos) return column + end_of_line <= width;
  return column + text.size() + trailing <= width;
}

/// A string literal in several pieces, broken after spaces and never inside an escape.
std::string split_literal(const std::string& literal, std::size_t column, std::size_t trailing) {
  std::string result;
  std::size_t begin = 0;
  const std::size_t room = width > column + 30 ? width - column : 30;
  while (literal.size() - begin + trailing + (begin == 0 ? 0 : 1) > room) {
    const std::size_t space = literal.rfind(' ', begin + room - 2);
    if (space == std::string::npos || space <= begin + 1) break;
    result += (begin == 0 ? "" : "\"") + literal.substr(begin, space + 1 - begin) + "\"\n" +
              std::string(column, ' ');
    begin = space + 1;
  }
  return result + (begin == 0 ? "" : "\"") + literal.substr(begin);
}

std::string lay_out_arguments(const Code& code, std::size_t column, std::size_t trailing) {
  std::string result = code.text + (code.brackets == Code::Brackets::round ? '(' : '{');
  std::size_t indent = column + result.size();
  if (indent > deepest) {
    indent = column + continuation;
    result += '\n' + std::string(indent, ' ');
  }
  std::size_t at = indent;
  bool tall_before = false;
  for (std::size_t i = 0; i < code.arguments.size(); ++i) {
    const Code& argument = code.arguments[i];
    const bool last = i + 1 == code.arguments.size();
    const std::size_t after = last ? 1 + trailing : 1;
    if (i > 0) {
      const bool same_line =
          code.breaking == Code::Break::filled && !tall_before && fits(flat(argument), at + 1, after);
      result += same_line ? " " : '\n' + std::string(indent, ' ');
      at = same_line ? at + 1 : indent;
    }
    const std::string text = lay_out(argument, at, after);
    result += text;
    at = column_after(text, at);
    tall_before = text.find('\n') != std::string::npos;
    if (last) continue;
    result += ',';
    ++at;
  }
  return result + (code.brackets == Code::Brackets::round ? ')' : '}');
}

}  // namespace

Code word(std::string text) {
  return {std::move(text), Code::Brackets::none, {}};
}
Code call(std::string function, std::vector<Code> arguments) {
  return {std::move(function), Code::Brackets::round, std::move(arguments)};
}
Code list(std::vector<Code> elements) {
  return {"", Code::Brackets::curly, std::move(elements)};
}

std::string lay_out(const Code& code, std::size_t column, std::size_t trailing) {
  std::string text = flat(code);
  if (fits(text, column, trailing) && code.breaking != Code::Break::always) return text;
  if (code.brackets != Code::Brackets::none) return lay_out_arguments(code, column, trailing);
  return text.front() == '"' ? split_literal(text, column, trailing) : text;
}

}  // namespace retort::render
