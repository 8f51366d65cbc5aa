// Where the words of C++ revisions live: from their making to the end of the program.
#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::operation {

/// A copy of `value` that stays where it is until the program ends. Safe from several threads and before
/// main.
template <class T>
T* keep(T value) {
  static std::mutex mutex;
  static std::deque<T> kept;
  const std::lock_guard lock(mutex);
  return &kept.emplace_back(std::move(value));
}

inline std::string_view keep_text(std::string_view text) {
  return text.empty() ? std::string_view{} : std::string_view(*keep(std::string(text)));
}

}  // namespace retort::operation
