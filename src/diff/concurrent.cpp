// Indexes that are built while others read and write: they leave the plan, and come after it by themselves.
#include <algorithm>

#include "catalog/kinds.hpp"
#include "catalog/select.hpp"
#include "diff/diff.hpp"
#include "diff/matching.hpp"
#include "diff/rename.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;

bool has_relation(const Catalog& catalog, const Name& name) {
  return std::any_of(catalog.objects.begin(), catalog.objects.end(), [&](const catalog::ObjectPtr& object) {
    return object->kind->traits().is_relation && object->name.parent.empty() && own_name(*object) == name;
  });
}

bool is_needed(const Catalog& catalog, std::size_t index) {
  return std::any_of(catalog.dependencies.begin(), catalog.dependencies.end(), [&](const auto& needs) {
    return std::any_of(needs.begin(), needs.end(),
                       [&](const catalog::Dependency& one) { return one.target == index; });
  });
}

}  // namespace

std::shared_ptr<const Catalog> without_new_indexes(const Catalog& have, const Catalog& want,
                                                   const Options& options) {
  const Catalog start = options.renamed           ? *options.renamed
                        : options.renames.empty() ? have
                                                  : apply_renames(have, want, options.renames).catalog;
  const Matching matching = match(start, want, options.alike);
  std::vector<char> keep(want.objects.size(), 1);
  for (const Pair& pair : matching.pairs) {
    if (pair.state != State::created && pair.state != State::replaced) continue;
    const Object& index = *want.objects[pair.want];
    if (catalog::can_be_built_concurrently(index, want) && has_relation(start, parent_name(index)) &&
        !is_needed(want, pair.want))
      keep[pair.want] = 0;
  }
  if (std::find(keep.begin(), keep.end(), 0) == keep.end()) return nullptr;
  return std::make_shared<const Catalog>(catalog::restricted(want, keep));
}

operation::Changes concurrently(operation::Changes changes) {
  for (operation::Change& change : changes) {
    if (auto* create = std::get_if<operation::CreateIndex>(&change.operation))
      create->index.concurrently = true;
    if (auto* drop = std::get_if<operation::DropIndex>(&change.operation)) drop->concurrently = true;
    change.outside_transaction = true;
  }
  return changes;
}

}  // namespace retort::diff
