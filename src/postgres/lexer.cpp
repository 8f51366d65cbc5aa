#include "postgres/lexer.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace retort::postgres {
namespace {

constexpr std::string_view space = " \t\n\r\f\v";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool continues_tag(char c) {
  return starts_word(c) || is_digit(c);
}

}  // namespace

bool Token::is(std::string_view lower) const {
  return kind == Kind::word && text.size() == lower.size() && base::lower(text) == lower;
}

Token Lexer::next() {
  skip_space_and_comments();
  const char c = at(at_);
  if (at_ >= text_.size()) return {Token::Kind::end, text_.size(), {}};
  if (starts_word(c)) return take_word();
  if (c == '\'') return take(Token::Kind::string, quoted_end(at_ + 1, '\'', false));
  if (c == '"') return take(Token::Kind::quoted_name, quoted_end(at_ + 1, '"', false));
  if (c == '$') {
    const std::size_t end = dollar_quoted_end(at_);
    if (end != 0) return take(Token::Kind::string, end);
  }
  if (is_digit(c)) {
    std::size_t end = at_;
    while (is_digit(at(end))) ++end;
    return take(Token::Kind::number, end);
  }
  return take(Token::Kind::symbol, at_ + 1);
}

Token Lexer::take(Token::Kind kind, std::size_t end) {
  const std::size_t start = at_;
  at_ = std::min(end, text_.size());
  return {kind, start, text_.substr(start, at_ - start)};
}

/// Also the strings that a letter introduces, of which only E'…' has backslashes.
Token Lexer::take_word() {
  std::size_t end = at_;
  while (continues_tag(at(end)) || at(end) == '$') ++end;
  if (end == at_ + 1 && at(end) == '\'' && std::string_view{"eE"}.find(at(at_)) != std::string_view::npos) {
    return take(Token::Kind::string, quoted_end(end + 1, '\'', true));
  }
  return take(Token::Kind::word, end);
}

void Lexer::skip_space_and_comments() {
  for (;;) {
    at_ = std::min(text_.find_first_not_of(space, at_), text_.size());
    if (at(at_) == '-' && at(at_ + 1) == '-') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (at(at_) == '/' && at(at_ + 1) == '*') {
      skip_block_comment();
    } else {
      return;
    }
  }
}

/// Block comments nest.
void Lexer::skip_block_comment() {
  std::size_t depth = 0;
  while (at_ < text_.size()) {
    if (at(at_) == '/' && at(at_ + 1) == '*') {
      ++depth;
      at_ += 2;
    } else if (at(at_) == '*' && at(at_ + 1) == '/') {
      at_ += 2;
      if (--depth == 0) return;
    } else {
      ++at_;
    }
  }
}

/// After the closing quote; `start` is after the opening one. A doubled quote is none.
std::size_t Lexer::quoted_end(std::size_t start, char quote, bool backslashes) const {
  for (std::size_t i = start; i < text_.size(); ++i) {
    if (backslashes && text_[i] == '\\') {
      ++i;
    } else if (text_[i] == quote) {
      if (at(i + 1) != quote) return i + 1;
      ++i;
    }
  }
  return text_.size();
}

/// After the closing tag; 0 if no tag begins at `start` ($1 is a parameter).
std::size_t Lexer::dollar_quoted_end(std::size_t start) const {
  std::size_t tag_end = start + 1;
  if (starts_word(at(tag_end))) {
    while (continues_tag(at(tag_end))) ++tag_end;
  }
  if (at(tag_end) != '$') return 0;
  const std::string_view tag = text_.substr(start, tag_end + 1 - start);
  const std::size_t close = text_.find(tag, tag_end + 1);
  return close == std::string_view::npos ? text_.size() : close + tag.size();
}

}  // namespace retort::postgres
