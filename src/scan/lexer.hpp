// Header text as tokens: private to this folder.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <retort/error.hpp>

namespace retort::scan {

enum class Kind : unsigned char { identifier, number, string, character, punctuation, end };

struct Token {
  Kind kind;
  std::size_t begin;  ///< Offset in the header's text, as is `end`.
  std::size_t end;
  std::string_view text;  ///< Without line splices. Multi-character: `::`, `->`, `[[` is two tokens.
};

/// What is wrong at an offset; the scanner adds place and excerpt.
struct Problem {
  std::string code;
  std::string text;
  std::string help;
  std::size_t offset;
};

/// A header's tokens, without comments and preprocessor lines. Views into `spliced`, so it does not move.
struct Tokens {
  std::string spliced;        ///< The text without line splices.
  std::vector<Token> tokens;  ///< Ends with one of Kind::end.
  /// For each bracket the index of its partner; the bracket's own index where it has none.
  std::vector<std::size_t> partner;
  std::vector<std::string> includes;  ///< The names in `#include "…"`.
  std::vector<Problem> problems;

  Tokens() = default;
  Tokens(const Tokens&) = delete;
  Tokens& operator=(const Tokens&) = delete;
};

/// Fills `result`, which is fresh. Takes any bytes.
void tokenize(std::string_view text, Tokens& result);

}  // namespace retort::scan
