// A change can be in the way of what depends on the changed object: a view stands on a column whose type
// changes, a function returns an enum that is rebuilt. Such dependents are dropped before and created after,
// or moved over, and then the same question is asked of theirs. Nothing is dropped with CASCADE.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "catalog/kinds.hpp"
#include "catalog/partition_key.hpp"
#include "diff/matching.hpp"
#include "diff/row_types.hpp"
#include "diff/side.hpp"
#include "diff/typed_tables.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Dependency;
using catalog::Object;

struct Dependent {
  std::size_t object;
  Dependency::Mode mode;
};

std::vector<std::vector<Dependent>> dependents_of(const Catalog& catalog) {
  std::vector<std::vector<Dependent>> dependents(catalog.objects.size());
  for (std::size_t i = 0; i < catalog.dependencies.size(); ++i) {
    for (const Dependency& dependency : catalog.dependencies[i]) {
      if (dependency.mode != Dependency::Mode::owned) {
        dependents[dependency.target].push_back({i, dependency.mode});
      }
    }
  }
  return dependents;
}

// Whether an object follows a column to no other type than one that it was written for.
bool is_tied(const Object& object) {
  return object.kind == &catalog::constraint_kind() || object.kind == &catalog::index_kind() ||
         object.kind == &catalog::default_kind();
}

bool is_of_foreign_table(const Catalog& catalog, std::size_t column) {
  const std::size_t table = table_of(catalog, column);
  return table != none && is_foreign_table(*catalog.objects[table]);
}

// Whether an object is written over several columns that change their types one after the other. In between,
// the server would read it with casts that stay, or find no operator at all.
bool is_torn(const Catalog& have, const Catalog& want, const Matching& matching, std::size_t object) {
  if (!have.objects[object]->kind->has_expression(*have.objects[object])) return false;
  std::set<std::size_t> columns;
  for (const Dependency& dependency : have.dependencies[object]) {
    if (retypes(have, want, matching.pairs[matching.of_have[dependency.target]]))
      columns.insert(dependency.target);
  }
  return columns.size() > 1;
}

// What becomes of `pair`, a dependent of `cause`.
State affected(const Catalog& have, const Catalog& want, const Matching& matching, const Pair& cause,
               Pair& pair, Dependency::Mode mode) {
  const Object& object = *have.objects[pair.have];
  const Object& changed = *have.objects[cause.have];
  const auto rebuilt = [&] {
    if (pair.state == State::same && object.kind->traits().replaced_beside &&
        !object.kind->let_go(object).empty())
      return State::loosened;
    return mode == Dependency::Mode::automatic || object.kind->rebuildable(object) ? State::replaced
                                                                                   : pair.state;
  };
  if (cause.state == State::dropped) {
    // What is brought to another form no longer needs it.
    const bool same = object.kind->compare(object, *want.objects[pair.want]).empty();
    return same ? rebuilt() : pair.state;
  }
  if (cause.state == State::replaced) {
    if (!changed.kind->traits().replaced_beside) return rebuilt();
    if (pair.state == State::moved) return State::moved;
    auto changes = object.kind->move_over(object, *want.objects[pair.want], have);
    if (changes.empty()) return object.kind->rebuildable(object) ? State::replaced : pair.state;
    if (!is_of_foreign_table(have, pair.have) && changed.kind == want.objects[cause.want]->kind) {
      operation::Changes guards = changed.kind->guard(changed, *want.objects[cause.want], object);
      changes.insert(changes.begin(), guards.begin(), guards.end());
    }
    if (!pair.changes.empty() &&
        std::holds_alternative<operation::SetComment>(pair.changes.back().operation)) {
      changes.push_back(std::move(pair.changes.back()));
    }
    pair.changes = std::move(changes);
    return State::moved;
  }
  if (cause.state == State::loosened && changed.kind == &catalog::column_kind() && is_tied(object))
    return rebuilt();
  // Altered or moved.
  const Object& goal = *want.objects[cause.want];
  if (object.kind->follows(object, changed, goal, have) && !is_torn(have, want, matching, pair.have))
    return pair.state;
  return object.kind->rebuildable(object) ? State::replaced : pair.state;
}

// Whether the values of a column are converted by an expression.
bool uses_expression(const Pair& pair) {
  return pair.state == State::loosened ||
         std::any_of(pair.changes.begin(), pair.changes.end(), [](const operation::Change& change) {
           const auto* alter = std::get_if<operation::AlterColumn>(&change.operation);
           return alter && !alter->using_sql.empty();
         });
}

// The tables of `have` that have to be made anew because `pair` is a column of theirs, or of a table above
// them, that changes its type: those where it decides which partition takes a row, and foreign ones, for
// which the server takes no expression.
std::vector<std::size_t> remade_tables(const Catalog& have, const Catalog& want, const Pair& pair,
                                       const std::vector<std::vector<Dependent>>& dependents) {
  if (pair.have == none || pair.want == none) return {};
  const Object& column = *have.objects[pair.have];
  if (column.kind != &catalog::column_kind()) return {};
  const bool converts = uses_expression(pair);
  if (pair.state != State::loosened && !retypes(have, want, pair)) return {};
  const std::size_t its_table = table_of(have, pair.have);
  if (its_table == none) return {};
  std::vector<std::size_t> family{its_table};
  std::vector<std::size_t> result;
  for (std::size_t next = 0; next < family.size(); ++next) {
    const Object& table = *have.objects[family[next]];
    if (catalog::is_in_partition_key(column, table) || (converts && is_foreign_table(table)))
      result.push_back(family[next]);
    for (const auto& [object, mode] : dependents[family[next]]) {
      const auto& parents = have.objects[object]->inherits_from;
      if (std::find(parents.begin(), parents.end(), table.address) != parents.end()) family.push_back(object);
    }
  }
  return result;
}

bool in_the_way(const Catalog& have, const Catalog& want, const Pair& pair) {
  if (pair.state == State::replaced || pair.state == State::moved || pair.state == State::dropped ||
      pair.state == State::loosened)
    return true;
  if (pair.state != State::altered) return false;
  const Object& object = *have.objects[pair.have];
  return object.kind->disturbs(object, *want.objects[pair.want]);
}

// Marks the dependents of the pairs in `work`, and theirs.
void pass_on(const Catalog& have, const Catalog& want, Matching& matching,
             const std::vector<std::vector<Dependent>>& dependents, std::vector<std::size_t>& work) {
  while (!work.empty()) {
    const Pair cause = matching.pairs[work.back()];
    work.pop_back();
    for (const std::size_t table : remade_tables(have, want, cause, dependents)) {
      Pair& pair = matching.pairs[matching.of_have[table]];
      if (pair.want == none || pair.state == State::replaced) continue;
      pair.state = State::replaced;
      work.push_back(matching.of_have[table]);
    }
    for (const auto& [object, mode] : dependents[cause.have]) {
      Pair& pair = matching.pairs[matching.of_have[object]];
      if (pair.state == State::dropped || pair.state == State::replaced || pair.state == State::loosened)
        continue;
      const State before = pair.state;
      pair.state = affected(have, want, matching, cause, pair, mode);
      if (pair.state != before) work.push_back(matching.of_have[object]);
    }
  }
}

bool mentions(const std::string& text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != text.npos; });
}

// A type that goes and one of another kind that takes its name (an enum becomes a domain): what is of the one
// is to be of the other.
void pair_types_of_two_kinds(const Catalog& have, const Catalog& want, Matching& matching) {
  std::map<Name, std::size_t> gone;
  for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
    const Pair& pair = matching.pairs[i];
    if (pair.state == State::dropped && have.objects[pair.have]->kind->traits().replaced_beside)
      gone.emplace(own_name(*have.objects[pair.have]), i);
  }
  if (gone.empty()) return;
  for (Pair& pair : matching.pairs) {
    if (pair.state != State::created || !want.objects[pair.want]->kind->traits().replaced_beside) continue;
    const auto found = gone.find(own_name(*want.objects[pair.want]));
    if (found == gone.end()) continue;
    Pair& old = matching.pairs[found->second];
    old.want = std::exchange(pair.want, none);
    old.state = State::replaced;
    pair.state = State::same;
  }
  std::erase_if(matching.pairs, [](const Pair& pair) { return pair.have == none && pair.want == none; });
  for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
    if (matching.pairs[i].have != none) matching.of_have[matching.pairs[i].have] = i;
    if (matching.pairs[i].want != none) matching.of_want[matching.pairs[i].want] = i;
  }
}

// The values, without their type: a partition's bounds name none.
std::vector<std::string> bare(std::vector<std::string> literals) {
  for (std::string& literal : literals) literal.resize(literal.rfind("::"));
  return literals;
}

// Replaces what can be altered, but not used in the same transaction, if something new uses it; or takes the
// change out of the transaction.
void part_what_is_used_at_once(const Catalog& have, const Catalog& want, Matching& matching,
                               const std::string& also, bool one_transaction) {
  const std::vector<char> used = used_at_once(have, want, matching, also);
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) continue;
    Pair& pair = matching.pairs[matching.of_want[i]];
    if (one_transaction) {
      pair.state = State::replaced;
      pair.changes.clear();
    } else {
      for (operation::Change& change : pair.changes) change.outside_transaction = true;
    }
  }
}

// What holds rows of a table that is rewritten holds something else in the meantime, or is made anew. The
// pairs for which that is new.
std::vector<std::size_t> let_go_of_rows(const Catalog& have, const Catalog& want, Matching& matching) {
  std::vector<std::size_t> changed;
  for (const RowType& type : rewritten_row_types(have, want, matching)) {
    for (const std::size_t user : type.old_users) {
      Pair& pair = matching.pairs[matching.of_have[user]];
      if (pair.state != State::same && pair.state != State::altered) continue;
      const Object& object = *have.objects[user];
      const State before = pair.state;
      if (object.kind->let_go(object).empty()) {
        pair.state = State::replaced;
      } else if (!object.kind->disturbs(object, *want.objects[pair.want])) {
        pair.state = State::loosened;
      }
      if (pair.state != before) changed.push_back(matching.of_have[user]);
    }
  }
  return changed;
}

}  // namespace

std::vector<char> used_at_once(const Catalog& have, const Catalog& want, const Matching& matching,
                               const std::string& also) {
  std::vector<char> used(want.objects.size(), 0);
  std::vector<std::vector<std::string>> unusable(want.objects.size());
  bool any = false;
  for (const Pair& pair : matching.pairs) {
    if (pair.state != State::altered) continue;
    const Object& object = *have.objects[pair.have];
    unusable[pair.want] = object.kind->unusable_at_once(object, *want.objects[pair.want]);
    any = any || !unusable[pair.want].empty();
  }
  if (!any) return used;
  for (std::size_t type = 0; type < unusable.size(); ++type) {
    if (mentions(also, bare(unusable[type]))) used[type] = 1;
  }
  for (std::size_t i = 0; i < want.objects.size(); ++i) {
    if (matching.pairs[matching.of_want[i]].state == State::same) continue;
    const std::string expressions = want.objects[i]->kind->expressions(*want.objects[i]);
    for (const Dependency& dependency : want.dependencies[i]) {
      if (mentions(expressions, unusable[dependency.target])) used[dependency.target] = 1;
    }
    if (want.objects[i]->kind != &catalog::table_kind() || expressions.empty()) continue;
    for (std::size_t type = 0; type < unusable.size(); ++type) {
      if (mentions(expressions, bare(unusable[type]))) used[type] = 1;
    }
  }
  return used;
}

void rebuild_dependents(const Catalog& have, const Catalog& want, Matching& matching, const std::string& also,
                        bool one_transaction) {
  pair_types_of_two_kinds(have, want, matching);
  part_what_is_used_at_once(have, want, matching, also, one_transaction);
  free_typed_tables(have, want, matching);
  let_go_of_rows(have, want, matching);
  std::vector<std::size_t> work;
  for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
    if (in_the_way(have, want, matching.pairs[i])) work.push_back(i);
  }
  if (work.empty()) return;
  const auto dependents = dependents_of(have);
  // What is rebuilt may rewrite tables whose rows others hold.
  for (; !work.empty(); work = let_go_of_rows(have, want, matching))
    pass_on(have, want, matching, dependents, work);
}

}  // namespace retort::diff
