// The file is a person's: one line of it changes, and what was written is read back to see that nothing else
// did.
#include "revision/rebase.hpp"

#include <algorithm>
#include <regex>

#include "base/names.hpp"
#include "base/text.hpp"
#include "revision/naming.hpp"

namespace retort::revision {
namespace {

std::string sql_with_parent(const Revision& revision, const std::string& parent) {
  const std::string& text = revision.file.content;
  static const std::regex revises(R"((^|\n)([ \t]*--[ \t]*[Rr][Ee][Vv][Ii][Ss][Ee][Ss][ \t]*:)[^\r\n]*)");
  const std::size_t end = revision.upgrade.present ? revision.upgrade.offset : text.size();
  std::smatch found;
  const std::string head = text.substr(0, end);
  if (std::regex_search(head, found, revises)) {
    const auto at = static_cast<std::size_t>(found.position(2));
    const auto length = static_cast<std::size_t>(found.position(0) + found.length(0)) - at;
    return text.substr(0, at) + found.str(2) + " " + base::join_names({parent}) + text.substr(at + length);
  }
  // A base has no such line: it goes below the id.
  const auto lines = base::split(text, '\n');
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += lines[i] + (i + 1 < lines.size() ? "\n" : "");
    if (static_cast<int>(i) + 1 == revision.line)
      out += "-- revises: " + base::join_names({parent}) +
             (base::trim(lines[i]).size() < lines[i].size() && lines[i].back() == '\r' ? "\r\n" : "\n");
  }
  return out;
}

std::string quoted(const std::string& text) {
  return "\"" + base::replace_all(base::replace_all(text, "\\", "\\\\"), "\"", "\\\"") + "\"";
}

std::string cpp_with_parent(const Revision& revision, const std::string& parent) {
  const std::string& text = revision.file.content;
  const auto macro = text.find("RETORT_REVISION");
  static const std::regex revises(R"re(\brevises\s*\(([^()"]|"([^"\\]|\\.)*")*\))re");
  std::smatch found;
  const std::string rest = macro == std::string::npos ? "" : text.substr(macro);
  if (!revision.revises.empty() && std::regex_search(rest, found, revises))
    return text.substr(0, macro) + found.prefix().str() + "revises(" + quoted(parent) + ")" +
           found.suffix().str();
  static const std::regex id(R"re(RETORT_REVISION\s*\(\s*"([^"\\]|\\.)*")re");
  if (std::regex_search(rest, found, id))
    return text.substr(0, macro) + found.str() + ", revises(" + quoted(parent) + ")" + found.suffix().str();
  return text;
}

}  // namespace

Rebase plan_rebase(const Graph& graph, Index tip, Index onto) {
  const auto kept = graph.closure({onto});
  auto set = graph.closure({tip});
  if (graph.closure({onto})[tip])
    refuse("R0270", describe(graph, onto) + " stands on " + describe(graph, tip) + " already",
           "there is nothing to move");
  if (set[onto])
    refuse("R0270", describe(graph, tip) + " stands on " + describe(graph, onto) + " already",
           "there is nothing to move");
  Indexes bottoms;
  for (Index i = 0; i < graph.size(); ++i) {
    set[i] = set[i] && !kept[i];
    if (!set[i]) continue;
    const auto& parents = graph.parents(i);
    if (std::all_of(parents.begin(), parents.end(), [&](Index parent) { return kept[parent]; }))
      bottoms.push_back(i);
  }
  if (bottoms.size() > 1)
    refuse("R0270",
           "what " + describe(graph, tip) + " has of its own is no single line: it begins at " +
               describe(graph, bottoms),
           "rebase one of its branches, or join them as they are with `merge`");
  const Index bottom = bottoms.front();
  if (graph.is_merge(bottom))
    refuse("R0270", describe(graph, bottom) + " is a merge, and its parents are what it is for",
           "join the two as they are with `merge`");
  return {bottom, graph.upgrade_order(set)};
}

std::string with_parent(const Revision& revision, const std::string& parent) {
  const std::string text = revision.language == Language::sql ? sql_with_parent(revision, parent)
                                                              : cpp_with_parent(revision, parent);
  const Reading reading = read_revision({revision.file.name, revision.file.path, text});
  bool good = reading.problems.empty() && reading.revisions.size() == 1;
  if (good) {
    const Revision& now = reading.revisions.front();
    good = now.id == revision.id && now.revises == std::vector<std::string>{parent} &&
           now.depends_on == revision.depends_on && now.branch_labels == revision.branch_labels &&
           now.message == revision.message && now.created == revision.created &&
           now.sql(Direction::upgrade) == revision.sql(Direction::upgrade) &&
           now.sql(Direction::downgrade) == revision.sql(Direction::downgrade);
  }
  if (!good)
    refuse("R0270", "the parent of " + revision.id + " cannot be rewritten in " + revision.file.path,
           "write `revises` with " + parent + " by hand, then `rehash`");
  return text;
}

}  // namespace retort::revision
