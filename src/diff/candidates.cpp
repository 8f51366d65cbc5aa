// Renames that nobody declared: something goes and something comes, each the only one of its kind and shape.
// What belongs to a table and is found under another name is renamed without a question (match.cpp).
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

// Columns with their types: what makes two tables the same one. Names of what is in it: two schemas.
std::string shape(const Catalog& catalog, const Object& whole) {
  std::vector<std::string> parts;
  for (const catalog::ObjectPtr& object : catalog.objects) {
    if (object->kind == &catalog::column_kind() && object->parent == whole.address)
      parts.push_back(object->name.name + ' ' + catalog::column_type(*object) + '\n');
    if (whole.kind == &catalog::schema_kind() && object->name.schema == whole.name.name)
      parts.push_back(std::string(object->kind->traits().name) + ' ' + object->name.parent + ' ' +
                      object->name.name + '\n');
  }
  std::sort(parts.begin(), parts.end());
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

bool alike(const Catalog& have, const Object& old, const Catalog& want, const Object& goal) {
  if (old.kind == &catalog::table_kind() || old.kind == &catalog::schema_kind()) {
    const std::string parts = shape(have, old);
    return !parts.empty() && parts == shape(want, goal);
  }
  return old.kind->same_but_name(old, goal);
}

bool proposable(const Object& object) {
  return object.kind == &catalog::table_kind() || object.kind == &catalog::column_kind() ||
         object.kind == &catalog::sequence_kind() || is_type(object.kind) ||
         (object.kind->traits().renamable && object.name.parent.empty());
}

DeclaredRename rename_of(const Object& old, const Object& goal) {
  if (goal.kind == &catalog::column_kind()) return {parent_name(goal), goal.name.name, old.name.name, {}};
  const catalog::Traits& traits = goal.kind->traits();
  return {own_name(goal), {}, old.name.name, traits.is_relation ? "" : std::string(traits.name)};
}

// A value or attribute that stands where another one stood.
void add_values(const Catalog& have, const Catalog& want, const Matching& matching,
                std::vector<DeclaredRename>& result) {
  for (const Pair& pair : matching.pairs) {
    if (pair.have == none || pair.want == none || pair.state == State::same) continue;
    const Object& goal = *want.objects[pair.want];
    if (const auto value = goal.kind->renamed_value(*have.objects[pair.have], goal))
      result.push_back({own_name(goal), value->second, value->first, {}});
  }
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
  add_values(old, want, matching, result);
  return result;
}

}  // namespace retort::diff
