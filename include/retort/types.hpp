// The SQL types that C++ has no word for, as small values. Model headers include this, so it stays light:
// conversions to std::chrono are in <retort/chrono.hpp>, the mapping to SQL in <retort/sql_type.hpp>.
//
// `parse` takes what PostgreSQL prints (DateStyle ISO, any IntervalStyle but sql_standard) and throws Error
// R0701 on anything else; `text` gives what PostgreSQL reads.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// `uuid`. A fresh one is all zeros, the nil UUID.
struct uuid {
  std::uint8_t octets[16] = {};

  /// Any form that PostgreSQL accepts: upper case, braces, no hyphens.
  static uuid parse(std::string_view text);
  /// Lower case with hyphens.
  std::string text() const;
  bool is_nil() const { return *this == uuid{}; }

  bool operator==(const uuid&) const = default;
  auto operator<=>(const uuid&) const = default;
};

/// `timestamp with time zone`: an instant, to the microsecond. Holds PostgreSQL's own count, so that every
/// instant of the server, both infinities included, fits.
struct timestamptz {
  std::int64_t since_2000 = 0;  ///< Microseconds since 2000-01-01 00:00:00 UTC.

  static constexpr std::int64_t unix_epoch = 946'684'800'000'000;  ///< 2000-01-01 in Unix microseconds.
  static constexpr timestamptz infinity() { return {std::numeric_limits<std::int64_t>::max()}; }
  static constexpr timestamptz minus_infinity() { return {std::numeric_limits<std::int64_t>::min()}; }
  static constexpr timestamptz from_unix(std::int64_t seconds) { return {seconds * 1'000'000 - unix_epoch}; }
  static constexpr timestamptz from_unix_microseconds(std::int64_t microseconds) {
    return {microseconds - unix_epoch};
  }
  /// This moment, by this machine's clock.
  static timestamptz now();
  /// Needs an offset (`+00`, `Z`, `-03:30`) unless infinite.
  static timestamptz parse(std::string_view text);
  /// In UTC: `2025-01-01 12:00:00.5+00`.
  std::string text() const;
  constexpr bool is_finite() const { return *this != infinity() && *this != minus_infinity(); }
  /// Of a finite instant before the year 294247.
  constexpr std::int64_t unix_microseconds() const { return since_2000 + unix_epoch; }

  bool operator==(const timestamptz&) const = default;
  auto operator<=>(const timestamptz&) const = default;
};

/// `timestamp without time zone`: what a clock on a wall shows, nowhere in particular.
struct timestamp {
  std::int64_t since_2000 = 0;  ///< Microseconds since 2000-01-01 00:00:00.

  static constexpr timestamp infinity() { return {std::numeric_limits<std::int64_t>::max()}; }
  static constexpr timestamp minus_infinity() { return {std::numeric_limits<std::int64_t>::min()}; }
  static timestamp parse(std::string_view text);
  std::string text() const;
  constexpr bool is_finite() const { return *this != infinity() && *this != minus_infinity(); }

  bool operator==(const timestamp&) const = default;
  auto operator<=>(const timestamp&) const = default;
};

/// `date`, in the Gregorian calendar extended to all times, as the server counts.
struct date {
  std::int32_t since_2000 = 0;  ///< Days since 2000-01-01.

  static constexpr date infinity() { return {std::numeric_limits<std::int32_t>::max()}; }
  static constexpr date minus_infinity() { return {std::numeric_limits<std::int32_t>::min()}; }
  /// Throws Error R0701 if there is no such day. Year 0 is 1 BC.
  static date of(int year, int month, int day);
  static date parse(std::string_view text);
  std::string text() const;
  constexpr bool is_finite() const { return *this != infinity() && *this != minus_infinity(); }

  bool operator==(const date&) const = default;
  auto operator<=>(const date&) const = default;
};

/// `time without time zone`: 00:00:00 to 24:00:00, both included.
struct time_of_day {
  std::int64_t microseconds = 0;

  static time_of_day parse(std::string_view text);
  std::string text() const;

  bool operator==(const time_of_day&) const = default;
  auto operator<=>(const time_of_day&) const = default;
};

/// `interval`. A month has no length in days nor a day in hours, so equality is by member and there is no
/// order; the server's own `=` is wider.
struct interval {
  std::int32_t months = 0;
  std::int32_t days = 0;
  std::int64_t microseconds = 0;

  static interval parse(std::string_view text);
  std::string text() const;

  bool operator==(const interval&) const = default;
};

/// `numeric`: an exact decimal number of any size, or NaN, or an infinity (PostgreSQL 14 and later). Keeps
/// its text
/// ("1.50" stays so) and compares by value, NaN equal to itself and above all else as in PostgreSQL.
class numeric {
 public:
  numeric() = default;
  numeric(int value) : text_(std::to_string(value)) {}        // NOLINT: exact, so implicit
  numeric(long value) : text_(std::to_string(value)) {}       // NOLINT
  numeric(long long value) : text_(std::to_string(value)) {}  // NOLINT
  numeric(double) = delete;                                   // Not exact: write numeric("0.1").
  /// Throws Error R0701 unless `text` is a number as PostgreSQL reads it (`-1.5`, `1e6`, `NaN`).
  explicit numeric(std::string_view text);
  explicit numeric(const char* text) : numeric(std::string_view(text)) {}
  explicit numeric(const std::string& text) : numeric(std::string_view(text)) {}

  static numeric parse(std::string_view text) { return numeric(text); }
  const std::string& text() const { return text_; }

  friend bool operator==(const numeric& left, const numeric& right) { return left.compare(right) == 0; }
  friend std::strong_ordering operator<=>(const numeric& left, const numeric& right) {
    return left.compare(right) <=> 0;
  }

 private:
  int compare(const numeric& other) const;

  std::string text_ = "0";
};

/// `json`: text, kept to the byte. Retort does not look inside; use the JSON library you like.
struct json {
  std::string text = "null";

  bool operator==(const json&) const = default;
};

/// `jsonb`. The server normalises the text: what comes back is equal in meaning, seldom in bytes.
struct jsonb {
  std::string text = "null";

  bool operator==(const jsonb&) const = default;
};

/// `bytea`.
using bytes = std::vector<std::byte>;

/// A range type over `T`, one of: int (`int4range`), int64 (`int8range`), numeric, date, timestamp,
/// timestamptz. No bound means unbounded. The server brings ranges of integers and dates to the form `[a,b)`,
/// and any that hold nothing to `empty`.
template <typename T>
struct range {
  std::optional<T> lower = std::nullopt;
  std::optional<T> upper = std::nullopt;
  bool lower_inclusive = true;
  bool upper_inclusive = false;
  bool empty = false;

  /// By meaning: on the side without a bound nothing is to be included, and all empty ranges are the same.
  friend bool operator==(const range& left, const range& right) {
    if (left.empty || right.empty) return left.empty == right.empty;
    return left.lower == right.lower && left.upper == right.upper &&
           (!left.lower || left.lower_inclusive == right.lower_inclusive) &&
           (!left.upper || left.upper_inclusive == right.upper_inclusive);
  }
};

}  // namespace retort
