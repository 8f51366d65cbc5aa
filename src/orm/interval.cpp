// Intervals in every style the server prints but sql_standard, whose signs depend on their neighbours.
// Written in the style `postgres`, whose numbers the server reads as integers.
#include <charconv>
#include <system_error>

#include <retort/sql_type.hpp>

#include "orm/failure.hpp"

namespace retort {
namespace {

constexpr std::int64_t second = 1'000'000;

constexpr interval infinite{std::numeric_limits<std::int32_t>::max(),
                            std::numeric_limits<std::int32_t>::max(),
                            std::numeric_limits<std::int64_t>::max()};
constexpr interval minus_infinite{std::numeric_limits<std::int32_t>::min(),
                                  std::numeric_limits<std::int32_t>::min(),
                                  std::numeric_limits<std::int64_t>::min()};

/// Sums that notice when they leave their type.
struct Sum {
  interval value;
  bool fits = true;

  void add(std::int32_t& field, std::int64_t amount, std::int64_t unit) {
    std::int64_t total = 0;
    if (__builtin_mul_overflow(amount, unit, &total) || __builtin_add_overflow(total, field, &field))
      fits = false;
  }
  void add(std::int64_t& field, std::int64_t amount, std::int64_t unit) {
    std::int64_t total = 0;
    if (__builtin_mul_overflow(amount, unit, &total) || __builtin_add_overflow(total, field, &field))
      fits = false;
  }
};

/// A number with an optional fraction of up to six digits.
struct Number {
  bool negative = false;
  std::int64_t whole = 0;       ///< With its sign.
  std::int64_t millionths = 0;  ///< With its sign.
};

bool read_number(std::string_view& rest, Number& number) {
  number = {};
  std::size_t i = 0;
  if (i < rest.size() && (rest[i] == '-' || rest[i] == '+')) number.negative = rest[i++] == '-';
  if (i >= rest.size() || rest[i] < '0' || rest[i] > '9') return false;
  const std::size_t begin = number.negative ? 0 : i;
  const auto [stop, error] = std::from_chars(rest.data() + begin, rest.data() + rest.size(), number.whole);
  if (error != std::errc{}) return false;
  i = static_cast<std::size_t>(stop - rest.data());
  if (i < rest.size() && rest[i] == '.') {
    std::int64_t scale = 100'000;
    for (++i; i < rest.size() && rest[i] >= '0' && rest[i] <= '9'; ++i, scale /= 10) {
      number.millionths += (number.negative ? -1 : 1) * (rest[i] - '0') * scale;
    }
  }
  rest.remove_prefix(i);
  return true;
}

/// Adds a number of a unit; words by their beginnings (`mon`, `mons`). False if there is no such unit.
bool add_unit(Sum& sum, const Number& number, std::string_view unit) {
  if (unit.ends_with('s') && unit.size() > 1) unit.remove_suffix(1);
  interval& value = sum.value;
  if (unit == "year") {
    sum.add(value.months, number.whole, 12);
  } else if (unit == "mon" || unit == "month") {
    sum.add(value.months, number.whole, 1);
  } else if (unit == "week") {
    sum.add(value.days, number.whole, 7);
  } else if (unit == "day") {
    sum.add(value.days, number.whole, 1);
  } else if (unit == "hour") {
    sum.add(value.microseconds, number.whole, 3600 * second);
  } else if (unit == "min" || unit == "minute") {
    sum.add(value.microseconds, number.whole, 60 * second);
  } else if (unit == "sec" || unit == "second") {
    sum.add(value.microseconds, number.whole, second);
    sum.add(value.microseconds, number.millionths, 1);
  } else {
    return false;
  }
  return true;
}

bool read_iso(std::string_view rest, Sum& sum) {
  bool time = false;
  while (!rest.empty()) {
    if (rest.front() == 'T') {
      time = true;
      rest.remove_prefix(1);
      continue;
    }
    Number number;
    if (!read_number(rest, number) || rest.empty()) return false;
    const char unit = rest.front();
    rest.remove_prefix(1);
    const char* const word = unit == 'Y'   ? "year"
                             : unit == 'M' ? (time ? "min" : "mon")
                             : unit == 'W' ? "week"
                             : unit == 'D' ? "day"
                             : unit == 'H' ? "hour"
                             : unit == 'S' ? "sec"
                                           : "";
    if (!add_unit(sum, number, word)) return false;
  }
  return true;
}

/// `:04:05.678` after the hours of the style `postgres`.
bool read_clock(std::string_view& rest, const Number& hours, Sum& sum) {
  const std::int64_t sign = hours.negative ? -1 : 1;
  sum.add(sum.value.microseconds, hours.whole, 3600 * second);
  Number part;
  rest.remove_prefix(1);
  if (!read_number(rest, part)) return false;
  sum.add(sum.value.microseconds, sign * part.whole, 60 * second);
  if (rest.starts_with(':')) {
    rest.remove_prefix(1);
    if (!read_number(rest, part)) return false;
    sum.add(sum.value.microseconds, sign * part.whole, second);
    sum.add(sum.value.microseconds, sign * part.millionths, 1);
  }
  return true;
}

void skip_spaces(std::string_view& rest) {
  while (rest.starts_with(' ')) rest.remove_prefix(1);
}

bool read_words(std::string_view rest, Sum& sum) {
  if (rest.starts_with("@")) rest.remove_prefix(1);
  bool any = false;
  for (skip_spaces(rest); !rest.empty(); skip_spaces(rest), any = true) {
    if (rest == "ago") {
      sum.fits = sum.fits && sum.value.microseconds != std::numeric_limits<std::int64_t>::min();
      if (!sum.fits) return false;
      sum.value = {-sum.value.months, -sum.value.days, -sum.value.microseconds};
      return any;
    }
    Number number;
    if (!read_number(rest, number)) return false;
    if (rest.starts_with(':')) {
      if (!read_clock(rest, number, sum)) return false;
      continue;
    }
    skip_spaces(rest);
    std::size_t length = 0;
    while (length < rest.size() && rest[length] >= 'a' && rest[length] <= 'z') ++length;
    // `@ 0` is the verbose style's zero.
    if (length == 0 && number.whole == 0 && rest.empty()) return true;
    if (!add_unit(sum, number, rest.substr(0, length))) return false;
    rest.remove_prefix(length);
  }
  return any;
}

}  // namespace

interval interval::parse(std::string_view text) {
  if (text == "infinity") return infinite;
  if (text == "-infinity") return minus_infinite;
  Sum sum;
  const bool read =
      text.starts_with('P') && text.size() > 1 ? read_iso(text.substr(1), sum) : read_words(text, sum);
  if (!read || !sum.fits) orm::unreadable(text, "interval");
  return sum.value;
}

std::string interval::text() const {
  if (*this == infinite) return "infinity";
  if (*this == minus_infinite) return "-infinity";
  // Unsigned, because the least 64-bit number has no positive counterpart.
  const std::uint64_t size = microseconds < 0 ? 0 - static_cast<std::uint64_t>(microseconds)
                                              : static_cast<std::uint64_t>(microseconds);
  const auto two = [](std::uint64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  std::string fraction = std::to_string(1'000'000 + size % 1'000'000);
  fraction.front() = '.';
  return std::to_string(months) + " mons " + std::to_string(days) + " days " + (microseconds < 0 ? "-" : "") +
         two(size / 3'600'000'000) + ":" + two(size / 60'000'000 % 60) + ":" + two(size / 1'000'000 % 60) +
         fraction;
}

std::string sql_type<interval>::to_text(const interval& value) {
  return value.text();
}
interval sql_type<interval>::from_text(std::string_view text) {
  return interval::parse(text);
}

}  // namespace retort
