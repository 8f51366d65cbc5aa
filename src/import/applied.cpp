// Where a database stands. Other tools keep a set; a chain of Retort has a point. Where the set has holes,
// there is none, and a person has to say what is to happen.
#include <algorithm>
#include <set>

#include <retort/error.hpp>

#include "base/text.hpp"
#include "import/tools.hpp"

namespace retort::imports {
namespace {

std::string first_line(const std::string& key) {
  return key.substr(0, key.find('\n'));
}

[[noreturn]] void refuse(const std::string& text, const std::string& help) {
  throw Error(Diagnostic{.code = "R0646", .text = text, .help = help});
}

}  // namespace

std::string reached(const History& history, const std::vector<std::string>& keys) {
  std::set<std::string> applied(keys.begin(), keys.end());
  std::vector<std::string> missing;
  std::string at, later;
  for (const Imported& revision : history.revisions) {
    if (applied.erase(revision.key) == 0) {
      missing.push_back(revision.id);
    } else if (!missing.empty()) {
      later = revision.id;
      break;
    } else {
      at = revision.id;
    }
  }
  if (!later.empty())
    refuse("the database has applied " + later + ", and not " + base::join(missing, ", ") + " before it",
           "run those with the tool that they were written for, or `stamp` by hand");
  if (!applied.empty()) {
    std::vector<std::string> unknown;
    for (const std::string& key : applied) unknown.push_back(first_line(key));
    refuse("the database has applied " + base::join(unknown, ", ") + ", and no file is called so",
           "bring the file back, or `stamp` by hand");
  }
  return at;
}

}  // namespace retort::imports
