// Puts steps in order: what waits for nothing goes first, and among that what a reader expects first. Drops
// that only make room come early, creations after alterations, and what takes data with it last.
//
// A table takes in the columns that it is made with, and those foreign keys, checks and defaults whose other
// needs are met by then; so tables wait for one another while they can (`joiners_wait`). Tables that refer to
// each other in a circle cannot: the first by name goes ahead, and the key that closes the circle follows on
// its own. When dropping such tables, a key is taken out of its table's drop and goes before.
#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "diff/steps.hpp"

namespace retort::diff {

namespace {

using catalog::Object;

class Sorter {
 public:
  explicit Sorter(std::vector<Step> steps)
      : steps_(std::move(steps)), groups_(steps_.size()), waits_on_(steps_.size()) {
    for (const catalog::Kind* kind : catalog::kinds()) {
      const std::size_t place = kind_places_.size();
      kind_places_.emplace(kind, place);
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const Step& step = steps_[i];
      Group& group = groups_[step.leader];
      group.members.push_back(i);
      group.waits_for += step.waits_for;
      if (step.joins != none) groups_[steps_[step.joins].leader].joiners.push_back(i);
    }
    for (const Step& step : steps_) {
      for (const std::size_t later : step.better_before) {
        Group& group = groups_[steps_[later].leader];
        ++group.waits_for;
        ++group.would_wait_for;
      }
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      for (const std::size_t later : steps_[i].before) {
        if (holds_up(i, later)) ++groups_[family(later)].joiners_wait;
        const std::size_t waiting = holds_up(i, later) ? family(later) : steps_[later].leader;
        // What comes as a part of its table is there when the table is.
        const std::size_t first = steps_[i].joins != none ? family(i) : steps_[i].leader;
        const Wait wait{first, steps_[i].leader};
        if (waiting != first) waits_on_[waiting].push_back(wait);
        if (waiting != steps_[later].leader) waits_on_[steps_[later].leader].push_back(wait);
      }
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const auto less = [this](std::size_t a, std::size_t b) { return reading_key(a) < reading_key(b); };
      std::sort(groups_[i].members.begin(), groups_[i].members.end(), less);
      std::sort(groups_[i].joiners.begin(), groups_[i].joiners.end(), less);
      if (steps_[i].leader == i) {
        ++left_;
        if (groups_[i].waits_for == 0) ready_.insert(key(i));
      }
    }
  }

  operation::Changes sort() {
    while (left_ > 0) {
      if (!ready_.empty()) {
        const Key& first = *ready_.begin();
        const std::size_t leader =
            std::get<1>(first) ? head_of_circle(std::get<3>(first)) : std::get<3>(first);
        ready_.erase(key(leader));
        emit(leader);
      } else if (!stop_waiting() && !emit_stub() && !take_out_of_drop()) {
        emit(first_waiting());
      }
    }
    return std::move(result_);
  }

 private:
  struct Group {
    std::vector<std::size_t> members;
    std::vector<std::size_t> joiners;
    std::size_t waits_for = 0;
    std::size_t would_wait_for = 0;  // How many of these it can do without.
    std::size_t joiners_wait = 0;    // How many steps must come first for all joiners to be taken in.
    bool done = false;
  };
  // What a group waits for: a step, and the table that it can come as a part of.
  struct Wait {
    std::size_t table;
    std::size_t step;
  };
  // Tables with all that is theirs stand together.
  using ReadingKey = std::tuple<std::size_t, std::string_view, std::string_view, std::size_t, std::int32_t,
                                std::string_view>;
  using Key = std::tuple<int, bool, ReadingKey, std::size_t>;

  std::size_t family(std::size_t step) const { return steps_[steps_[step].joins].leader; }

  // Whether `later` is a joiner that could be taken in if `first`, from elsewhere, were done.
  bool holds_up(std::size_t first, std::size_t later) const {
    if (steps_[later].joins == none) return false;
    const std::size_t home = family(later);
    return steps_[first].leader != home && !(steps_[first].joins != none && family(first) == home);
  }

  ReadingKey reading_key(std::size_t i) const {
    const Object& object = *steps_[i].object;
    const std::size_t own = kind_places_.at(object.kind);
    const bool child = !object.name.parent.empty();
    const std::size_t root = kind_places_.at(steps_[i].root);
    const std::size_t direction = steps_[i].action == Action::drop ? kind_places_.size() - root : root;
    return {direction,           object.name.schema,  child ? object.name.parent : object.name.name,
            child ? own + 1 : 0, object.address.part, object.name.name};
  }

  Key key(std::size_t leader) const {
    const Step& step = steps_[leader];
    const bool data = step.object->kind->traits().holds_data;
    const int rank = step.action == Action::alter ? 1 : step.action == Action::create ? 2 : data ? 3 : 0;
    return {rank, groups_[leader].joiners_wait > 0, reading_key(leader), leader};
  }

  void release(std::size_t step) {
    for (const std::size_t later : steps_[step].before) {
      --steps_[later].waits_for;
      if (holds_up(step, later)) {
        Group& home = groups_[family(later)];
        if (!home.done) {
          const bool is_ready = ready_.erase(key(family(later))) > 0;
          --home.joiners_wait;
          if (is_ready) ready_.insert(key(family(later)));
        }
      }
      const std::size_t leader = steps_[later].leader;
      if (--groups_[leader].waits_for == 0 && !groups_[leader].done) ready_.insert(key(leader));
    }
    for (const std::size_t later : steps_[step].better_before) {
      const std::size_t leader = steps_[later].leader;
      if (groups_[leader].would_wait_for == 0) continue;
      --groups_[leader].would_wait_for;
      if (--groups_[leader].waits_for == 0 && !groups_[leader].done) ready_.insert(key(leader));
    }
  }

  // Nothing is ready: lets the first go ahead that waits only for what it can do without.
  bool stop_waiting() {
    std::size_t best = none;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const Group& group = groups_[i];
      if (steps_[i].leader != i || group.done || group.would_wait_for == 0) continue;
      if (group.waits_for == group.would_wait_for && (best == none || key(i) < key(best))) best = i;
    }
    if (best == none) return false;
    groups_[best].waits_for = groups_[best].would_wait_for = 0;
    ready_.insert(key(best));
    return true;
  }

  void finish(std::size_t leader) {
    groups_[leader].done = true;
    --left_;
    for (const std::size_t member : groups_[leader].members) release(member);
  }

  static bool fold(const Object& child, operation::Changes& changes) {
    const catalog::Traits& traits = child.kind->traits();
    if (!child.comment.empty() && !traits.comment_inline) return false;
    return std::any_of(changes.begin(), changes.end(),
                       [&](operation::Change& change) { return child.kind->fold(child, change); });
  }

  void emit(std::size_t leader) {
    operation::Changes changes = std::move(steps_[leader].changes);
    operation::Changes apart;
    for (const std::size_t member : groups_[leader].members) {
      if (member == leader || steps_[member].action == Action::drop) continue;
      if (!fold(*steps_[member].object, changes)) append(steps_[member].changes, apart);
    }
    finish(leader);
    for (bool folded = true; folded;) {
      folded = false;
      for (const std::size_t joiner : groups_[leader].joiners) {
        Group& own = groups_[joiner];
        if (own.done || steps_[joiner].waits_for > 0) continue;
        if (!fold(*steps_[joiner].object, changes)) continue;
        ready_.erase(key(joiner));
        finish(joiner);
        folded = true;
      }
    }
    append(changes, result_);
    append(apart, result_);
  }

  static void append(operation::Changes& from, operation::Changes& to) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
  }

  // What is left of `wait`; or none.
  std::size_t open_group(const Wait& wait) const {
    if (!groups_[wait.table].done) return wait.table;
    return groups_[wait.step].done ? none : wait.step;
  }

  // All that is left to do before `start`, joiners of it and of what comes before included; `start` last.
  std::vector<std::size_t> all_before(std::size_t start) const {
    std::vector<std::size_t> found{start};
    std::vector<char> seen(steps_.size(), 0);
    seen[start] = 1;
    for (std::size_t next = 0; next < found.size(); ++next) {
      for (const Wait& wait : waits_on_[found[next]]) {
        const std::size_t first = open_group(wait);
        if (first == none || seen[first]) continue;
        seen[first] = 1;
        found.push_back(first);
      }
    }
    return found;
  }

  // Of what `start` waits for and what waits for one another, the step to begin with: the first by name that
  // is ready. What merely hangs on such a circle is left until it is closed.
  std::size_t head_of_circle(std::size_t start) const {
    std::vector<std::size_t> circle = all_before(start);
    for (std::size_t i = 1; i < circle.size();) {
      std::vector<std::size_t> before = all_before(circle[i]);
      if (before.size() < circle.size()) {
        circle = std::move(before);
        i = 1;
      } else {
        ++i;
      }
    }
    std::size_t best = none;
    for (const std::size_t step : circle) {
      if (groups_[step].waits_for > 0) continue;
      if (best == none || key(step) < key(best)) best = step;
    }
    return best == none ? start : best;
  }

  // Whether the drop of another table waits for this step: then a key holds the two together.
  bool frees_table(std::size_t i) const {
    const Step& step = steps_[i];
    return std::any_of(step.before.begin(), step.before.end(), [&](std::size_t later) {
      const std::size_t leader = steps_[later].leader;
      return leader != step.leader && !groups_[leader].done && steps_[leader].action == Action::drop &&
             steps_[leader].object->kind->traits().holds_data;
    });
  }

  // Nothing is ready: drops something by itself that would go with another drop, if others wait for it. What
  // sets another table free comes first; columns and their defaults stay with their table as long as that
  // helps.
  bool take_out_of_drop() {
    std::size_t best = none;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const Step& step = steps_[i];
      if (step.action != Action::drop || step.leader == i || step.waits_for > 0 ||
          groups_[step.leader].done) {
        continue;
      }
      const auto open = [&](std::size_t later) { return !groups_[steps_[later].leader].done; };
      if (std::none_of(step.before.begin(), step.before.end(), open)) continue;
      if (best == none ||
          std::pair(!frees_table(i), reading_key(i)) < std::pair(!frees_table(best), reading_key(best))) {
        best = i;
      }
    }
    if (best == none) return false;
    auto& members = groups_[steps_[best].leader].members;
    members.erase(std::find(members.begin(), members.end(), best));
    append(steps_[best].changes, result_);
    release(best);
    steps_[best].before.clear();
    return true;
  }

  bool in_circle(std::size_t leader) const {
    return std::any_of(waits_on_[leader].begin(), waits_on_[leader].end(), [&](const Wait& wait) {
      const std::size_t first = open_group(wait);
      if (first == none) return false;
      const std::vector<std::size_t> before = all_before(first);
      return std::find(before.begin(), before.end(), leader) != before.end();
    });
  }

  // Nothing is ready: puts a stub where something stands in a circle, so that the others can go on.
  bool emit_stub() {
    std::size_t best = none;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].stub.empty() || steps_[i].leader != i || groups_[i].done || !in_circle(i)) continue;
      if (best == none || key(i) < key(best)) best = i;
    }
    if (best == none) return false;
    Step& step = steps_[best];
    append(step.stub, result_);
    step.stub.clear();
    step.changes = std::move(step.after_stub);
    // What is no part of the circle waits for the whole of it: a table can have no column of a type that is
    // only announced.
    const std::vector<std::size_t> circle = all_before(best);
    const auto outside =
        std::stable_partition(step.before.begin(), step.before.end(), [&](std::size_t later) {
          return std::find(circle.begin(), circle.end(), steps_[later].leader) != circle.end();
        });
    std::vector<std::size_t> others(outside, step.before.end());
    step.before.erase(outside, step.before.end());
    release(best);
    step.before = std::move(others);
    return true;
  }

  std::size_t first_waiting() const {
    std::size_t best = none;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].leader != i || groups_[i].done) continue;
      if (best == none || key(i) < key(best)) best = i;
    }
    return best;
  }

  std::vector<Step> steps_;
  std::vector<Group> groups_;
  std::vector<std::vector<Wait>> waits_on_;  // Groups, to find circles.
  std::unordered_map<const catalog::Kind*, std::size_t> kind_places_;
  std::set<Key> ready_;
  std::size_t left_ = 0;
  operation::Changes result_;
};

}  // namespace

operation::Changes order(std::vector<Step> steps) {
  return Sorter(std::move(steps)).sort();
}

}  // namespace retort::diff
