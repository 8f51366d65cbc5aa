// Each line is flushed: a watcher sees the tests as they end.
#include "cli/tap.hpp"

#include <cstdio>

#include "base/text.hpp"
#include "cli/output.hpp"

namespace retort::cli {
namespace {

/// '#' begins a directive.
std::string escaped(const std::string& name) {
  return base::replace_all(name, "#", "\\#");
}

}  // namespace

Tap::Tap(std::size_t count) {
  print("TAP version 13\n1.." + std::to_string(count) + "\n");
}

void Tap::result(bool good, const std::string& name, const std::vector<std::string>& details) {
  good_ = good_ && good;
  print((good ? "ok " : "not ok ") + std::to_string(++number_) + " - " + escaped(name) + "\n");
  for (const std::string& detail : details) {
    for (const std::string& line : base::split(detail, '\n')) print("# " + line + "\n");
  }
  std::fflush(stdout);
}

void Tap::skipped(const std::string& name, const std::string& reason) {
  print("ok " + std::to_string(++number_) + " - " + escaped(name) + " # SKIP " + reason + "\n");
  std::fflush(stdout);
}

}  // namespace retort::cli
