// Base is the empty name. A refusal is a thrown code.
#include "oracle.hpp"

#include <algorithm>

namespace oracle {
namespace {

struct Refusal {
  std::string code;
};

Names both(const Names& one, const Names& other) {
  Names all;
  for (const auto& name : one) {
    if (other.count(name)) all.insert(name);
  }
  return all;
}

bool is_word(const std::string& text) {
  return !text.empty() && text.find_first_of("@+-: \t\n") == std::string::npos;
}

template <class Call>
Answer answer(Call call) {
  try {
    return call();
  } catch (const Refusal& refusal) {
    return {refusal.code, {}, {}};
  }
}

std::string only(const Names& names) {
  if (names.size() > 1) throw Refusal{"R0257"};
  return names.empty() ? "" : *names.begin();
}

}  // namespace

struct Oracle::Name {
  bool has_branch = false;
  std::string branch;
  std::string word;
  bool has_steps = false;
  int steps = 0;
};

struct Oracle::Meaning {
  bool base = false;
  Names revisions;
};

std::string written(const Answer& answer) {
  if (!answer.error.empty()) return answer.error;
  std::string text;
  for (const auto& one : answer.ran) text += one + " ";
  text += "|";
  for (const auto& one : answer.rows) text += " " + one;
  return text;
}

Oracle::Oracle(Graph graph, Mistakes mistakes) : graph_(std::move(graph)) {
  if (!mistakes.forgets_dependencies) return;
  for (auto& [name, node] : graph_) node.dependencies.clear();
}

std::string Oracle::id_of(const std::string& id_or_label) const {
  for (const auto& [id, node] : graph_) {
    if (id == id_or_label || node.labels.count(id_or_label)) return id;
  }
  return "";
}

Names Oracle::before(const std::string& of) const {
  Names all = graph_.at(of).parents;
  for (const auto& one : graph_.at(of).dependencies) all.insert(id_of(one));
  return all;
}

Names Oracle::closure(const Names& of) const {
  Names all = of;
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& name : Names(all)) {
      for (const auto& one : before(name)) grew = all.insert(one).second || grew;
    }
  }
  return all;
}

Names Oracle::tips(const Names& applied) const {
  Names found;
  for (const auto& name : applied) {
    bool implied = false;
    for (const auto& other : applied) implied = implied || (other != name && closure({other}).count(name));
    if (!implied) found.insert(name);
  }
  return found;
}

Names Oracle::everything() const {
  Names all;
  for (const auto& [id, node] : graph_) all.insert(id);
  return all;
}

Names Oracle::children(const std::string& of) const {
  Names found;
  for (const auto& [id, node] : graph_) {
    if (node.parents.count(of)) found.insert(id);
  }
  return found;
}

Names Oracle::bases() const {
  Names found;
  for (const auto& [id, node] : graph_) {
    if (node.parents.empty()) found.insert(id);
  }
  return found;
}

Names Oracle::heads(bool effective) const {
  Names found;
  for (const auto& [id, node] : graph_) {
    bool needed = false;
    for (const auto& [other, other_node] : graph_) {
      needed = needed || other_node.parents.count(id) || (effective && before(other).count(id));
    }
    if (!needed) found.insert(id);
  }
  return found;
}

/// Ancestors and descendants by `revises`.
Names Oracle::lineage(const std::string& of) const {
  const auto reaches = [this](const std::string& from, const std::string& to) {
    Names seen{from};
    for (bool grew = true; grew;) {
      grew = false;
      for (const auto& one : Names(seen)) {
        for (const auto& parent : graph_.at(one).parents) grew = seen.insert(parent).second || grew;
      }
    }
    return seen.count(to) > 0;
  };
  Names found;
  for (const auto& [id, node] : graph_) {
    if (reaches(id, of) || reaches(of, id)) found.insert(id);
  }
  return found;
}

Names Oracle::starting_with(const std::string& prefix) const {
  Names found;
  for (const auto& [id, node] : graph_) {
    if (id.compare(0, prefix.size(), prefix) == 0) found.insert(id);
    for (const auto& label : node.labels) {
      if (label.compare(0, prefix.size(), prefix) == 0) found.insert(id);
    }
  }
  return found;
}

/// The order of the specification, chosen one by one. The ids are the file names.
std::vector<std::string> Oracle::order(const Names& set) const {
  std::vector<std::string> done;
  const auto ran_at = [&](const std::string& name) {
    return static_cast<int>(std::find(done.begin(), done.end(), name) - done.begin());
  };
  while (done.size() < set.size()) {
    std::string best;
    int best_parent = 0;
    for (const auto& name : set) {
      if (ran_at(name) < static_cast<int>(done.size())) continue;
      bool free = true;
      for (const auto& one : before(name))
        free = free && (!set.count(one) || ran_at(one) < static_cast<int>(done.size()));
      if (!free) continue;
      int parent = -1;
      for (const auto& one : graph_.at(name).parents) {
        if (set.count(one)) parent = std::max(parent, ran_at(one));
      }
      if (best.empty() || parent > best_parent) best = name, best_parent = parent;
    }
    done.push_back(best);
  }
  return done;
}

Oracle::Name Oracle::read(const std::string& text) const {
  Name name;
  std::string rest = text;
  if (const auto at = rest.find('@'); at != std::string::npos) {
    name.has_branch = true;
    name.branch = rest.substr(0, at);
    rest = rest.substr(at + 1);
    if (!is_word(name.branch)) throw Refusal{"R0258"};
  }
  const auto sign = rest.find_first_of("+-");
  name.word = rest.substr(0, sign);
  if (sign != std::string::npos) {
    const std::string digits = rest.substr(sign + 1);
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos) throw Refusal{"R0258"};
    name.has_steps = true;
    name.steps = std::stoi(digits) * (rest[sign] == '-' ? -1 : 1);
    if (name.word.empty() && name.steps == 0) throw Refusal{"R0258"};
  } else if (name.word.empty()) {
    throw Refusal{"R0258"};
  }
  if (!name.word.empty() && !is_word(name.word)) throw Refusal{"R0258"};
  return name;
}

/// The lineage of what stands before `@`, or everything.
Names Oracle::branch(const Name& name) const {
  if (!name.has_branch) return everything();
  if (name.branch == "head" || name.branch == "heads" || name.branch == "base" || name.branch == "current")
    throw Refusal{"R0254"};
  std::string found = id_of(name.branch);
  if (found.empty()) {
    const Names candidates = starting_with(name.branch);
    if (candidates.size() > 1) throw Refusal{"R0252"};
    if (candidates.empty()) throw Refusal{"R0254"};
    found = *candidates.begin();
  }
  return lineage(found);
}

/// `last`: where the walk came from in its last step.
std::string Oracle::walk(std::string from, const Name& name, const Names& inside, std::string* last) const {
  for (int i = 0; i < std::abs(name.steps); ++i) {
    const bool down = name.steps < 0;
    if (down && from.empty()) throw Refusal{"R0256"};
    const Names ways = both(down ? graph_.at(from).parents : from.empty() ? bases() : children(from), inside);
    if (!down && ways.empty()) throw Refusal{"R0256"};
    if (last) *last = from;
    from = only(ways);
  }
  return from;
}

Oracle::Meaning Oracle::resolve(const std::string& text) const {
  const Name name = read(text);
  const Names inside = branch(name);
  if (name.word.empty() || name.word == "current") throw Refusal{"R0259"};
  Meaning meaning;
  if (name.word == "base") {
    meaning.base = true;
  } else if (name.word == "heads") {
    meaning.revisions = both(heads(!name.has_branch), inside);
  } else if (name.word == "head") {
    meaning.revisions = both(heads(false), inside);
    if (meaning.revisions.size() > 1) throw Refusal{"R0255"};
  } else {
    const std::string exact = id_of(name.word);
    Names everywhere = exact.empty() ? starting_with(name.word) : Names{exact};
    Names found = both(everywhere, inside);
    if (found.empty() && name.has_branch) found = both(starting_with(name.word), inside);
    if (found.size() > 1) throw Refusal{"R0252"};
    if (found.empty()) throw Refusal{everywhere.empty() ? "R0251" : "R0253"};
    meaning.revisions = found;
  }
  if (name.steps == 0) return meaning;
  const std::string end = walk(only(meaning.revisions), name, inside);
  return end.empty() ? Meaning{true, {}} : Meaning{false, {end}};
}

Names Oracle::applied(const Names& rows) const {
  for (const auto& row : rows) {
    if (!graph_.count(row)) throw Refusal{"R0241"};
  }
  return closure(rows);
}

Answer Oracle::upgrade(const Names& rows, const std::vector<std::string>& targets) const {
  return answer([&] {
    const Names done = applied(rows);
    Names wanted;
    for (const auto& target : targets) {
      const Name name = read(target);
      if (!name.word.empty()) {
        for (const auto& one : resolve(target).revisions) wanted.insert(one);
        continue;
      }
      const Names inside = branch(name);
      if (name.steps < 0) throw Refusal{"R0260"};
      std::string from = only(both(tips(done), inside));
      if (from.empty() && name.has_branch) {
        const auto there = order(both(done, inside));
        if (!there.empty()) from = there.back();
      }
      wanted.insert(walk(from, name, inside));
    }
    Names missing;
    for (const auto& one : closure(wanted)) {
      if (!done.count(one)) missing.insert(one);
    }
    Names after = done;
    after.insert(missing.begin(), missing.end());
    return Answer{"", order(missing), tips(after)};
  });
}

/// The roots of what must go.
Names Oracle::goal(const Names& rows, const Names& done, const std::string& target) const {
  const Name name = read(target);
  const Names inside = branch(name);
  if (!name.word.empty()) {
    const Meaning meaning = resolve(target);
    if (meaning.revisions.size() > 1) throw Refusal{"R0255"};
    if (meaning.revisions.empty()) return both(bases(), inside);
    return both(children(*meaning.revisions.begin()), inside);
  }
  if (name.steps > 0) throw Refusal{"R0260"};
  Names starts = both(rows, inside);
  if (starts.empty() && name.has_branch) {
    for (const auto& one : both(done, inside)) {
      if (both(children(one), done).empty()) starts.insert(one);
    }
  }
  if (starts.empty()) throw Refusal{"R0262"};
  std::string last;
  walk(only(starts), name, inside, &last);
  return {last};
}

Answer Oracle::downgrade(const Names& rows, const std::string& target) const {
  return answer([&] {
    const Names done = applied(rows);
    const Names tips_before = tips(done);
    const Names roots = goal(tips_before, done, target);
    Names going;
    Names staying;
    for (const auto& one : done)
      (both(closure({one}), both(roots, done)).empty() ? staying : going).insert(one);
    if (going.empty() && !read(target).word.empty()) {
      const Meaning meaning = resolve(target);
      if (!meaning.revisions.empty() && !tips_before.count(*meaning.revisions.begin()))
        throw Refusal{"R0263"};
    }
    auto way = order(going);
    std::reverse(way.begin(), way.end());
    return Answer{"", way, tips(staying)};
  });
}

Answer Oracle::stamp(const Names& rows, const std::vector<std::string>& targets, bool purge) const {
  return answer([&] {
    Names coming;
    Names removed;  // Rows on which base or branch@base takes hold.
    for (const auto& target : targets) {
      const Meaning meaning = resolve(target);
      coming.insert(meaning.revisions.begin(), meaning.revisions.end());
      if (!meaning.base) continue;
      if (targets.size() > 1) throw Refusal{"R0264"};
      const Names inside = branch(read(target));
      removed = inside;
      // And what stands on the one that names the branch.
      const Name name = read(target);
      if (name.has_branch) {
        const std::string exact = id_of(name.branch);
        const std::string named = exact.empty() ? *starting_with(name.branch).begin() : exact;
        for (const auto& one : everything()) {
          if (closure({one}).count(named)) removed.insert(one);
        }
      }
    }
    Names after;
    for (const auto& one : coming) {
      bool implied = false;
      for (const auto& other : coming) {
        if (other == one || !closure({other}).count(one)) continue;
        if (lineage(other).count(one)) throw Refusal{"R0265"};
        implied = true;
      }
      if (!implied) after.insert(one);
    }
    if (purge) return Answer{"", {}, after};
    const auto related = [&](const std::string& row) {
      bool is = removed.count(row) > 0;
      for (const auto& one : coming) is = is || closure({row}).count(one) || closure({one}).count(row);
      return is;
    };
    const Names now = tips(applied(rows));
    for (const auto& row : now) {
      if (!related(row)) after.insert(row);
    }
    // Overlapping rows stay as long as nothing is written.
    bool writes = after != now;
    for (const auto& row : rows) writes = writes || (!now.count(row) && related(row));
    if (!writes) return Answer{"", {}, rows};
    return Answer{"", {}, after};
  });
}

}  // namespace oracle
