// Dates and times between their text and PostgreSQL's own counts from 2000-01-01. The days of the calendar by
// Howard Hinnant's algorithms (public domain), over 64 bits because the server's timestamps reach the year
// 294276.
#include <chrono>

#include <retort/sql_type.hpp>

#include "orm/failure.hpp"

namespace retort {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

struct Civil {
  std::int64_t year;
  int month;
  int day;
};

constexpr std::int64_t days_to_2000 = 730'425;  // from 0000-03-01

constexpr std::int64_t days_from_civil(const Civil& civil) {
  const std::int64_t year = civil.year - (civil.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - days_to_2000;
}

constexpr Civil civil_from_days(std::int64_t days) {
  days += days_to_2000;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t of_era = days - era * 146'097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * of_year + 2) / 153;
  const Civil civil{year + era * 400, static_cast<int>(month < 10 ? month + 3 : month - 9),
                    static_cast<int>(of_year - (153 * month + 2) / 5 + 1)};
  return {civil.year + (civil.month <= 2 ? 1 : 0), civil.month, civil.day};
}

static_assert(days_from_civil({2000, 1, 1}) == 0);
static_assert(days_from_civil({1970, 1, 1}) == -10'957);

/// Reads from the left of a text; every reader says whether it found its thing, and moves only then.
struct Cursor {
  std::string_view rest;

  bool take(char c) {
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool take(std::string_view word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
  }
  bool number(std::int64_t& value, std::size_t at_least, std::size_t at_most) {
    std::size_t length = 0;
    value = 0;
    while (length < rest.size() && length < at_most && rest[length] >= '0' && rest[length] <= '9') {
      value = value * 10 + (rest[length++] - '0');
    }
    if (length < at_least) return false;
    rest.remove_prefix(length);
    return true;
  }
};

bool read_date(Cursor& cursor, Civil& civil) {
  std::int64_t month = 0, day_of_month = 0;
  if (!cursor.number(civil.year, 4, 7) || !cursor.take('-') || !cursor.number(month, 2, 2) ||
      !cursor.take('-') || !cursor.number(day_of_month, 2, 2)) {
    return false;
  }
  civil.month = static_cast<int>(month);
  civil.day = static_cast<int>(day_of_month);
  return true;
}

/// `BC` at the end, and whether the day exists.
bool finish_date(Cursor& cursor, Civil& civil) {
  if (cursor.take(" BC")) civil.year = 1 - civil.year;
  if (civil.month < 1 || civil.month > 12 || civil.day < 1) return false;
  const Civil same = civil_from_days(days_from_civil(civil));
  return cursor.rest.empty() && same.month == civil.month && same.day == civil.day;
}

bool read_time(Cursor& cursor, std::int64_t& microseconds) {
  std::int64_t hours = 0, minutes = 0, seconds = 0;
  if (!cursor.number(hours, 2, 2) || !cursor.take(':') || !cursor.number(minutes, 2, 2)) return false;
  if (cursor.take(':') && !cursor.number(seconds, 2, 2)) return false;
  std::int64_t fraction = 0;
  if (cursor.take('.')) {
    const std::size_t before = cursor.rest.size();
    if (!cursor.number(fraction, 1, 6)) return false;
    for (std::size_t digits = before - cursor.rest.size(); digits < 6; ++digits) fraction *= 10;
  }
  if (hours > 24 || minutes > 59 || seconds > 60) return false;
  microseconds = hours * hour + minutes * minute + seconds * second + fraction;
  return microseconds <= day;
}

bool read_offset(Cursor& cursor, std::int64_t& microseconds) {
  microseconds = 0;
  if (cursor.take('Z')) return true;
  const bool west = cursor.rest.starts_with('-');
  if (!cursor.take('-') && !cursor.take('+')) return false;
  std::int64_t hours = 0, minutes = 0, seconds = 0;
  if (!cursor.number(hours, 2, 2)) return false;
  if (cursor.take(':') && !cursor.number(minutes, 2, 2)) return false;
  if (cursor.take(':') && !cursor.number(seconds, 2, 2)) return false;
  microseconds = hours * hour + minutes * minute + seconds * second;
  if (west) microseconds = -microseconds;
  return true;
}

/// The count of a timestamp, with or without an offset.
bool read_instant(std::string_view text, bool with_offset, std::int64_t& since_2000) {
  Cursor cursor{text};
  Civil civil{};
  std::int64_t time = 0, offset = 0;
  if (!read_date(cursor, civil) || (!cursor.take(' ') && !cursor.take('T')) || !read_time(cursor, time))
    return false;
  if (with_offset && !read_offset(cursor, offset)) return false;
  if (!finish_date(cursor, civil)) return false;
  // The server's range is 4713 BC to 294276 AD, and this is what fits 64 bits of microseconds around it.
  if (civil.year < -4800 || civil.year > 294'276) return false;
  since_2000 = days_from_civil(civil) * day + time - offset;
  return true;
}

std::string padded(std::int64_t value, int width) {
  std::string digits = std::to_string(value);
  if (digits.size() < static_cast<std::size_t>(width))
    digits.insert(0, static_cast<std::size_t>(width) - digits.size(), '0');
  return digits;
}

std::string date_text(const Civil& civil) {
  return padded(civil.year > 0 ? civil.year : 1 - civil.year, 4) + "-" + padded(civil.month, 2) + "-" +
         padded(civil.day, 2);
}

std::string time_text(std::int64_t microseconds) {
  std::string text = padded(microseconds / hour, 2) + ":" + padded(microseconds / minute % 60, 2) + ":" +
                     padded(microseconds / second % 60, 2);
  if (microseconds % second != 0) {
    text += "." + padded(microseconds % second, 6);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string instant_text(std::int64_t since_2000, const char* offset) {
  const std::int64_t time = (since_2000 % day + day) % day;
  const Civil civil = civil_from_days((since_2000 - time) / day);
  return date_text(civil) + " " + time_text(time) + offset + (civil.year > 0 ? "" : " BC");
}

template <typename Moment>
bool read_infinity(std::string_view text, Moment& moment) {
  if (text == "infinity") {
    moment = Moment::infinity();
  } else if (text == "-infinity") {
    moment = Moment::minus_infinity();
  } else {
    return false;
  }
  return true;
}

template <typename Moment>
const char* infinity_text(const Moment& moment) {
  return moment == Moment::infinity() ? "infinity" : "-infinity";
}

}  // namespace

timestamptz timestamptz::now() {
  const auto since_unix = std::chrono::system_clock::now().time_since_epoch();
  return from_unix_microseconds(std::chrono::duration_cast<std::chrono::microseconds>(since_unix).count());
}

timestamptz timestamptz::parse(std::string_view text) {
  timestamptz value;
  if (!read_infinity(text, value) && !read_instant(text, true, value.since_2000)) {
    orm::unreadable(text, "timestamp with time zone");
  }
  return value;
}

std::string timestamptz::text() const {
  return is_finite() ? instant_text(since_2000, "+00") : infinity_text(*this);
}

timestamp timestamp::parse(std::string_view text) {
  timestamp value;
  if (!read_infinity(text, value) && !read_instant(text, false, value.since_2000)) {
    orm::unreadable(text, "timestamp without time zone");
  }
  return value;
}

std::string timestamp::text() const {
  return is_finite() ? instant_text(since_2000, "") : infinity_text(*this);
}

date date::of(int year, int month, int day_of_month) {
  Cursor end{{}};
  Civil civil{year, month, day_of_month};
  // The server's range: 4713 BC to 5874897 AD.
  if (!finish_date(end, civil) || year < -4712 || year > 5'874'897) {
    orm::unreadable(std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day_of_month),
                    "date");
  }
  return {static_cast<std::int32_t>(days_from_civil(civil))};
}

date date::parse(std::string_view text) {
  date value;
  if (read_infinity(text, value)) return value;
  Cursor cursor{text};
  Civil civil{};
  if (!read_date(cursor, civil) || !finish_date(cursor, civil) || civil.year > 5'874'897)
    orm::unreadable(text, "date");
  return {static_cast<std::int32_t>(days_from_civil(civil))};
}

std::string date::text() const {
  if (!is_finite()) return infinity_text(*this);
  const Civil civil = civil_from_days(since_2000);
  return date_text(civil) + (civil.year > 0 ? "" : " BC");
}

time_of_day time_of_day::parse(std::string_view text) {
  Cursor cursor{text};
  time_of_day value;
  if (!read_time(cursor, value.microseconds) || !cursor.rest.empty())
    orm::unreadable(text, "time without time zone");
  return value;
}

std::string time_of_day::text() const {
  return time_text(microseconds);
}

std::string sql_type<timestamptz>::to_text(const timestamptz& value) {
  return value.text();
}
timestamptz sql_type<timestamptz>::from_text(std::string_view text) {
  return timestamptz::parse(text);
}
std::string sql_type<timestamp>::to_text(const timestamp& value) {
  return value.text();
}
timestamp sql_type<timestamp>::from_text(std::string_view text) {
  return timestamp::parse(text);
}
std::string sql_type<date>::to_text(const date& value) {
  return value.text();
}
date sql_type<date>::from_text(std::string_view text) {
  return date::parse(text);
}
std::string sql_type<time_of_day>::to_text(const time_of_day& value) {
  return value.text();
}
time_of_day sql_type<time_of_day>::from_text(std::string_view text) {
  return time_of_day::parse(text);
}

}  // namespace retort
