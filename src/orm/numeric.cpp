// Numbers of any size as their text. Comparison brings both to sign, digits without leading or trailing zeros
// and the place of the point, so that 1e100 costs no hundred digits.
#include <charconv>
#include <system_error>

#include <retort/sql_type.hpp>

#include "orm/failure.hpp"

namespace retort {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool equal_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

/// The number 0.<digits> times ten to the power `point`, with its sign; no digits mean zero.
struct Decimal {
  int rank = 0;  ///< -1 minus infinity, 0 finite, 1 infinity, 2 NaN.
  bool negative = false;
  std::string digits;
  long long point = 0;
};

bool parse_special(std::string_view text, Decimal& number) {
  const bool negative = text.starts_with('-');
  std::string_view word = text;
  if (negative || text.starts_with('+')) word.remove_prefix(1);
  if (equal_ignoring_case(word, "infinity") || equal_ignoring_case(word, "inf")) {
    number.rank = negative ? -1 : 1;
    return true;
  }
  if (equal_ignoring_case(text, "nan")) {
    number.rank = 2;
    return true;
  }
  return false;
}

/// True if `text` is a number; fills `number`.
bool parse_decimal(std::string_view text, Decimal& number) {
  if (parse_special(text, number)) return true;
  std::size_t i = 0;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) number.negative = text[i++] == '-';
  std::string digits;
  std::size_t before_point = 0;
  for (; i < text.size() && is_digit(text[i]); ++i) digits += text[i];
  before_point = digits.size();
  if (i < text.size() && text[i] == '.') {
    for (++i; i < text.size() && is_digit(text[i]); ++i) digits += text[i];
  }
  if (digits.empty()) return false;
  int exponent = 0;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && text[i] == '+') ++i;
    const auto [stop, error] = std::from_chars(text.data() + i, text.data() + text.size(), exponent);
    if (error != std::errc{}) return false;
    i = static_cast<std::size_t>(stop - text.data());
  }
  if (i != text.size()) return false;
  const std::size_t first = digits.find_first_not_of('0');
  if (first == std::string::npos) {
    number.negative = false;
    return true;
  }
  const std::size_t last = digits.find_last_not_of('0');
  number.digits = digits.substr(first, last - first + 1);
  number.point = static_cast<long long>(before_point) - static_cast<long long>(first) + exponent;
  return true;
}

int sign(const Decimal& number) {
  return number.digits.empty() ? 0 : number.negative ? -1 : 1;
}

template <typename T>
int three_way(const T& left, const T& right) {
  return left < right ? -1 : right < left ? 1 : 0;
}

}  // namespace

numeric::numeric(std::string_view text) : text_(text) {
  Decimal number;
  if (!parse_decimal(text, number)) orm::unreadable(text, "numeric");
}

int numeric::compare(const numeric& other) const {
  if (text_ == other.text_) return 0;
  Decimal left, right;
  parse_decimal(text_, left);
  parse_decimal(other.text_, right);
  if (left.rank != 0 || right.rank != 0) return three_way(left.rank, right.rank);
  if (sign(left) != sign(right)) return three_way(sign(left), sign(right));
  if (sign(left) == 0) return 0;
  const int larger =
      left.point != right.point ? three_way(left.point, right.point) : three_way(left.digits, right.digits);
  return left.negative ? -larger : larger;
}

std::string sql_type<numeric>::to_text(const numeric& value) {
  return value.text();
}
numeric sql_type<numeric>::from_text(std::string_view text) {
  return numeric(text);
}

}  // namespace retort
