// sqitch: the plan gives the order; each change has a script in deploy/ and revert/. A change may stand in
// the plan again (rework): the scripts of its earlier instance have the tag that followed it in their names.
#include <map>

#include <retort/error.hpp>

#include "base/file.hpp"
#include "base/text.hpp"
#include "import/numbered.hpp"
#include "import/tools.hpp"

namespace retort::imports {
namespace {

namespace fs = std::filesystem;

struct Change {
  std::string name;
  std::string created;
  std::string note;
  std::string tag;  ///< The first one behind it.
  std::vector<std::string> needs;
};

/// `core.top_dir = .` and the like, of sqitch.conf.
std::map<std::string, std::string> settings(const fs::path& folder) {
  std::map<std::string, std::string> found;
  if (!fs::exists(folder / "sqitch.conf")) return found;
  std::string section;
  for (const std::string& whole : base::split(base::read_file(folder / "sqitch.conf"), '\n')) {
    const std::string line(base::trim(whole));
    const std::size_t equals = line.find('=');
    if (line.starts_with("[") && line.ends_with("]"))
      section = line.substr(1, line.size() - 2);
    else if (!line.starts_with("#") && !line.starts_with(";") && equals != std::string::npos)
      found[section + "." + std::string(base::trim(line.substr(0, equals)))] =
          base::trim(line.substr(equals + 1));
  }
  return found;
}

/// The words of `[a !b other:c]`.
std::vector<std::string> needed(const std::string& text) {
  std::vector<std::string> found;
  for (const std::string& word : base::split(text, ' ')) {
    if (!word.empty()) found.push_back(word);
  }
  return found;
}

/// `name [needs] 2025-01-01T00:00:00Z Person <address> # note`
Change read_change(std::string line) {
  Change change;
  if (const std::size_t hash = line.find(" #"); hash != std::string::npos) {
    change.note = base::trim(line.substr(hash + 2));
    line = base::trim(line.substr(0, hash));
  }
  const std::size_t space = line.find(' ');
  change.name = line.substr(0, space);
  std::string rest(base::trim(space == std::string::npos ? "" : line.substr(space)));
  if (rest.starts_with("[")) {
    const std::size_t close = rest.find(']');
    change.needs = needed(rest.substr(1, close == std::string::npos ? close : close - 1));
    rest = base::trim(close == std::string::npos ? "" : rest.substr(close + 1));
  }
  change.created = rest.substr(0, rest.find(' '));
  return change;
}

std::vector<Change> read_plan(const fs::path& path) {
  std::vector<Change> changes;
  int number = 0;
  for (const std::string& whole : base::split(base::read_file(path), '\n')) {
    ++number;
    const std::string line(base::trim(whole));
    if (line.empty() || line.starts_with("#") || line.starts_with("%")) continue;
    if (line.starts_with("@")) {
      const std::string tag = line.substr(0, line.find(' '));
      for (auto at = changes.rbegin(); at != changes.rend() && at->tag.empty(); ++at) at->tag = tag;
      continue;
    }
    Change change = read_change(line);
    if (change.created.size() != 20 || !change.created.ends_with('Z'))
      bad_file(path, "the line `" + line + "` is no change of a plan",
               "it has no time behind the name: NAME [NEEDS] TIME PERSON # NOTE", number);
    changes.push_back(std::move(change));
  }
  return changes;
}

/// Ids hold no `-`, `+`, `:` and `@`.
std::string id_of(const std::string& name, int instance) {
  std::string id = name;
  for (char& c : id) {
    if (c == '-' || c == '+' || c == ':' || c == '@' || c == '/') c = '_';
  }
  return instance == 1 ? id : id + "." + std::to_string(instance);
}

Half read_script(const fs::path& path, Imported& revision, bool needed_here) {
  Half half;
  half.present = fs::exists(path);
  if (half.present)
    half.sql = base::read_file(path);
  else if (needed_here)
    revision.notes.push_back("there is no " + path.string() + ": it goes up without doing anything");
  return half;
}

}  // namespace

History read_sqitch(const fs::path& folder, const Options&) {
  const std::map<std::string, std::string> said = settings(folder);
  const auto setting = [&](const std::string& name, const std::string& otherwise) {
    for (const std::string section : {"engine \"pg\"", "core"}) {
      const auto found = said.find(section + "." + name);
      if (found != said.end()) return found->second;
    }
    return otherwise;
  };
  const std::string top = setting("top_dir", ".");
  const fs::path plan = folder / setting("plan_file", (fs::path(top) / "sqitch.plan").string());
  if (!fs::exists(plan)) no_files("sqitch", folder, "sqitch.plan, deploy/NAME.sql and revert/NAME.sql");
  const std::vector<Change> changes = read_plan(plan);
  std::map<std::string, int> total, seen;
  for (const Change& change : changes) ++total[change.name];

  History history;
  for (const Change& change : changes) {
    const int instance = ++seen[change.name];
    const std::string file = change.name + (instance < total[change.name] ? change.tag : "") + ".sql";
    Imported revision;
    revision.id = id_of(change.name, instance);
    revision.key = change.name + "\n" + std::to_string(instance);
    revision.message = change.note.empty() ? sentence(change.name) : change.note;
    revision.created = change.created;
    revision.origin = "deploy/" + file;
    revision.upgrade = read_script(folder / setting("deploy_dir", (fs::path(top) / "deploy").string()) / file,
                                   revision, true);
    revision.upgrade.present = true;
    revision.downgrade = read_script(
        folder / setting("revert_dir", (fs::path(top) / "revert").string()) / file, revision, false);
    for (const std::string& other : change.needs) {
      if (other.find(':') != std::string::npos && !other.starts_with("!"))
        revision.notes.push_back("it requires " + other +
                                 " of another project, which is not checked from here on");
    }
    history.revisions.push_back(std::move(revision));
  }
  if (history.revisions.empty()) no_files("sqitch", folder, "sqitch.plan with changes in it");
  chain(history);
  return history;
}

}  // namespace retort::imports
