// What the server does by itself (a table's indexes go with it, columns come with it) is one step with its
// cause.
#include "diff/steps.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/fact.hpp"
#include "catalog/kinds.hpp"
#include "catalog/range.hpp"
#include "diff/edges.hpp"
#include "diff/row_types.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Dependency;
using catalog::Object;

class Builder {
 public:
  Builder(const Catalog& have, const Catalog& want, Matching matching)
      : have_(have), want_(want), matching_(std::move(matching)), of_pair_(matching_.pairs.size()) {
    for (RowType& type : rewritten_row_types(have_, want_, matching_))
      row_types_.push_back({std::move(type)});
  }

  std::vector<Step> build() {
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) add_steps(i);
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      group_drop(i);
      group_create(i);
    }
    for (RewrittenRows& rows : row_types_) add_room(rows);
    for (Step& step : steps_) {
      while (steps_[step.leader].leader != step.leader) step.leader = steps_[step.leader].leader;
    }
    add_edges(have_, want_, matching_, of_pair_, row_types_, steps_);
    return std::move(steps_);
  }

 private:
  static const catalog::Kind* root_of(const Catalog& catalog, std::size_t position) {
    const Object& object = *catalog.objects[position];
    if (!object.parent) return object.kind;
    for (const Dependency& dependency : catalog.dependencies[position]) {
      if (catalog.objects[dependency.target]->address == object.parent)
        return root_of(catalog, dependency.target);
    }
    return object.kind;
  }

  std::size_t add(Action action, const Catalog& catalog, std::size_t position, operation::Changes changes) {
    steps_.push_back({action,
                      catalog.objects[position].get(),
                      root_of(catalog, position),
                      std::move(changes),
                      steps_.size(),
                      none,
                      {},
                      0});
    return steps_.size() - 1;
  }

  void add_steps(std::size_t i) {
    Pair& pair = matching_.pairs[i];
    const State state = pair.state;
    if (state == State::altered || state == State::moved) {
      of_pair_[i].alter = add(Action::alter, want_, pair.want, std::move(pair.changes));
      set_stub(of_pair_[i].alter, pair, true);
    }
    if (state == State::dropped || state == State::replaced) {
      const Object& object = *have_.objects[pair.have];
      of_pair_[i].drop =
          add(Action::drop, have_, pair.have,
              beside(pair, object) ? object.kind->drop_aside(object) : object.kind->drop(object));
      set_stub(of_pair_[i].drop, pair, true);
    }
    if (state == State::loosened) {
      const Object& object = *want_.objects[pair.want];
      of_pair_[i].drop = add(Action::drop, have_, pair.have, object.kind->let_go(*have_.objects[pair.have]));
      operation::Changes changes = object.kind->take_up(object);
      for (operation::Change& change : pair.changes) changes.push_back(std::move(change));
      of_pair_[i].create = add(Action::create, want_, pair.want, std::move(changes));
    }
    if (state == State::created || state == State::replaced) {
      const Object& object = *want_.objects[pair.want];
      operation::Changes changes;
      // Who runs the plan owns what it makes.
      const bool own = object.kind == &catalog::owner_kind() && catalog::new_owner(object) == have_.role;
      if (beside(pair, object)) changes = make_way(pair);
      if (state == State::created && object.kind == &catalog::range_kind())
        changes = free_type_of_many(object);
      if (!own)
        for (operation::Change& change : object.kind->create(object)) changes.push_back(std::move(change));
      if (!object.comment.empty() && !object.kind->traits().comment_inline) {
        changes.push_back(
            {operation::SetComment{object.kind->comment_target(object), object.comment}, {}, false, {}});
      }
      of_pair_[i].create = add(Action::create, want_, pair.want, std::move(changes));
      set_stub(of_pair_[i].create, pair, false);
    }
  }

  // The text of a row has as many values as its table has columns: those to come have a stand-in that holds
  // nothing while the text is made.
  void add_room(RewrittenRows& rows) {
    const RowType& type = rows.type;
    const bool as_text = std::any_of(type.old_users.begin(), type.old_users.end(), [&](std::size_t user) {
      return matching_.pairs[matching_.of_have[user]].state == State::loosened;
    });
    if (!as_text || type.new_columns == 0) return;
    const std::string alter = "ALTER TABLE " + base::quote_name(own_name(*have_.objects[type.table]));
    std::vector<std::string> made;
    std::vector<std::string> taken;
    for (std::size_t i = 1; i <= type.new_columns; ++i) {
      const std::string name = "retort_new_" + std::to_string(i);
      made.push_back(" ADD COLUMN " + name + " text");
      taken.push_back(" DROP COLUMN " + name);
    }
    rows.make_room = add(Action::alter, have_, type.table, {catalog::execute(alter + base::join(made, ","))});
    rows.take_room =
        add(Action::alter, have_, type.table, {catalog::execute(alter + base::join(taken, ","))});
  }

  void set_stub(std::size_t i, const Pair& pair, bool exists) {
    Step& step = steps_[i];
    const Object& object = *step.object;
    step.stub = object.kind->stub(object, exists);
    if (step.stub.empty()) return;
    step.after_stub = step.changes;
    if (step.action != Action::create) return;
    step.after_stub = object.kind->create_over_stub(object);
    if (beside(pair, object)) {
      operation::Changes way = make_way(pair);
      step.stub.insert(step.stub.begin(), way.begin(), way.end());
    }
    if (!object.comment.empty() && !object.kind->traits().comment_inline) {
      step.after_stub.push_back(
          {operation::SetComment{object.kind->comment_target(object), object.comment}, {}, false, {}});
    }
  }

  operation::Changes make_way(const Pair& pair) const {
    const Object& object = *have_.objects[pair.have];
    return object.kind->make_way(object);
  }

  operation::Changes free_type_of_many(const Object& range) const {
    operation::Changes changes;
    for (const Pair& pair : matching_.pairs) {
      if (pair.state != State::dropped || have_.objects[pair.have]->kind != range.kind) continue;
      for (operation::Change& change : catalog::free_type_of_many(*have_.objects[pair.have], range))
        changes.push_back(std::move(change));
    }
    return changes;
  }

  // What goes with something that is dropped is no step of its own. Of what a type that makes way leaves
  // behind, those are the functions that it consists of.
  void group_drop(std::size_t i) {
    const Pair& pair = matching_.pairs[i];
    const std::size_t step = of_pair_[i].drop;
    if (step == none || beside(pair, *have_.objects[pair.have])) return;
    for (const Dependency& dependency : have_.dependencies[pair.have]) {
      if (dependency.mode == Dependency::Mode::normal) continue;
      const std::size_t cause = matching_.of_have[dependency.target];
      const std::size_t other = of_pair_[cause].drop;
      if (other == none || matching_.pairs[cause].state == State::loosened) continue;
      if (beside(matching_.pairs[cause], *have_.objects[dependency.target]) &&
          have_.objects[pair.have]->kind != &catalog::function_kind())
        continue;
      steps_[step].leader = other;
      return;
    }
  }

  // Columns come with their table; what joins its parent says so.
  void group_create(std::size_t i) {
    const Pair& pair = matching_.pairs[i];
    if (pair.want == none) return;
    const Object& object = *want_.objects[pair.want];
    const catalog::Traits& traits = object.kind->traits();
    if (!object.parent || (!traits.part_of_parent && !traits.joins_parent)) return;
    for (const Dependency& dependency : want_.dependencies[pair.want]) {
      const Object& parent = *want_.objects[dependency.target];
      if (parent.address != object.parent) continue;
      const Trio& of_parent = of_pair_[matching_.of_want[dependency.target]];
      const std::size_t create = of_pair_[i].create;
      if (create != none && of_parent.create != none) {
        (traits.part_of_parent ? steps_[create].leader : steps_[create].joins) = of_parent.create;
      } else if (traits.joins_parent && of_parent.alter != none) {
        const std::size_t step = create != none ? create : of_pair_[i].alter;
        if (step != none) steps_[step].joins = of_parent.alter;
        if (settled_by(matching_.of_want[dependency.target], pair)) {
          steps_[of_pair_[i].drop].leader = of_parent.alter;
        }
      }
    }
  }

  // Whether a child that is rebuilt only because its parent is altered (a default whose column changes type)
  // need not be dropped by itself: the change of the parent takes it in, and that sets it anew.
  bool settled_by(std::size_t parent, const Pair& child) const {
    if (child.state != State::replaced) return false;
    const Pair& cause = matching_.pairs[parent];
    const Object& object = *have_.objects[cause.have];
    if (cause.state != State::moved && !object.kind->disturbs(object, *want_.objects[cause.want]))
      return false;
    for (const Dependency& dependency : have_.dependencies[child.have]) {
      const Pair& needed = matching_.pairs[matching_.of_have[dependency.target]];
      if (needed.state == State::replaced && !beside(needed, *have_.objects[needed.have])) return false;
    }
    for (const Dependency& dependency : want_.dependencies[child.want]) {
      const Pair& needed = matching_.pairs[matching_.of_want[dependency.target]];
      if (needed.state == State::created) return false;
    }
    return true;
  }

  const Catalog& have_;
  const Catalog& want_;
  Matching matching_;
  std::vector<Trio> of_pair_;
  std::vector<RewrittenRows> row_types_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> make_steps(const Catalog& have, const Catalog& want, Matching matching) {
  return Builder(have, want, std::move(matching)).build();
}

}  // namespace retort::diff
