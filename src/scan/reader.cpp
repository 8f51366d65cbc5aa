#include "scan/reader.hpp"

#include <algorithm>

#include "base/diagnostic.hpp"

namespace retort::scan {
namespace {

constexpr std::string_view macros[] = {"RETORT_TABLE", "RETORT_COLUMN", "RETORT_TRANSIENT", "RETORT_ENUM",
                                       "RETORT_VALUE"};

constexpr std::string_view misplaced_help =
    "RETORT_TABLE stands after `struct`, RETORT_ENUM after `enum class`, RETORT_COLUMN and RETORT_TRANSIENT "
    "before a data member of a struct at namespace scope, RETORT_VALUE after an enumerator";

}  // namespace

Reader::Reader(std::string_view file, std::string_view text, const Tokens& tokens)
    : file_(file), text_(text), tokens_(tokens), lines_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') lines_.push_back(i + 1);
  }
}

const Token& Reader::token(std::size_t ahead) const {
  return tokens_.tokens[std::min(at_ + ahead, tokens_.tokens.size() - 1)];
}

bool Reader::is(std::string_view text, std::size_t ahead) const {
  const Token& candidate = token(ahead);
  return candidate.text == text &&
         (candidate.kind == Kind::punctuation || candidate.kind == Kind::identifier);
}

bool Reader::take(std::string_view text) {
  if (!is(text)) return false;
  next();
  return true;
}

void Reader::skip_balanced() {
  if (at_end()) return;
  const std::size_t partner = tokens_.partner[at_];
  if (partner > at_) at_ = partner;
  next();
}

bool Reader::skip_template_arguments() {
  // A bound, so that a file of `<` alone does not take time without one.
  constexpr std::size_t longest = 4096;
  const std::size_t begin = at_;
  int depth = 0;
  do {
    if (is("<")) {
      ++depth;
      next();
    } else if (is(">")) {
      --depth;
      next();
    } else if (is("(") || is("[") || is("{")) {
      skip_balanced();
    } else if (at_end() || at_ - begin > longest || is(";") || is(")") || is("]") || is("}")) {
      at_ = begin;
      return false;
    } else {
      next();
    }
  } while (depth > 0);
  return true;
}

void Reader::skip_attributes() {
  for (;;) {
    if (is("[") && is("[", 1)) {
      skip_balanced();
    } else if ((is("alignas") || is("__attribute__") || is("__declspec")) && is("(", 1)) {
      next();
      skip_balanced();
    } else {
      return;
    }
  }
}

void Reader::skip_group() {
  const std::size_t end = tokens_.partner[at_];
  while (at_ < end) is_macro() ? misplaced_macro() : next();
  next();
}

void Reader::skip_declaration() {
  while (!at_end() && !is("}")) {
    if (is_macro()) {
      misplaced_macro();
    } else if (take(";")) {
      return;
    } else if (is("{")) {
      skip_group();
      // Behind a constructor's `a{1}` more may come, behind `= {…}` the end; behind a function's body
      // nothing.
      if (take(";")) return;
      if (!is(",") && !is("{") && !is("=")) return;
    } else if (is("(") || is("[")) {
      skip_group();
    } else {
      next();
    }
  }
}

void Reader::skip_statement() {
  while (!at_end() && !is("}")) {
    if (take(";")) return;
    is_macro() ? misplaced_macro() : is("(") || is("[") || is("{") ? skip_group() : next();
  }
}

void Reader::skip_initializer() {
  while (!at_end() && !is(",") && !is(";") && !is("}") && !is(")") && !is("]")) {
    if (is_macro()) return;
    if (is("<") && at_ > 0 && tokens_.tokens[at_ - 1].text == "]") {
      if (!skip_template_arguments()) next();  // of a lambda
    } else if (is("<") && at_ > 0 && tokens_.tokens[at_ - 1].kind == Kind::identifier) {
      // Template arguments only if what comes behind can follow them: `std::map<int, int>{}`, not `a < b`.
      const std::size_t before = at_;
      if (skip_template_arguments() && (is("(") || is("{") || is("::") || is(",") || is(";"))) continue;
      at_ = before;
      next();
    } else {
      skip_balanced();
    }
  }
}

bool Reader::is_macro(std::size_t ahead) const {
  const Token& candidate = token(ahead);
  return candidate.kind == Kind::identifier && candidate.text.substr(0, 7) == "RETORT_" &&
         std::find(std::begin(macros), std::end(macros), candidate.text) != std::end(macros);
}

header::Annotation Reader::take_macro() {
  header::Annotation annotation;
  annotation.present = true;
  annotation.position = position(token());
  const bool plain = is("RETORT_TRANSIENT");
  const Token& macro = token();
  next();
  if (plain) return annotation;
  if (!is("(")) {
    fail("R0103", "`" + std::string(macro.text) + "` stands without parentheses",
         "write `" + std::string(macro.text) + "(…)`", macro);
    return annotation;
  }
  const std::size_t begin = token().end;
  const std::size_t end_index = tokens_.partner[at_];
  const std::size_t end = tokens_.tokens[end_index].begin;
  annotation.text = text_.substr(begin, end - begin);
  // The text begins where its first word stands, so that a compiler's column is right.
  const std::size_t blank = std::min(annotation.text.find_first_not_of(" \t\r\n"), annotation.text.size());
  annotation.text.erase(0, blank);
  annotation.position = position(Token{Kind::end, begin + blank, begin + blank, {}});
  annotation.text.erase(annotation.text.find_last_not_of(" \t\r\n") + 1);
  read_words(tokens_.tokens.data() + at_ + 1, tokens_.tokens.data() + tokens_.partner[at_], annotation);
  next();
  for (bool fresh = true; at_ < end_index; skip_balanced()) {
    if (fresh) annotation.parts.push_back({position(token()).line, token().begin - begin - blank});
    fresh = is(",");
  }
  next();
  return annotation;
}

void Reader::misplaced_macro() {
  fail("R0103", "`" + std::string(token().text) + "` has no meaning here", std::string(misplaced_help),
       token());
  next();
  if (is("(")) skip_balanced();
}

header::Position Reader::position(const Token& token) const {
  const auto line = std::upper_bound(lines_.begin(), lines_.end(), token.begin) - 1;
  return {static_cast<int>(line - lines_.begin()) + 1, static_cast<int>(token.begin - *line) + 1};
}

void Reader::fail(std::string code, std::string text, std::string help, const Token& token) {
  const header::Position where = position(token);
  diagnostics.push_back({.code = std::move(code),
                         .text = std::move(text),
                         .help = std::move(help),
                         .place = {std::string(file_), where.line, where.column},
                         .excerpt = base::excerpt(text_, where.line, where.column)});
}

void Reader::fail(std::string code, std::string text, std::string help, std::size_t offset) {
  fail(std::move(code), std::move(text), std::move(help), Token{Kind::end, offset, offset, {}});
}

std::string Reader::text_between(std::size_t begin_index, std::size_t end_index) const {
  std::string text;
  for (std::size_t i = begin_index; i < end_index; ++i) {
    const Token& part = tokens_.tokens[i];
    const bool words =
        !text.empty() && part.kind == Kind::identifier && tokens_.tokens[i - 1].kind == Kind::identifier;
    if (words) text += ' ';
    text += part.text;
  }
  return text;
}

}  // namespace retort::scan
