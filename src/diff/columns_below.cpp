// The server sets the default or the storage of a column in all tables below, whatever they had of their own,
// and enables the triggers of partitions with that of their table. So those that differ go before it, and
// come after it. The same order suits NOT NULL, which none below may lack.
#include "diff/columns_below.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "catalog/kinds.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;

class Above {
 public:
  explicit Above(const Catalog& catalog) {
    for (const catalog::ObjectPtr& object : catalog.objects) {
      if (object->kind != &catalog::table_kind()) continue;
      tables_.emplace(own_name(*object), object.get());
      by_identifier_.emplace(object->address.object, object.get());
      any_ = any_ || !object->inherits_from.empty();
    }
  }

  bool any() const { return any_; }

  std::set<Name> of(const Name& table) const {
    std::set<Name> result;
    const auto found = tables_.find(table);
    if (found != tables_.end()) climb(*found->second, result);
    return result;
  }

 private:
  void climb(const Object& table, std::set<Name>& result) const {
    for (const catalog::Address& address : table.inherits_from) {
      const auto parent = by_identifier_.find(address.object);
      if (parent != by_identifier_.end() && result.insert(own_name(*parent->second)).second)
        climb(*parent->second, result);
    }
  }

  std::map<Name, const Object*> tables_;
  std::unordered_map<std::uint32_t, const Object*> by_identifier_;
  bool any_ = false;
};

// Whether it needs nothing but its column, which may be that of a table above.
bool needs_nothing(const Catalog& have, std::size_t position) {
  const auto& needs = have.dependencies[position];
  return std::all_of(needs.begin(), needs.end(), [&](const catalog::Dependency& dependency) {
    const Object& target = *have.objects[dependency.target];
    return target.kind == &catalog::table_kind() || target.name.name == have.objects[position]->name.name;
  });
}

bool sets_storage(const operation::Change& change) {
  const auto* execute = std::get_if<operation::Execute>(&change.operation);
  return execute && execute->sql.find(" SET STORAGE ") != std::string::npos;
}

bool sets_storage(const operation::Changes& changes) {
  return std::any_of(changes.begin(), changes.end(),
                     [](const operation::Change& change) { return sets_storage(change); });
}

// Whether settings change what columns below have.
bool reaches_below(const Catalog& have, const Catalog& want, const Pair& pair) {
  const Object* old = pair.have == none ? nullptr : have.objects[pair.have].get();
  const Object* goal = pair.want == none ? nullptr : want.objects[pair.want].get();
  switch (pair.state) {
    case State::same:
      return false;
    case State::created:
      return sets_storage(goal->kind->create(*goal));
    case State::dropped:
      return sets_storage(old->kind->drop(*old));
    case State::altered:
      return sets_storage(pair.changes);
    default:
      return true;
  }
}

void restate_default(const Catalog& have, const Catalog& want, Pair& pair) {
  if (pair.state == State::same && pair.want != none) {
    const Object& object = *want.objects[pair.want];
    pair.changes = object.kind->create(object);
    pair.state = State::altered;
  } else if (pair.state == State::dropped && needs_nothing(have, pair.have)) {
    pair.state = State::same;
  }
}

void restate_storage(const Catalog& want, Pair& pair) {
  if (pair.want == none || sets_storage(pair.changes)) return;
  if (pair.state != State::same && pair.state != State::altered) return;
  const Object& object = *want.objects[pair.want];
  for (operation::Change& change : object.kind->create(object)) {
    if (!sets_storage(change)) continue;
    pair.changes.push_back(std::move(change));
    pair.state = State::altered;
  }
}

// Whether a partition has a trigger from its table.
bool is_copy(const operation::Changes& changes) {
  const auto* execute =
      changes.empty() ? nullptr : std::get_if<operation::Execute>(&changes.front().operation);
  return execute && execute->sql.starts_with("ALTER TABLE ");
}

void restate_trigger(const Catalog& have, const Catalog& want, Pair& pair) {
  const Object& object = pair.want != none ? *want.objects[pair.want] : *have.objects[pair.have];
  if (pair.state == State::same && pair.want != none) {
    operation::Changes changes = object.kind->create(object);
    if (!is_copy(changes)) return;
    pair.changes = std::move(changes);
    pair.state = State::altered;
  } else if (pair.state == State::dropped && is_copy(object.kind->drop(object))) {
    pair.state = State::same;
  }
}

}  // namespace

ColumnsBelow columns_below(const Catalog& have, const Catalog& want, const Matching& matching) {
  ColumnsBelow result;
  const Above above(want);
  if (!above.any()) return result;
  for (const catalog::Kind* kind : {&catalog::default_kind(), &catalog::column_settings_kind(),
                                    &catalog::inherited_column_kind(), &catalog::trigger_kind()}) {
    std::map<catalog::ObjectName, std::size_t> positions;
    bool any = false;
    for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
      const Pair& pair = matching.pairs[i];
      const Object& object = pair.want != none ? *want.objects[pair.want] : *have.objects[pair.have];
      if (object.kind != kind) continue;
      positions.emplace(object.name, i);
      any = any || pair.state != State::same;
    }
    if (!any || positions.size() < 2) continue;
    for (const auto& [name, pair] : positions) {
      for (const Name& table : above.of({name.schema, name.parent})) {
        const auto found = positions.find({table.schema, table.name, name.name});
        if (found != positions.end()) result.emplace_back(found->second, pair);
      }
    }
  }
  return result;
}

void restate_below(const Catalog& have, const Catalog& want, Matching& matching) {
  for (const auto& [above, below] : columns_below(have, want, matching)) {
    const Pair& cause = matching.pairs[above];
    Pair& pair = matching.pairs[below];
    const Object& object = cause.want != none ? *want.objects[cause.want] : *have.objects[cause.have];
    if (object.kind == &catalog::default_kind()) {
      if (cause.state != State::same) restate_default(have, want, pair);
    } else if (object.kind == &catalog::trigger_kind()) {
      if (cause.state != State::same) restate_trigger(have, want, pair);
    } else if (object.kind == &catalog::column_settings_kind() && reaches_below(have, want, cause)) {
      restate_storage(want, pair);
    }
  }
}

}  // namespace retort::diff
