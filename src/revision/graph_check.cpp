// Broken graphs are reported whole: every link that leads nowhere, every name that is taken, and of a cycle
// just its members, found as one shortest way round in each strongly connected component.
#include "revision/graph_check.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"

namespace retort::revision {
namespace {

class Checker {
 public:
  Checker(const std::vector<Revision>& revisions, const Squashes& squashes, std::vector<Diagnostic>& problems)
      : revisions_(revisions), squashes_(squashes), problems_(problems) {}

  Links run() {
    for (Index i = 0; i < revisions_.size(); ++i) name(i, revisions_[i].id, "id");
    alias();
    const auto ids = links_.names;
    for (Index i = 0; i < revisions_.size(); ++i) {
      for (const auto& label : revisions_[i].branch_labels) name(i, label, "label");
    }
    links_.parents.resize(revisions_.size());
    links_.dependencies.resize(revisions_.size());
    for (Index i = 0; i < revisions_.size(); ++i) {
      for (const auto& parent : revisions_[i].revises) link_to(i, parent, ids, true);
      for (const auto& dependency : revisions_[i].depends_on) link_to(i, dependency, links_.names, false);
    }
    return std::move(links_);
  }

 private:
  void report(Index at, const char* code, std::string text, std::string help) {
    const auto& revision = revisions_[at];
    problems_.push_back({.code = code,
                         .text = std::move(text),
                         .help = std::move(help),
                         .place = {revision.file.path, revision.line, revision.line ? 1 : 0},
                         .excerpt = {}});
  }

  void name(Index at, const std::string& text, const std::string& what) {
    if (!well_formed(text)) {
      report(at, "R0236",
             text.empty() ? "an empty " + what
                          : "the " + what + " \"" + text + "\" holds a character that it must not",
             "`@ - + :` and white space have a meaning of their own in names of revisions");
      return;
    }
    if (reserved(text)) {
      report(at, "R0237", "\"" + text + "\" is reserved and cannot be the " + what + " of a revision",
             "head, heads, base and current name places in the graph");
      return;
    }
    const auto [found, fresh] = links_.names.emplace(text, at);
    if (fresh) return;
    const auto& other = revisions_[found->second];
    if (what == "id") {
      report(at, "R0231", "the id " + text + " is used twice: " + other.file.path + " has it too",
             "a copied file needs an id of its own (12 hex digits are usual), and its children the right "
             "parent");
    } else if (other.id == text) {
      report(at, "R0234", "the label " + text + " is the id of " + other.file.path, "choose another label");
    } else {
      report(at, "R0234",
             "the label " + text + " is used twice" +
                 (found->second == at ? "" : ": " + other.file.path + " has it too"),
             "a label names one revision; its branch follows from the graph");
    }
  }

  /// The last of a squashed range goes on as a name of the squash.
  void alias() {
    if (squashes_.empty()) return;
    for (Index i = 0; i < revisions_.size(); ++i) {
      for (const auto& id : squashes_.aliases_of(revisions_[i].id)) links_.names.emplace(id, i);
    }
  }

  void link_to(Index at, const std::string& target, const std::unordered_map<std::string, Index>& names,
               bool parent) {
    const auto found = names.find(target);
    if (found == names.end() && squashes_.find(target)) {
      report(at, "R0238",
             revisions_[at].id + (parent ? " revises " : " depends on ") + target +
                 ", which stands inside of what " + squashes_.find(target)->by + " replaces",
             "name " + squashes_.find(target)->by + ", or do not squash beyond " + target);
      return;
    }
    if (found == names.end()) {
      report(at, parent ? "R0232" : "R0233",
             revisions_[at].id + (parent ? " revises " : " depends on ") + target + ", which is no revision" +
                 (parent ? "" : " and no label"),
             suggestion(at, target, names, parent));
      return;
    }
    auto& list = (parent ? links_.parents : links_.dependencies)[at];
    if (std::find(list.begin(), list.end(), found->second) == list.end()) list.push_back(found->second);
  }

  /// The only revision on which none stands, of those that do not stand on `at`; empty if there are several.
  /// Where a chain is broken at one place, that is the one below.
  std::string loose_end(Index at) const {
    std::unordered_multimap<std::string_view, std::string_view> children;
    for (const Revision& revision : revisions_) {
      for (const std::string& parent : revision.revises) children.emplace(parent, revision.id);
    }
    std::unordered_set<std::string_view> above{revisions_[at].id};
    for (std::vector<std::string_view> open{revisions_[at].id}; !open.empty();) {
      const auto [begin, end] = children.equal_range(open.back());
      open.pop_back();
      for (auto child = begin; child != end; ++child) {
        if (above.insert(child->second).second) open.push_back(child->second);
      }
    }
    std::string end;
    for (const Revision& revision : revisions_) {
      if (children.contains(revision.id) || above.contains(revision.id)) continue;
      if (!end.empty()) return "";
      end = revision.id;
    }
    return end;
  }

  std::string suggestion(Index at, const std::string& target,
                         const std::unordered_map<std::string, Index>& names, bool parent) {
    std::string near;
    for (const auto& [known, index] : names) {
      if (!target.empty() && known.size() > target.size() && known.compare(0, target.size(), target) == 0) {
        if (!near.empty()) {
          near.clear();
          break;
        }
        near = known;
      }
    }
    if (near.empty()) {
      // Comparing with every name costs; beyond a few broken links nobody reads suggestions.
      if (++suggestions_ > 20) return "correct the link, or restore the file";
      if (candidates_.empty()) {
        for (const auto& entry : names) candidates_.push_back(entry.first);
        std::sort(candidates_.begin(), candidates_.end());
      }
      near = base::nearest(target, candidates_);
      if (near.empty() && parent) near = loose_end(at);
    }
    if (!near.empty())
      return std::string("is ") + near + " meant (" + revisions_[names.at(near)].file.path + ")?";
    return std::string("restore the file of that revision, or correct the line ") +
           (parent ? "`revises`" : "`depends_on`");
  }

  const std::vector<Revision>& revisions_;
  const Squashes& squashes_;
  std::vector<Diagnostic>& problems_;
  Links links_;
  std::vector<std::string> candidates_;
  int suggestions_ = 0;
};

/// What stands between a revision and those before it, both kinds.
Indexes before(const Links& links, Index at) {
  Indexes all = links.parents[at];
  all.insert(all.end(), links.dependencies[at].begin(), links.dependencies[at].end());
  return all;
}

/// Strongly connected components by Tarjan's algorithm with a stack of its own.
std::vector<Indexes> components(std::size_t count, const Links& links) {
  constexpr Index none = static_cast<Index>(-1);
  struct Frame {
    Index node;
    Indexes next;
    std::size_t at;
  };
  std::vector<Index> number(count, none), low(count, 0);
  std::vector<bool> on_stack(count, false);
  Indexes stack;
  std::vector<Frame> frames;
  std::vector<Indexes> found;
  Index counter = 0;
  const auto enter = [&](Index node) {
    number[node] = low[node] = counter++;
    stack.push_back(node);
    on_stack[node] = true;
    frames.push_back({node, before(links, node), 0});
  };
  for (Index root = 0; root < count; ++root) {
    if (number[root] != none) continue;
    enter(root);
    while (!frames.empty()) {
      Frame& frame = frames.back();
      if (frame.at < frame.next.size()) {
        const Index to = frame.next[frame.at++];
        if (number[to] == none)
          enter(to);
        else if (on_stack[to])
          low[frame.node] = std::min(low[frame.node], number[to]);
        continue;
      }
      const Index node = frame.node;
      frames.pop_back();
      if (!frames.empty()) low[frames.back().node] = std::min(low[frames.back().node], low[node]);
      if (low[node] != number[node]) continue;
      Indexes component;
      for (Index member = none; member != node;) {
        member = stack.back();
        stack.pop_back();
        on_stack[member] = false;
        component.push_back(member);
      }
      std::sort(component.begin(), component.end());
      found.push_back(std::move(component));
    }
  }
  return found;
}

/// A shortest cycle through the first member, which lies on one since the component is strongly connected.
Indexes shortest_cycle(const Indexes& component, const Links& links) {
  const Index start = component.front();
  std::unordered_map<Index, Index> came_from;
  Indexes queue{start};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (const Index to : before(links, queue[i])) {
      if (!std::binary_search(component.begin(), component.end(), to)) continue;
      if (to == start) {
        Indexes cycle;
        for (Index at = queue[i]; at != start; at = came_from[at]) cycle.push_back(at);
        cycle.push_back(start);
        std::reverse(cycle.begin(), cycle.end());
        return cycle;
      }
      if (came_from.emplace(to, queue[i]).second) queue.push_back(to);
    }
  }
  return {start};
}

}  // namespace

bool well_formed(std::string_view name) {
  return !name.empty() &&
         name.find_first_of(std::string_view("@-+: \t\r\n\v\f\0", 11)) == std::string_view::npos;
}

bool reserved(std::string_view name) {
  return name == "head" || name == "heads" || name == "base" || name == "current";
}

Links link(const std::vector<Revision>& revisions, const Squashes& squashes,
           std::vector<Diagnostic>& problems) {
  return Checker(revisions, squashes, problems).run();
}

void check_cycles(const std::vector<Revision>& revisions, const Links& links,
                  std::vector<Diagnostic>& problems) {
  for (const auto& component : components(revisions.size(), links)) {
    const auto first = before(links, component.front());
    const bool loop = std::find(first.begin(), first.end(), component.front()) != first.end();
    if (component.size() == 1 && !loop) continue;
    const auto cycle = loop ? Indexes{component.front()} : shortest_cycle(component, links);
    std::string way;
    std::string files;
    for (const Index member : cycle) {
      way += revisions[member].id + " -> ";
      files += (files.empty() ? "" : "\n") + revisions[member].file.path;
    }
    const auto& at = revisions[cycle.front()];
    problems.push_back({.code = "R0235",
                        .text = cycle.size() == 1 ? at.id + " comes before itself"
                                                  : "these revisions come before each other: " + way + at.id,
                        .help = "correct `revises` or `depends_on` of one of them",
                        .place = {at.file.path, at.line, at.line ? 1 : 0},
                        .excerpt = cycle.size() == 1 ? "" : files});
  }
}

}  // namespace retort::revision
