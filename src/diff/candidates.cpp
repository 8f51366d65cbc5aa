// Renames that nobody declared: something goes and something comes, each the only one of its kind and shape.
// Only what would lose rows, positions or columns' values otherwise is proposed: a view or a function that is
// made anew under another name is none the worse for it.
#include <algorithm>
#include <map>
#include <tuple>

#include "catalog/kinds.hpp"
#include "diff/diff.hpp"
#include "diff/matching.hpp"
#include "diff/rename.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;

bool is_type(const catalog::Kind* kind) {
  return kind == &catalog::enum_kind() || kind == &catalog::domain_kind() ||
         kind == &catalog::composite_kind();
}

// Columns with their types: what makes two tables the same one.
std::string shape(const Catalog& catalog, const Object& table) {
  std::vector<std::string> columns;
  for (const catalog::ObjectPtr& object : catalog.objects) {
    if (object->kind == &catalog::column_kind() && object->parent == table.address)
      columns.push_back(object->name.name + ' ' + catalog::column_type(*object) + '\n');
  }
  std::sort(columns.begin(), columns.end());
  std::string text;
  for (const std::string& column : columns) text += column;
  return text;
}

bool alike(const Catalog& have, const Object& old, const Catalog& want, const Object& goal) {
  if (old.kind == &catalog::table_kind()) {
    const std::string columns = shape(have, old);
    return !columns.empty() && columns == shape(want, goal);
  }
  return old.kind->compare(old, goal).empty();
}

bool proposable(const Object& object) {
  return object.kind == &catalog::table_kind() || object.kind == &catalog::column_kind() ||
         object.kind == &catalog::sequence_kind() || is_type(object.kind);
}

DeclaredRename rename_of(const Object& old, const Object& goal) {
  if (goal.kind == &catalog::column_kind()) return {parent_name(goal), goal.name.name, old.name.name};
  return {own_name(goal), {}, old.name.name};
}

}  // namespace

std::vector<DeclaredRename> rename_candidates(const Catalog& have, const Catalog& want,
                                              const Options& options) {
  const Catalog old = apply_renames(have, want, options.renames).catalog;
  const Matching matching = match(old, want, options.alike);
  using Family = std::tuple<const catalog::Kind*, std::string, std::string>;
  std::map<Family, std::pair<std::vector<const Object*>, std::vector<const Object*>>> families;
  const auto family = [](const Object& object) {
    return Family(object.kind, object.name.schema, object.name.parent);
  };
  for (const Pair& pair : matching.pairs) {
    const bool drops = pair.state == State::dropped;
    if (!drops && pair.state != State::created) continue;
    const Object& object = drops ? *old.objects[pair.have] : *want.objects[pair.want];
    if (!proposable(object)) continue;
    auto& [gone, come] = families[family(object)];
    (drops ? gone : come).push_back(&object);
  }
  std::vector<DeclaredRename> result;
  for (const auto& [ignored, members] : families) {
    const auto& [gone, come] = members;
    for (const Object* goal : come) {
      const auto fits = [&](const Object* one) { return alike(old, *one, want, *goal); };
      if (std::count_if(gone.begin(), gone.end(), fits) != 1) continue;
      const Object& from = **std::find_if(gone.begin(), gone.end(), fits);
      const auto also = [&](const Object* one) { return alike(old, from, want, *one); };
      if (std::count_if(come.begin(), come.end(), also) == 1) result.push_back(rename_of(from, *goal));
    }
  }
  return result;
}

}  // namespace retort::diff
