// The lexical part of C++, as far as finding names needs it. Line splices are taken out first (offsets are
// mapped back), so that no other rule has to know them. Preprocessor lines are passed over, with what stands
// between `#if 0` and its `#else`, `#elif` or `#endif`; other conditions are not evaluated: both branches are
// read, and the compiler's count of members tells if that was wrong.
#include "scan/lexer.hpp"

#include <algorithm>

namespace retort::scan {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c);
}

class Lexer {
 public:
  Lexer(std::string_view original, Tokens& result) : result_(result) {
    splice(original);
    text_ = result_.spliced;
  }

  void run() {
    if (text_.substr(0, 3) == "\xef\xbb\xbf") at_ = 3;
    bool line_start = true;
    while (!stopped_ && skip_blank(line_start)) {
      if (text_[at_] == '#' && line_start) {
        directive();
        line_start = true;
        continue;
      }
      line_start = false;
      token();
    }
    add(Kind::end, text_.size(), text_.size());
    pair_brackets();
  }

 private:
  void splice(std::string_view original) {
    std::string& out = result_.spliced;
    out.reserve(original.size());
    for (std::size_t i = 0; i < original.size(); ++i) {
      if (original[i] == '\\') {
        std::size_t next = i + 1;
        if (next < original.size() && original[next] == '\r') ++next;
        if (next < original.size() && original[next] == '\n') {
          i = next;
          removed_.push_back({out.size(), i + 1 - out.size()});
          continue;
        }
      }
      out += original[i];
    }
  }

  /// The offset in the original text.
  std::size_t original(std::size_t offset) const {
    auto after = std::upper_bound(removed_.begin(), removed_.end(), offset,
                                  [](std::size_t value, const Removed& entry) { return value < entry.at; });
    return after == removed_.begin() ? offset : offset + std::prev(after)->shift;
  }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void add(Kind kind, std::size_t begin, std::size_t end) {
    // The end is mapped through the last byte: a splice after the token is not part of it.
    const std::size_t last = end > begin ? original(end - 1) + 1 : original(end);
    result_.tokens.push_back({kind, original(begin), last, text_.substr(begin, end - begin)});
  }

  void fail(std::string code, std::string text, std::string help, std::size_t begin) {
    result_.problems.push_back({std::move(code), std::move(text), std::move(help), original(begin)});
    stopped_ = true;
  }

  /// To the next byte of a token or directive. False at the end.
  bool skip_blank(bool& line_start) {
    while (at_ < text_.size()) {
      if (text_[at_] == '\n') {
        line_start = true;
        ++at_;
      } else if (is_space(text_[at_])) {
        ++at_;
      } else if (peek() == '/' && (peek(1) == '/' || peek(1) == '*')) {
        if (!comment()) return false;
      } else {
        return true;
      }
    }
    return false;
  }

  bool comment() {
    if (peek(1) == '/') {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return true;
    }
    const std::size_t close = text_.find("*/", at_ + 2);
    if (close == std::string_view::npos) {
      fail("R0101", "a comment is not closed", "add the missing */", at_);
      return false;
    }
    at_ = close + 2;
    return true;
  }

  /// The rest of a preprocessor line, with its comments taken out.
  std::string directive_line() {
    std::string line;
    while (at_ < text_.size() && text_[at_] != '\n') {
      if (peek() == '/' && (peek(1) == '/' || peek(1) == '*')) {
        if (!comment()) break;
        line += ' ';
      } else if (peek() == '"') {
        const std::size_t begin = at_++;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n')
          at_ += text_[at_] == '\\' ? 2u : 1u;
        at_ = std::min(at_, text_.size());
        if (peek() == '"') ++at_;
        line += text_.substr(begin, at_ - begin);
      } else {
        line += text_[at_++];
      }
    }
    return line;
  }

  static std::string_view word(std::string_view& line) {
    while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
    std::size_t size = 0;
    while (size < line.size() && is_name(line[size])) ++size;
    std::string_view result = line.substr(0, size);
    line.remove_prefix(size);
    while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
    return result;
  }

  void directive() {
    ++at_;
    const std::string whole = directive_line();
    std::string_view line = whole;
    const std::string_view name = word(line);
    if (name == "include" && !line.empty() && line.front() == '"') {
      const std::size_t close = line.find('"', 1);
      if (close != std::string_view::npos) result_.includes.emplace_back(line.substr(1, close - 1));
    } else if (name == "if") {
      while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
      if (line == "0" || line == "false") skip_branch();
    }
  }

  /// Passes over the lines of a branch that is off, up to and with the directive that ends it.
  void skip_branch() {
    int depth = 0;
    while (at_ < text_.size()) {
      const std::size_t newline = text_.find('\n', at_);
      if (newline == std::string_view::npos) {
        at_ = text_.size();
        return;
      }
      at_ = newline + 1;
      while (at_ < text_.size() && is_space(text_[at_]) && text_[at_] != '\n') ++at_;
      if (peek() != '#') continue;
      std::string_view line = text_.substr(at_ + 1, std::min(text_.find('\n', at_), text_.size()) - at_ - 1);
      const std::string_view name = word(line);
      if (name == "if" || name == "ifdef" || name == "ifndef") {
        ++depth;
      } else if (name == "endif" || (depth == 0 && (name == "else" || name == "elif"))) {
        if (depth == 0) {
          at_ = std::min(text_.find('\n', at_), text_.size());
          return;
        }
        --depth;
      }
    }
  }

  void token() {
    const std::size_t begin = at_;
    const char c = text_[at_];
    if (is_name_start(c)) {
      while (at_ < text_.size() && is_name(text_[at_])) ++at_;
      const std::string_view name = text_.substr(begin, at_ - begin);
      if (peek() == '"' && is_prefix(name)) {
        name.back() == 'R' ? raw_string(begin) : quoted(begin, '"');
      } else if (peek() == '\'' && is_prefix(name) && name.back() != 'R') {
        quoted(begin, '\'');
      } else {
        add(Kind::identifier, begin, at_);
      }
    } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      number(begin);
    } else if (c == '"' || c == '\'') {
      quoted(begin, c);
    } else if (const std::string_view bracket = digraph(); !bracket.empty()) {
      at_ += 2;
      const std::size_t last = original(at_ - 1) + 1;
      result_.tokens.push_back({Kind::punctuation, original(begin), last, bracket});
    } else {
      at_ += text_.substr(at_, 2) == "::" || text_.substr(at_, 2) == "->" ? 2u : 1u;
      add(Kind::punctuation, begin, at_);
    }
  }

  /// The bracket that the next two bytes stand for, or empty.
  std::string_view digraph() const {
    const std::string_view two = text_.substr(at_, 2);
    if (two == "<%") return "{";
    if (two == "%>") return "}";
    if (two == ":>") return "]";
    // `a<::b>` is a `<` and a name, but for `<:::` and `<::>`.
    if (two == "<:") return peek(2) == ':' && peek(3) != ':' && peek(3) != '>' ? "" : "[";
    return {};
  }

  static bool is_prefix(std::string_view name) {
    return name == "R" || name == "L" || name == "u" || name == "U" || name == "u8" || name == "LR" ||
           name == "uR" || name == "UR" || name == "u8R";
  }

  void number(std::size_t begin) {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if ((c == '+' || c == '-') && at_ > begin &&
          std::string_view("eEpP").find(text_[at_ - 1]) != std::string_view::npos) {
        ++at_;
      } else if (is_name(c) || c == '.' || (c == '\'' && is_name(peek(1)))) {
        ++at_;
      } else {
        break;
      }
    }
    add(Kind::number, begin, at_);
  }

  /// A string or character literal whose opening quote is at `at_`.
  void quoted(std::size_t begin, char quote) {
    ++at_;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      at_ += text_[at_] == '\\' ? 2u : 1u;
    }
    if (at_ >= text_.size() || text_[at_] != quote) {
      at_ = std::min(at_, text_.size());
      fail("R0101", quote == '"' ? "a string literal is not closed" : "a character literal is not closed",
           "add the missing quote on this line", begin);
      return;
    }
    ++at_;
    if (is_name_start(peek())) {  // a user-defined suffix
      while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    }
    add(quote == '"' ? Kind::string : Kind::character, begin, at_);
  }

  void raw_string(std::size_t begin) {
    const std::size_t open = text_.find('(', at_);
    const std::size_t size = open == std::string_view::npos ? 17 : open - at_ - 1;
    if (size <= 16) {
      const std::string close = ")" + std::string(text_.substr(at_ + 1, size)) + "\"";
      const std::size_t end = text_.find(close, open);
      if (end != std::string_view::npos) {
        at_ = end + close.size();
        while (at_ < text_.size() && is_name(text_[at_])) ++at_;
        add(Kind::string, begin, at_);
        return;
      }
    }
    fail("R0101", "a raw string literal is not closed", "end it with )delimiter\"", begin);
  }

  void pair_brackets() {
    std::vector<std::size_t> open;
    result_.partner.resize(result_.tokens.size());
    for (std::size_t i = 0; i < result_.tokens.size(); ++i) {
      result_.partner[i] = i;
      const Token& token = result_.tokens[i];
      if (token.kind != Kind::punctuation || token.text.size() != 1) continue;
      const char c = token.text.front();
      if (c == '(' || c == '[' || c == '{') {
        open.push_back(i);
      } else if (c == ')' || c == ']' || c == '}') {
        const char wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
        if (open.empty() || result_.tokens[open.back()].text.front() != wanted) {
          unbalanced(open.empty() || c != '}' ? i : open.back());
          return;
        }
        result_.partner[i] = open.back();
        result_.partner[open.back()] = i;
        open.pop_back();
      }
    }
    if (!open.empty() && result_.problems.empty()) unbalanced(open.back());
  }

  void unbalanced(std::size_t index) {
    const Token& token = result_.tokens[index];
    result_.problems.push_back(
        {"R0102", "`" + std::string(token.text) + "` has no partner",
         "balance the brackets; if they differ between branches of #if, let each branch hold whole "
         "declarations",
         token.begin});
  }

  struct Removed {
    std::size_t at;     ///< In the spliced text.
    std::size_t shift;  ///< What to add to offsets from there on.
  };

  Tokens& result_;
  std::string_view text_;
  std::vector<Removed> removed_;
  std::size_t at_ = 0;
  bool stopped_ = false;
};

}  // namespace

void tokenize(std::string_view text, Tokens& result) {
  Lexer(text, result).run();
}

}  // namespace retort::scan
