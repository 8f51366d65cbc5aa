// Where the server's programs are. Distributions keep several versions side by side and off the PATH.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <unistd.h>
#include <vector>

#include "base/text.hpp"
#include "postgres/server.hpp"

namespace retort::postgres {
namespace {

namespace fs = std::filesystem;

/// The folder itself, links resolved: initdb looks for its companions beside its real place.
std::optional<fs::path> with_programs(const fs::path& folder) {
  std::error_code error;
  for (const char* program : {"initdb", "postgres"}) {
    if (!fs::is_regular_file(folder / program, error) || ::access((folder / program).c_str(), X_OK) != 0)
      return {};
  }
  const fs::path real = fs::canonical(folder / "postgres", error);
  return error ? folder : real.parent_path();
}

/// A place with a number in it, `parent/prefix<number>suffix`.
struct Pattern {
  const char* parent;
  const char* prefix;
  const char* suffix;
};

constexpr Pattern patterns[] = {
    {"/usr/lib/postgresql", "", "bin"},           // Debian, Ubuntu
    {"/usr", "pgsql-", "bin"},                    // the PostgreSQL project's packages for Red Hat's family
    {"/usr/lib", "postgresql", "bin"},            // SUSE
    {"/usr/libexec", "postgresql", ""},           // Alpine
    {"/opt/homebrew/opt", "postgresql@", "bin"},  // Homebrew
    {"/usr/local/opt", "postgresql@", "bin"},
};

/// Newest first; a major version of 0 means any.
std::vector<fs::path> packaged(int major) {
  std::vector<std::pair<int, fs::path>> found;
  for (const Pattern& pattern : patterns) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{pattern.parent, error}) {
      const std::string name = entry.path().filename();
      const std::string prefix = pattern.prefix;
      if (!name.starts_with(prefix) || name.size() == prefix.size()) continue;
      const std::string number = name.substr(prefix.size());
      if (number.size() > 3 || number.find_first_not_of("0123456789") != std::string::npos) continue;
      const int version = std::stoi(number);
      if (major != 0 && version != major) continue;
      if (auto folder = with_programs(entry.path() / pattern.suffix)) found.emplace_back(version, *folder);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<fs::path> result;
  for (auto& [version, folder] : found) result.push_back(std::move(folder));
  return result;
}

}  // namespace

std::optional<fs::path> find_programs() {
  if (const char* chosen = std::getenv("RETORT_PG_BINDIR"); chosen != nullptr && *chosen != '\0') {
    return with_programs(chosen);
  }
  const char* path = std::getenv("PATH");
  for (const std::string& folder : base::split(path == nullptr ? "" : path, ':')) {
    if (folder.empty()) continue;
    if (auto found = with_programs(folder)) return found;
  }
  std::vector<fs::path> places = packaged(0);
  for (const char* folder : {"/usr/local/pgsql/bin", "/usr/libexec"}) {
    if (auto found = with_programs(folder)) places.push_back(*found);
  }
  if (places.empty()) return {};
  return places.front();
}

std::optional<fs::path> find_programs(int major) {
  const std::vector<fs::path> places = packaged(major);
  if (places.empty()) return {};
  return places.front();
}

}  // namespace retort::postgres
