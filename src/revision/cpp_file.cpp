// C++ revisions: RETORT_REVISION(…) is read by a small tokenizer, so that graphs can be drawn and manifests
// written without a compiler. It knows comments, literals (raw ones and concatenation too) and parentheses;
// preprocessor lines are passed over, conditional ones are not evaluated.
#include <cctype>
#include <optional>

#include "base/text.hpp"
#include "revision/head.hpp"

namespace retort::revision {
namespace {

enum class Kind { word, string, mark, end };

struct Token {
  Kind kind = Kind::end;
  std::string text;  ///< A string's value; otherwise as written.
  std::size_t offset = 0;
};

bool word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

void append_utf8(std::string& to, unsigned code) {
  const auto put = [&](unsigned byte) { to += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  Token next() {
    skip_space();
    Token token{Kind::end, "", at_};
    if (at_ >= text_.size()) return token;
    const char c = text_[at_];
    if (c == '"') return string(token, false);
    if (c == '\'') return character(token);
    if (!word_character(c)) {
      token.kind = Kind::mark;
      token.text = c;
      ++at_;
      return token;
    }
    const auto begin = at_;
    while (at_ < text_.size() &&
           (word_character(text_[at_]) ||
            // A digit separator, 1'000.
            (text_[at_] == '\'' && std::isdigit(static_cast<unsigned char>(text_[begin]))))) {
      ++at_;
    }
    token.text = text_.substr(begin, at_ - begin);
    const bool prefix = token.text == "R" || token.text == "u8" || token.text == "u8R" || token.text == "L" ||
                        token.text == "u" || token.text == "U" || token.text == "LR" || token.text == "uR" ||
                        token.text == "UR";
    if (prefix && at_ < text_.size() && text_[at_] == '"') return string(token, token.text.back() == 'R');
    token.kind = Kind::word;
    return token;
  }

 private:
  void skip_space() {
    bool line_start = at_ == 0 || at_ == 3;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        line_start = true;
        ++at_;
      } else if (std::isspace(static_cast<unsigned char>(c)) != 0) {
        ++at_;
      } else if (c == '/' && text_.substr(at_, 2) == "//") {
        skip_line();
      } else if (c == '/' && text_.substr(at_, 2) == "/*") {
        const auto end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else if (c == '#' && line_start) {
        skip_line();
      } else {
        return;
      }
    }
  }

  /// To the end of the logical line: a backslash continues it.
  void skip_line() {
    while (at_ < text_.size() && text_[at_] != '\n') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
      }
      ++at_;
    }
  }

  Token string(Token token, bool raw) {
    token.kind = Kind::string;
    token.text.clear();
    ++at_;
    if (raw) {
      const auto open = text_.find('(', at_);
      if (open == std::string_view::npos) return unfinished(token);
      const auto closing = ")" + std::string(text_.substr(at_, open - at_)) + "\"";
      const auto end = text_.find(closing, open);
      if (end == std::string_view::npos) return unfinished(token);
      token.text = text_.substr(open + 1, end - open - 1);
      at_ = end + closing.size();
      return token;
    }
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\n') return unfinished(token);
      if (text_[at_] == '\\')
        escape(token.text);
      else
        token.text += text_[at_++];
    }
    if (at_ >= text_.size()) return unfinished(token);
    ++at_;
    return token;
  }

  Token unfinished(Token token) {
    token.kind = Kind::end;
    at_ = text_.size();
    return token;
  }

  Token character(Token token) {
    token.kind = Kind::mark;
    token.text = "'";
    ++at_;
    while (at_ < text_.size() && text_[at_] != '\'' && text_[at_] != '\n') at_ += text_[at_] == '\\' ? 2 : 1;
    ++at_;
    return token;
  }

  void escape(std::string& to) {
    ++at_;
    if (at_ >= text_.size()) return;
    const char c = text_[at_++];
    switch (c) {
      case 'n':
        to += '\n';
        return;
      case 't':
        to += '\t';
        return;
      case 'r':
        to += '\r';
        return;
      case 'a':
        to += '\a';
        return;
      case 'b':
        to += '\b';
        return;
      case 'f':
        to += '\f';
        return;
      case 'v':
        to += '\v';
        return;
      case '\n':
        return;
      case 'x':
        to += static_cast<char>(static_cast<unsigned char>(number(16, 8)));
        return;
      case 'u':
        append_utf8(to, number(16, 4));
        return;
      case 'U':
        append_utf8(to, number(16, 8));
        return;
      default:
        break;
    }
    if (c >= '0' && c <= '7') {
      --at_;
      to += static_cast<char>(static_cast<unsigned char>(number(8, 3)));
    } else {
      to += c;
    }
  }

  unsigned number(unsigned base, int digits) {
    unsigned value = 0;
    for (; digits > 0 && at_ < text_.size(); --digits, ++at_) {
      const char c = text_[at_];
      const unsigned digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                             : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10)
                             : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A' + 10)
                                                    : 99;
      if (digit >= base) break;
      value = value * base + digit;
    }
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

class Reader {
 public:
  Reader(Revision& revision, std::vector<Diagnostic>& problems)
      : revision_(revision),
        head_(revision, problems),
        tokens_(revision.file.content),
        before_(problems.size()),
        problems_(problems) {}

  void read() {
    for (next(); token_.kind != Kind::end; next()) {
      if (token_.kind == Kind::word && token_.text == "RETORT_REVISION") {
        next();
        if (!is("(")) continue;
        next();
        arguments();
        if (revision_.id.empty() && problems_.size() == before_)
          head_.problem("R0201", "the id of the revision is empty", "give it one: 12 hex digits are usual",
                        line());
        return;
      }
    }
    head_.problem("R0201", "the file is no revision: it has no RETORT_REVISION(…)",
                  "add it, or move the file out of the folder of revisions", 0);
  }

 private:
  void next() { token_ = tokens_.next(); }
  bool is(std::string_view mark) const { return token_.kind == Kind::mark && token_.text == mark; }
  int line() const { return base::position_at(revision_.file.content, token_.offset).line; }

  /// Adjacent literals are one.
  std::optional<std::string> literal() {
    if (token_.kind != Kind::string) return std::nullopt;
    std::string value;
    for (; token_.kind == Kind::string; next()) value += token_.text;
    return value;
  }

  void broken(const std::string& expected) {
    head_.problem("R0208", "RETORT_REVISION cannot be read: " + expected + " expected",
                  "it is read without compiling: literals only, as in RETORT_REVISION(\"ae1027a6acf2\", "
                  "revises(\"1975ea83b712\"), message(\"Add phone\"))",
                  line());
  }

  void arguments() {
    const int id_line = line();
    const auto id = literal();
    if (!id) return broken("the id as a string literal");
    head_.set("revision", {*id}, id_line);
    while (is(",")) {
      next();
      if (is(")")) break;
      if (!argument()) return;
    }
    if (!is(")")) broken("`,` or `)`");
  }

  bool argument() {
    const int at = line();
    // The vocabulary may be written qualified: retort::revises(…).
    if (token_.kind == Kind::word && token_.text == "retort") {
      next();
      while (is(":")) next();
    }
    if (token_.kind != Kind::word) return broken("one of revises(…), created(…), message(…)"), false;
    const std::string key = token_.text;
    bool known = key != "revision";
    if (known) {
      known = false;
      for (const auto& one : Head::keys()) known = known || one == key;
    }
    if (!known) {
      const auto meant = base::nearest(key, Head::keys());
      head_.problem(
          "R0203", "\"" + key + "\" is no part of RETORT_REVISION",
          meant.empty()
              ? "it takes revises, created, message, branch_labels, depends_on, replaces, transactional"
              : "is " + meant + "(…) meant?",
          at);
      return false;
    }
    next();
    if (!is("(")) return broken("`(` after " + key), false;
    next();
    std::vector<std::string> values;
    while (!is(")")) {
      if (key == "transactional" && token_.kind == Kind::word) {
        values.push_back(token_.text);
        next();
      } else if (auto value = literal()) {
        values.push_back(std::move(*value));
      } else {
        return broken("a string literal in " + key + "(…)"), false;
      }
      if (is(",")) next();
    }
    next();
    head_.set(key, values, at);
    return true;
  }

  Revision& revision_;
  Head head_;
  Tokenizer tokens_;
  Token token_;
  std::size_t before_;
  std::vector<Diagnostic>& problems_;
};

}  // namespace

void read_cpp(Revision& revision, std::vector<Diagnostic>& problems) {
  revision.language = Language::cpp;
  Reader(revision, problems).read();
}

}  // namespace retort::revision
