#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "base/text.hpp"
#include "codegen/codegen.hpp"

namespace retort::codegen {
namespace {

namespace fs = std::filesystem;

/// Cheap, and good enough to name a file that somebody forgot: the word at the beginning of a word, on a line
/// that is no directive and no `//` comment.
bool has_models(const std::string& text) {
  for (const std::string& line : base::split(text, '\n')) {
    const std::string_view content = base::trim(line);
    if (content.substr(0, 1) == "#" || content.substr(0, 2) == "//") continue;
    for (std::string_view macro : {"RETORT_TABLE(", "RETORT_ENUM("}) {
      if (content.find(macro) != std::string_view::npos) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<fs::path> unlisted_headers(const fs::path& folder, const std::vector<fs::path>& listed) {
  std::set<fs::path> known;
  for (const fs::path& path : listed) known.insert(fs::weakly_canonical(path));
  std::vector<fs::path> result;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string extension = at->path().extension().string();
    const bool header = extension == ".hpp" || extension == ".h" || extension == ".hh" || extension == ".hxx";
    if (!header || !at->is_regular_file() || known.count(fs::weakly_canonical(at->path())) != 0) continue;
    if (at->path().string().find(".orm.hpp") != std::string::npos) continue;
    if (has_models(base::read_file(at->path()))) result.push_back(at->path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace retort::codegen
