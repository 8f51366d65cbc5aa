#include "diff/typed_tables.hpp"

#include <map>
#include <utility>

#include "catalog/kinds.hpp"
#include "catalog/typing.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Dependency;
using catalog::Object;

void step_out(const Catalog& have, const Catalog& want, Matching& matching) {
  std::map<Name, std::size_t> typings;
  for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
    const Pair& pair = matching.pairs[i];
    if (pair.have == none || pair.want == none || have.objects[pair.have]->kind != &catalog::typing_kind())
      continue;
    typings.emplace(parent_name(*have.objects[pair.have]), i);
    for (const Dependency& dependency : have.dependencies[pair.have]) {
      const Pair& needed = matching.pairs[matching.of_have[dependency.target]];
      const bool altered = needed.state == State::altered && !needed.changes.empty();
      if (!altered && needed.state != State::replaced) continue;
      if (have.objects[needed.have]->kind == &catalog::composite_kind())
        matching.pairs[i].state = State::replaced;
    }
  }
  if (typings.empty()) return;
  for (const Pair& pair : matching.pairs) {
    if (pair.state == State::same) continue;
    if (!waits_for_no_type(have, want, pair)) continue;
    const Object& object = pair.have != none ? *have.objects[pair.have] : *want.objects[pair.want];
    const auto typing = typings.find(parent_name(object));
    if (typing != typings.end()) matching.pairs[typing->second].state = State::replaced;
  }
}

// New columns come last, but a table OF a type has the type's order: it is made anew where that differs.
void remake(const Catalog& have, const Catalog& want, Matching& matching) {
  for (const Pair& typing : matching.pairs) {
    if (typing.want == none || typing.state == State::same) continue;
    const Object& object = *want.objects[typing.want];
    if (object.kind != &catalog::typing_kind()) continue;
    std::map<int, bool> is_new;  // By place.
    std::map<int, int> places;   // From the old one of what stays to the new one.
    Pair* table = nullptr;
    for (const Dependency& dependency : want.dependencies[typing.want]) {
      Pair& pair = matching.pairs[matching.of_want[dependency.target]];
      const Object& needed = *want.objects[dependency.target];
      if (needed.address == object.parent) table = &pair;
      if (needed.kind != &catalog::column_kind()) continue;
      const bool stays = pair.have != none && pair.state != State::replaced;
      is_new[needed.address.part] = !stays;
      if (stays) places[have.objects[pair.have]->address.part] = needed.address.part;
    }
    if (table == nullptr || table->have == none) continue;
    int last = 0;
    bool fits = true;
    for (const auto& [from, to] : places) fits = fits && to > std::exchange(last, to);
    for (const auto& [place, created] : is_new) fits = fits && (!created || place > last);
    if (fits) continue;
    table->state = State::replaced;
    table->changes.clear();
  }
}

}  // namespace

bool waits_for_no_type(const Catalog& have, const Catalog& want, const Pair& pair) {
  const Object& object = pair.have != none ? *have.objects[pair.have] : *want.objects[pair.want];
  if (object.kind == &catalog::column_kind()) return true;
  return object.kind == &catalog::constraint_kind() && pair.have != none && pair.want != none &&
         have.objects[pair.have]->name.name != want.objects[pair.want]->name.name;
}

void free_typed_tables(const Catalog& have, const Catalog& want, Matching& matching) {
  step_out(have, want, matching);
  remake(have, want, matching);
}

}  // namespace retort::diff
