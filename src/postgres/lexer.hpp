// The tokens of SQL text, as far as it takes to know what is quoted and what is not. Keeps to the rules of
// psql's scanner, with standard_conforming_strings on.
#pragma once

#include <cstddef>
#include <string_view>

namespace retort::postgres {

struct Token {
  enum class Kind { word, quoted_name, string, number, symbol, end };
  Kind kind = Kind::end;
  std::size_t offset = 0;
  std::string_view text;  ///< Quotes included. One byte for a symbol.

  std::size_t end() const { return offset + text.size(); }
  bool is(char symbol) const { return kind == Kind::symbol && text.front() == symbol; }
  /// A word, whatever its case; `lower` is in lower case.
  bool is(std::string_view lower) const;
};

/// Passes over space and comments. What is not closed goes to the end of the text.
class Lexer {
 public:
  explicit Lexer(std::string_view text, std::size_t from = 0) : text_(text), at_(from) {}
  Token next();

 private:
  void skip_space_and_comments();
  void skip_block_comment();
  std::size_t quoted_end(std::size_t start, char quote, bool backslashes) const;
  std::size_t dollar_quoted_end(std::size_t start) const;
  Token take(Token::Kind kind, std::size_t end);
  Token take_word();
  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }

  std::string_view text_;
  std::size_t at_;
};

}  // namespace retort::postgres
