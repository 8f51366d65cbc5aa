#include "cli/respell.hpp"

#include <functional>
#include <future>
#include <map>

#include <retort/error.hpp>

#include "base/unnamed_column.hpp"
#include "catalog/select.hpp"
#include "ddl/ddl.hpp"
#include "inspect/inspect.hpp"
#include "postgres/query.hpp"

namespace retort::cli {
namespace {

using catalog::Catalog;
using catalog::ObjectPtr;

using Key = std::pair<const catalog::Kind*, catalog::ObjectName>;
using Objects = std::map<Key, ObjectPtr>;

/// `wanted` as a server reads them that was given `text` of their script.
Objects read_from(postgres::Scratch& scratch, const Catalog& all, const std::vector<ObjectPtr>& wanted,
                  const std::function<std::string(const std::string&)>& text) {
  postgres::Scratch::Database database = scratch.create();
  const Catalog empty = inspect::inspect(database.connection());
  const auto changes = diff::diff(empty, catalog::closure(all, wanted), {{}, true, {}});
  postgres::run_script(database.connection(), "BEGIN;\n" + text(ddl::script(changes)) + "COMMIT;");
  Objects objects;
  for (const ObjectPtr& object : inspect::inspect(database.connection()).objects)
    objects.emplace(Key(object->kind, object->name), object);
  return objects;
}

/// `wanted` as they read after one more round through a server; nothing if it refuses.
Objects read_again(postgres::Scratch& scratch, const Catalog& all, const std::vector<ObjectPtr>& wanted) {
  try {
    return read_from(scratch, all, wanted, base::forget_unnamed_columns);
  } catch (const Error&) {
    // Some of those names are used, perhaps.
  }
  try {
    return read_from(scratch, all, wanted, std::identity());
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

std::set<std::pair<const catalog::Object*, const catalog::Object*>> respelled(postgres::Scratch& scratch,
                                                                              const Catalog& have,
                                                                              const Catalog& want) {
  std::set<std::pair<const catalog::Object*, const catalog::Object*>> alike;
  const auto candidates = diff::spelled_differently(have, want);
  if (candidates.empty()) return alike;
  std::vector<ObjectPtr> old;
  std::vector<ObjectPtr> goal;
  for (const auto& [first, second] : candidates) {
    old.push_back(first);
    goal.push_back(second);
  }
  auto other = std::async(std::launch::async, [&] { return read_again(scratch, have, old); });
  const Objects wanted = read_again(scratch, want, goal);
  const Objects had = other.get();
  for (const auto& [first, second] : candidates) {
    const Key key(first->kind, first->name);
    const auto one = had.find(key);
    const auto two = wanted.find(key);
    if (one == had.end() || two == wanted.end()) continue;
    if (first->kind->compare(*one->second, *two->second).empty()) alike.emplace(first.get(), second.get());
  }
  return alike;
}

std::vector<diff::Difference> differences_of(postgres::Scratch& scratch, const Catalog& have,
                                             const Catalog& want) {
  return diff::differences(have, want, {{}, true, respelled(scratch, have, want)});
}

}  // namespace retort::cli
