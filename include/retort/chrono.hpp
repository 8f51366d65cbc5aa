// Between Retort's moments and std::chrono. A header of its own: <chrono> more than doubles what a model header
// adds to <string> and <vector>.
#pragma once

#include <chrono>

#include <retort/types.hpp>

namespace retort {

using sys_microseconds = std::chrono::sys_time<std::chrono::microseconds>;
using local_microseconds = std::chrono::local_time<std::chrono::microseconds>;

// Infinities are not for std::chrono: ask is_finite() first where they can be. They become the ends of the
// duration's range.

constexpr timestamptz to_timestamptz(sys_microseconds moment) {
  return timestamptz::from_unix_microseconds(moment.time_since_epoch().count());
}
constexpr sys_microseconds to_sys_time(timestamptz moment) {
  if (!moment.is_finite()) return sys_microseconds(std::chrono::microseconds(moment.since_2000));
  return sys_microseconds(std::chrono::microseconds(moment.unix_microseconds()));
}

constexpr timestamp to_timestamp(local_microseconds moment) {
  return {moment.time_since_epoch().count() - timestamptz::unix_epoch};
}
constexpr local_microseconds to_local_time(timestamp moment) {
  if (!moment.is_finite()) return local_microseconds(std::chrono::microseconds(moment.since_2000));
  return local_microseconds(std::chrono::microseconds(moment.since_2000 + timestamptz::unix_epoch));
}

constexpr date to_date(std::chrono::sys_days day) {
  return {static_cast<std::int32_t>((day - std::chrono::sys_days(std::chrono::days(10'957))).count())};
}
constexpr std::chrono::sys_days to_sys_days(date day) {
  return std::chrono::sys_days(std::chrono::days(10'957 + day.since_2000));
}

constexpr time_of_day to_time_of_day(std::chrono::microseconds since_midnight) {
  return {since_midnight.count()};
}
constexpr std::chrono::microseconds to_duration(time_of_day time) {
  return std::chrono::microseconds(time.microseconds);
}

/// An interval of so much time, without months and days.
constexpr interval to_interval(std::chrono::microseconds duration) {
  return {0, 0, duration.count()};
}

}  // namespace retort
