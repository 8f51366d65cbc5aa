// Names in their parts, and steps along the graph. Each way of being wrong has its own message with the
// candidates, since "cannot locate" helps nobody.
#include "revision/naming.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"
#include "revision/graph_check.hpp"

namespace retort::revision {
namespace {

bool begins_with(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

/// Revisions of which the id or a label begins with `prefix`; an exact match is the only candidate.
Indexes candidates(const Graph& graph, const std::string& prefix) {
  const auto exact = graph.find(prefix);
  if (exact >= 0) return {static_cast<Index>(exact)};
  Indexes found;
  if (prefix.empty()) return found;
  for (Index i = 0; i < graph.size(); ++i) {
    bool matches = begins_with(graph[i].id, prefix);
    for (const auto& label : graph[i].branch_labels) matches = matches || begins_with(label, prefix);
    if (matches) found.push_back(i);
  }
  return found;
}

Indexes prefixed_inside(const Graph& graph, const std::string& prefix, const Lineage& lineage) {
  Indexes found;
  for (Index i = 0; i < graph.size(); ++i) {
    bool matches = begins_with(graph[i].id, prefix);
    for (const auto& label : graph[i].branch_labels) matches = matches || begins_with(label, prefix);
    if (matches && inside(lineage, i)) found.push_back(i);
  }
  return found;
}

[[noreturn]] void ambiguous(const Graph& graph, const std::string& name, const Indexes& found) {
  refuse("R0252", "\"" + name + "\" begins several ids: " + describe(graph, found), "type more of it");
}

std::string near_help(const Graph& graph, const std::string& name, bool labels_only) {
  std::vector<std::string> known;
  for (const auto& revision : graph.revisions()) {
    if (!labels_only) known.push_back(revision.id);
    known.insert(known.end(), revision.branch_labels.begin(), revision.branch_labels.end());
  }
  if (!labels_only) known.insert(known.end(), {"head", "heads", "base", "current"});
  const auto near = base::nearest(name, known);
  return near.empty() ? "" : "is " + near + " meant? ";
}

long long read_count(std::string_view digits, std::string_view text) {
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
    refuse("R0258", "\"" + std::string(text) + "\" cannot be read: a number of steps must end it",
           "steps look like +2, head-1, LABEL@+1");
  // Beyond any graph; no need for more than says "too many".
  if (digits.size() > 9) return 999'999'999;
  return std::stoll(std::string(digits));
}

}  // namespace

void refuse(const char* code, std::string text, std::string help) {
  throw Error(
      Diagnostic{.code = code, .text = std::move(text), .help = std::move(help), .place = {}, .excerpt = {}});
}

Spelling spell(std::string_view text) {
  Spelling spelling;
  spelling.text = text;
  const auto unreadable = [&](const std::string& why) {
    refuse("R0258", "\"" + std::string(text) + "\" cannot be read: " + why,
           "names are ids, labels, beginnings of them, head, heads, base, BRANCH@NAME, and steps such as "
           "head-2");
  };
  if (text.find(':') != std::string_view::npos)
    refuse("R0258", "\"" + std::string(text) + "\" is a range, and one place is meant here",
           "name one revision; FROM:TO is for `history -r`, and for upgrade, downgrade and stamp with --sql");
  std::string_view rest = text;
  const auto at = rest.find('@');
  if (at != std::string_view::npos) {
    spelling.branch = std::string(rest.substr(0, at));
    rest = rest.substr(at + 1);
    if (spelling.branch->empty()) unreadable("no branch stands before `@`");
    if (!well_formed(*spelling.branch)) unreadable("\"" + *spelling.branch + "\" is no branch");
  }
  const auto sign = rest.find_first_of("+-");
  spelling.symbol = rest.substr(0, sign);
  if (sign != std::string_view::npos) {
    const long long count = read_count(rest.substr(sign + 1), text);
    spelling.steps = rest[sign] == '-' ? -count : count;
    if (spelling.symbol.empty() && count == 0) unreadable("no step at all");
  } else if (spelling.symbol.empty()) {
    unreadable(text.empty() ? "it is empty" : "nothing stands after `@`");
  }
  if (!spelling.symbol.empty() && !well_formed(spelling.symbol))
    unreadable("`@ : ` and white space cannot be part of a name");
  return spelling;
}

bool inside(const Lineage& lineage, Index index) {
  return !lineage || (*lineage)[index];
}

Indexes inside(const Lineage& lineage, const Indexes& all) {
  Indexes some;
  for (const Index one : all) {
    if (inside(lineage, one)) some.push_back(one);
  }
  return some;
}

Lineage branch_lineage(const Graph& graph, const Spelling& spelling) {
  if (!spelling.branch) return std::nullopt;
  const auto found = reserved(*spelling.branch) ? Indexes{} : candidates(graph, *spelling.branch);
  if (found.size() > 1) ambiguous(graph, *spelling.branch, found);
  if (found.empty()) {
    std::vector<std::string> labels;
    for (const auto& revision : graph.revisions())
      labels.insert(labels.end(), revision.branch_labels.begin(), revision.branch_labels.end());
    std::sort(labels.begin(), labels.end());
    if (labels.size() > 10) labels.resize(10);
    refuse("R0254", "\"" + *spelling.branch + "\" is no branch: no revision has that id or label",
           near_help(graph, *spelling.branch, true) +
               (labels.empty() ? "no revision has a label; any id names its branch too"
                               : "labels are " + base::join(labels, ", ")));
  }
  return graph.lineage(found.front());
}

Index look_up(const Graph& graph, const Spelling& spelling, const Lineage& lineage) {
  const std::string& name = spelling.symbol;
  const auto everywhere = candidates(graph, name);
  auto found = inside(lineage, everywhere);
  // An exact name outside of the branch may still begin one inside.
  if (lineage && found.empty()) found = prefixed_inside(graph, name, lineage);
  if (found.size() == 1) return found.front();
  if (found.size() > 1) ambiguous(graph, name, found);
  if (!everywhere.empty())
    refuse("R0253", describe(graph, everywhere) + " is not on the branch " + *spelling.branch,
           "leave `" + *spelling.branch + "@` away, or name a revision that " + *spelling.branch +
               " descends from or leads to");
  if (const auto replaced = graph.squashes().find(name))
    refuse("R0266",
           name + " is no place to go to any more: " + replaced->by + " replaces it, together with others",
           "`show " + replaced->by + "` lists what it replaces; name it, or a revision outside of it");
  refuse("R0251", "no revision is called \"" + name + "\", and none begins with it",
         near_help(graph, name, false) + "`history` lists all of them");
}

Walk walk_down(const Graph& graph, Position from, long long count, const Lineage& lineage) {
  Walk walk{from, std::nullopt, 0};
  while (walk.taken < count && walk.end) {
    const auto ways = inside(lineage, graph.parents(*walk.end));
    if (ways.size() > 1)
      refuse("R0257",
             "from " + describe(graph, *walk.end) + " there are several ways down: " + describe(graph, ways),
             "name the revision to go to, or the parent on whose line to go down: `" +
                 graph[ways.front()].id + "@-1`");
    walk.last = walk.end;
    walk.end = ways.empty() ? Position{} : Position{ways.front()};
    ++walk.taken;
  }
  return walk;
}

Walk walk_up(const Graph& graph, Position from, long long count, const Lineage& lineage) {
  Walk walk{from, std::nullopt, 0};
  while (walk.taken < count) {
    const auto ways = inside(lineage, walk.end ? graph.children(*walk.end) : graph.bases());
    if (ways.empty()) break;
    if (ways.size() > 1)
      refuse(
          "R0257",
          "from " + describe(graph, walk.end) + " there are several ways up: " + describe(graph, ways),
          "name the revision to go to, or the branch on which to go up: `" + graph[ways.front()].id + "@+1`");
    walk.last = walk.end;
    walk.end = ways.front();
    ++walk.taken;
  }
  return walk;
}

void require_all_steps(const Graph& graph, const Spelling& spelling, const Walk& walk, Position from) {
  const long long steps = spelling.steps.value_or(0);
  const long long asked = steps < 0 ? -steps : steps;
  if (walk.taken >= asked) return;
  const auto there = walk.taken == 0   ? std::string("there is no step")
                     : walk.taken == 1 ? std::string("there is only 1 step")
                                       : "there are only " + std::to_string(walk.taken) + " steps";
  refuse("R0256",
         "\"" + spelling.text + "\" goes too far: " + there + (steps < 0 ? " down" : " up") + " from " +
             describe(graph, from),
         steps < 0 ? "`base` is all the way down" : "`head` is all the way up");
}

std::string describe(const Graph& graph, Index index) {
  const auto& revision = graph[index];
  return revision.message.empty() ? revision.id : revision.id + " (" + revision.message + ")";
}

std::string describe(const Graph& graph, const Indexes& all) {
  std::vector<std::string> parts;
  for (const Index one : all) {
    if (parts.size() == 10) {
      parts.push_back("and " + std::to_string(all.size() - 10) + " more");
      break;
    }
    parts.push_back(describe(graph, one));
  }
  return base::join(parts, ", ");
}

std::string describe(const Graph& graph, Position position) {
  return position ? describe(graph, *position) : "base";
}

}  // namespace retort::revision
