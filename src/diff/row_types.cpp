#include "diff/row_types.hpp"

#include <algorithm>
#include <map>

#include "catalog/kinds.hpp"
#include "diff/side.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Dependency;
using catalog::Object;

// With a type for which it needs a table.
bool holds_rows(const Object& object) {
  return is_column(object) || (object.kind == &catalog::view_kind() &&
                               object.kind->comment_target(object).starts_with("MATERIALIZED "));
}

// Columns that have a default of their own.
std::set<std::size_t> with_default(const Catalog& catalog) {
  std::set<std::size_t> columns;
  for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
    if (catalog.objects[i]->kind != &catalog::default_kind()) continue;
    for (const Dependency& dependency : catalog.dependencies[i]) {
      if (is_column(*catalog.objects[dependency.target])) columns.insert(dependency.target);
    }
  }
  return columns;
}

// Whether the server puts a value into the rows when `column` is added, or looks whether it may have none.
bool comes_with_values(const Catalog& catalog, std::size_t column, const std::set<std::size_t>& defaults) {
  const Object& object = *catalog.objects[column];
  return !object.kind->expressions(object).empty() || !catalog::identity_sequence(object).name.empty() ||
         defaults.contains(column) ||
         std::any_of(catalog.dependencies[column].begin(), catalog.dependencies[column].end(),
                     [&](const Dependency& one) {
                       return catalog.objects[one.target]->kind == &catalog::domain_kind();
                     });
}

bool rewrites(const Catalog& have, const Catalog& want, const Pair& pair,
              const std::set<std::size_t>& defaults) {
  if (pair.want == none || !is_column(*want.objects[pair.want])) return false;
  if (pair.state == State::created || pair.state == State::replaced)
    return comes_with_values(want, pair.want, defaults);
  // Even where the values stay as they are stored.
  return pair.state == State::loosened || retypes(have, want, pair);
}

class Users {
 public:
  explicit Users(const Catalog& catalog) : catalog_(catalog), dependents_(catalog.objects.size()) {
    for (std::size_t i = 0; i < catalog.dependencies.size(); ++i) {
      for (const Dependency& dependency : catalog.dependencies[i])
        dependents_[dependency.target].push_back({i, dependency.mode});
    }
  }

  /// The columns and materialized views that hold rows of `table` or of tables below it, or rows with such
  /// columns.
  std::set<std::size_t> of(std::size_t table) const {
    std::set<std::size_t> seen{table};
    std::set<std::size_t> columns;
    std::vector<std::size_t> open{table};
    while (!open.empty()) {
      const std::size_t type = open.back();
      open.pop_back();
      for (const auto& [user, mode] : dependents_[type]) {
        const Object& object = *catalog_.objects[user];
        const bool below = is_table(object) && is_table(*catalog_.objects[type]);
        const bool made_of = mode == Dependency::Mode::normal && (object.kind == &catalog::composite_kind() ||
                                                                  object.kind == &catalog::domain_kind());
        if ((below || made_of) && seen.insert(user).second) open.push_back(user);
        if (!holds_rows(object) || mode != Dependency::Mode::normal) continue;
        columns.insert(user);
        const std::size_t its_table = is_column(object) ? table_of(catalog_, user) : none;
        if (its_table != none && seen.insert(its_table).second) open.push_back(its_table);
      }
    }
    return columns;
  }

 private:
  struct Dependent {
    std::size_t object;
    Dependency::Mode mode;
  };
  const Catalog& catalog_;
  std::vector<std::vector<Dependent>> dependents_;
};

}  // namespace

std::vector<RowType> rewritten_row_types(const Catalog& have, const Catalog& want, const Matching& matching) {
  const std::set<std::size_t> defaults = with_default(want);
  std::map<std::size_t, RowType> tables;  // By their place in `want`.
  for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
    if (!rewrites(have, want, matching.pairs[i], defaults)) continue;
    const std::size_t table = table_of(want, matching.pairs[i].want);
    if (table == none || !is_table(*want.objects[table])) continue;
    const Pair& pair = matching.pairs[matching.of_want[table]];
    if (pair.have == none || pair.state == State::replaced) continue;
    RowType& type = tables.try_emplace(table, RowType{.table = pair.have}).first->second;
    type.rewriting.push_back(i);
    const State state = matching.pairs[i].state;
    if (state == State::created || state == State::replaced) ++type.new_columns;
  }
  std::vector<RowType> result;
  if (tables.empty()) return result;
  for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
    const Pair& pair = matching.pairs[i];
    const bool comes = pair.state == State::created && !rewrites(have, want, pair, defaults);
    if (!comes && pair.state != State::dropped) continue;
    const Catalog& catalog = comes ? want : have;
    const std::size_t column = comes ? pair.want : pair.have;
    const std::size_t table = is_column(*catalog.objects[column]) ? table_of(catalog, column) : none;
    if (table == none) continue;
    const auto found = tables.find(comes ? table : matching.pairs[matching.of_have[table]].want);
    if (found != tables.end()) found->second.other.push_back(i);
  }
  const Users old_users(have);
  const Users new_users(want);
  for (auto& [table, one] : tables) {
    one.old_users = old_users.of(one.table);
    one.new_users = new_users.of(table);
    if (!one.old_users.empty() || !one.new_users.empty()) result.push_back(std::move(one));
  }
  return result;
}

}  // namespace retort::diff
