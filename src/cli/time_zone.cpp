// The C library reads zones by TZ alone. It is set for one call; no other thread runs when a revision is
// named.
#include "cli/time_zone.hpp"

#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <optional>

namespace retort::cli {
namespace {

/// TZ while it lives.
class InZone {
 public:
  explicit InZone(const std::string& zone) {
    if (zone == "local") return;
    if (const char* value = std::getenv("TZ")) before_ = value;
    changed_ = true;
    ::setenv("TZ", zone == "UTC" ? "UTC0" : (":" + zone).c_str(), 1);
    ::tzset();
  }
  ~InZone() {
    if (!changed_) return;
    if (before_)
      ::setenv("TZ", before_->c_str(), 1);
    else
      ::unsetenv("TZ");
    ::tzset();
  }
  InZone(const InZone&) = delete;
  InZone& operator=(const InZone&) = delete;

 private:
  bool changed_ = false;
  std::optional<std::string> before_;
};

}  // namespace

bool known_time_zone(const std::string& zone) {
  if (zone == "UTC" || zone == "local") return true;
  for (const char c : zone) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) == 0 && c != '/' && c != '_' && c != '-' && c != '+') return false;
  }
  const char* folder = std::getenv("TZDIR");
  std::error_code ignored;
  return !zone.empty() && zone[0] != '/' &&
         std::filesystem::is_regular_file(
             std::filesystem::path(folder == nullptr ? "/usr/share/zoneinfo" : folder) / zone, ignored);
}

std::string iso_time(std::time_t time, const std::string& zone) {
  const InZone in_zone(zone);
  std::tm parts{};
  ::localtime_r(&time, &parts);
  char text[40];
  std::string out(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts));
  if (zone == "UTC") return out + "Z";
  const std::string offset(text, std::strftime(text, sizeof text, "%z", &parts));  // +0100
  return out + offset.substr(0, 3) + ":" + offset.substr(3);
}

}  // namespace retort::cli
