// Calls, lists and literals laid out in lines, as a formatter would: flat if it fits, else broken between
// arguments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::render {

/// A piece of C++: a word, or a word followed by arguments in brackets.
struct Code {
  std::string text;  ///< The word, or what stands before the bracket; may be empty before `{`.
  enum class Brackets { none, round, curly } brackets = Brackets::none;
  std::vector<Code> arguments;
  /// Once it is broken, every argument has its own line; with `always`, it is broken in any case.
  enum class Break { filled, one_per_line, always } breaking = Break::filled;
};

Code word(std::string text);
Code call(std::string function, std::vector<Code> arguments);
Code list(std::vector<Code> elements);
/// `"text"` with escapes, or a raw string where that reads better.
Code string(std::string_view text);
/// SQL that may be trimmed: several lines, or a long one, stand by themselves between the quotes.
Code sql_block(std::string_view text);

/// `code` beginning at `column` (from 0), with `trailing` characters to follow on its last line. Lines after
/// the first are indented as they should stand.
std::string lay_out(const Code& code, std::size_t column, std::size_t trailing = 0);

/// `text` as a string literal with escapes, in one piece, whatever it holds.
std::string quote(std::string_view text);

}  // namespace retort::render
