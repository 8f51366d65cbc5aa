// The Test Anything Protocol, version 13, as Meson reads it.
#pragma once

#include <string>
#include <vector>

namespace retort::cli {

/// Prints the plan, then one line per test as it ends.
class Tap {
 public:
  explicit Tap(std::size_t count);
  /// `details` follow as comments.
  void result(bool good, const std::string& name, const std::vector<std::string>& details = {});
  void skipped(const std::string& name, const std::string& reason);
  bool good() const noexcept { return good_; }

 private:
  std::size_t number_ = 0;
  bool good_ = true;
};

}  // namespace retort::cli
