// As Alembic makes them: letters and digits of every script stay, in lower case. What is a letter is asked of
// the C library, in a locale of its own, so that a name does not depend on who made it.
#include "cli/slug.hpp"

#include <clocale>
#include <cwctype>
#include <locale.h>

namespace retort::cli {
namespace {

/// The code point that begins at `at`, which moves past it. The text is UTF-8; a stray byte stands for
/// itself.
char32_t next_letter(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at++]);
  const int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
  char32_t code = more == 0 ? byte : byte & (0x3FU >> more);
  for (int i = 0; i < more && at < text.size(); ++i)
    code = (code << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return code;
}

void put(std::string& out, char32_t code) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// The letter or digit in lower case, or 0 for what is neither.
char32_t letter(char32_t code) {
  static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  if (code < 0x80) {
    if (code >= 'A' && code <= 'Z') return code - 'A' + 'a';
    return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') ? code : 0;
  }
  if (utf8 == nullptr) return 0;
  const auto wide = static_cast<std::wint_t>(code);
  // Combining marks belong to their letter.
  const bool mark = code >= 0x300 && code < 0x370;
  return mark || ::iswalnum_l(wide, utf8) != 0 ? static_cast<char32_t>(::towlower_l(wide, utf8)) : 0;
}

}  // namespace

std::string slug(std::string_view message, std::size_t longest) {
  std::u32string letters;
  for (std::size_t at = 0; at < message.size();) {
    const char32_t one = letter(next_letter(message, at));
    if (one != 0)
      letters += one;
    else if (!letters.empty() && letters.back() != U'_')
      letters += U'_';
  }
  if (letters.size() > longest) {
    const std::size_t cut = letters.rfind(U'_', longest);
    letters.resize(cut == std::u32string::npos || cut == 0 ? longest : cut);
  }
  while (!letters.empty() && letters.back() == U'_') letters.pop_back();
  std::string out;
  for (const char32_t one : letters) put(out, one);
  return out;
}

}  // namespace retort::cli
