// The little that is read inside an annotation: names for generated code, and which structs it speaks of. The
// compiler reads the rest.
#include "scan/reader.hpp"

namespace retort::scan {
namespace {

char escape(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    default:
      return c;
  }
}

/// The value of one string literal; escapes with numbers are not read.
std::string literal_value(std::string_view token) {
  const std::size_t quote = token.find('"');
  if (quote > 0 && token[quote - 1] == 'R') {
    const std::size_t open = token.find('(', quote);
    const std::size_t close = token.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
    return std::string(token.substr(open + 1, close - open - 1));
  }
  std::string value;
  for (std::size_t i = quote + 1; i < token.size() && token[i] != '"'; ++i) {
    if (token[i] == '\\' && i + 1 < token.size()) {
      value += escape(token[++i]);
    } else {
      value += token[i];
    }
  }
  return value;
}

/// The value of the literals that stand side by side from `at` on.
std::string literals(const Token* at, const Token* end) {
  std::string value;
  for (; at != end && at->kind == Kind::string; ++at) value += literal_value(at->text);
  return value;
}

bool is(const Token* at, const Token* end, std::string_view text) {
  return at < end && at->text == text && at->kind != Kind::string;
}

}  // namespace

void read_words(const Token* begin, const Token* end, header::Annotation& annotation) {
  annotation.literal = literals(begin, end);
  for (const Token* at = begin; at < end; ++at) {
    if (is(at, end, "schema") && is(at + 1, end, "(")) {
      annotation.schema = literals(at + 2, end);
    } else if (is(at, end, "&")) {
      std::string name;
      std::string last;
      const Token* part = at + 1;
      if (is(part, end, "::")) last = "::", ++part;
      while (part < end && part->kind == Kind::identifier) {
        name += last;
        last = part->text;
        ++part;
        if (!is(part, end, "::")) break;
        last += "::";
        ++part;
      }
      if (name.size() > 2) annotation.structs.push_back(name.substr(0, name.size() - 2));
    }
  }
}

}  // namespace retort::scan
