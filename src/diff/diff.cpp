#include "diff/diff.hpp"

#include <algorithm>

#include "diff/columns_below.hpp"
#include "diff/default_privileges.hpp"
#include "diff/detach.hpp"
#include "diff/family.hpp"
#include "diff/keep_rows.hpp"
#include "diff/matching.hpp"
#include "diff/parts.hpp"
#include "diff/positions.hpp"
#include "diff/rename.hpp"
#include "diff/steps.hpp"

namespace retort::diff {

namespace {

// A setting for the transaction is made once.
void drop_repeated_settings(operation::Changes& changes) {
  std::vector<std::string> made;
  std::erase_if(changes, [&](const operation::Change& change) {
    const auto* execute = std::get_if<operation::Execute>(&change.operation);
    if (!execute || !execute->sql.starts_with("SET LOCAL ")) return false;
    if (std::find(made.begin(), made.end(), execute->sql) != made.end()) return true;
    made.push_back(execute->sql);
    return false;
  });
}

// The statements by which tables join others.
std::string text_of(const operation::Changes& changes) {
  std::string text;
  for (const operation::Change& change : changes) {
    if (const auto* execute = std::get_if<operation::Execute>(&change.operation)) text += execute->sql + '\n';
  }
  return text;
}

operation::Changes changes_of(const catalog::Catalog& have, const catalog::Catalog& want, Matching matching) {
  const DefaultPrivileges privileges = set_default_privileges_aside(have, want, matching);
  const std::vector<Pair> replaced = replaced_tables(have, want, matching);
  operation::Changes changes = order(make_steps(have, want, std::move(matching)));
  keep_rows(have, want, replaced, changes);
  keep_positions(have, want, changes);
  detach_before_drop(have, changes);
  changes.insert(changes.begin(), privileges.first.begin(), privileges.first.end());
  changes.insert(changes.end(), privileges.last.begin(), privileges.last.end());
  return changes;
}

operation::Changes between(const catalog::Catalog& have, const catalog::Catalog& want, const Options& options,
                           const std::set<const catalog::Object*>& made_anew, const std::string& also) {
  Matching matching = match(have, want, options.alike, made_anew);
  const auto is_same = [](const Pair& pair) { return pair.state == State::same; };
  if (also.empty() && std::all_of(matching.pairs.begin(), matching.pairs.end(), is_same)) return {};
  rebuild_dependents(have, want, matching, also, options.one_transaction);
  restate_below(have, want, matching);
  if (const auto brought = with_brought_parts(want, matching))
    return changes_of(have, *brought, std::move(matching));
  return changes_of(have, want, std::move(matching));
}
}  // namespace

operation::Changes diff(const catalog::Catalog& have, const catalog::Catalog& want, const Options& options) {
  if (!options.renames.empty()) {
    Renamed renamed = apply_renames(have, want, options.renames);
    operation::Changes changes = diff(options.renamed ? *options.renamed : renamed.catalog, want,
                                      {{}, options.one_transaction, options.alike});
    // What stands outside of the transaction comes after them all the same.
    changes.insert(changes.begin(), renamed.changes.begin(), renamed.changes.end());
    return changes;
  }
  const auto regrouped = regroup(have, want);
  operation::Changes changes = regrouped ? between(regrouped->have, regrouped->want, options,
                                                   regrouped->replaced, text_of(regrouped->join))
                                         : between(have, want, options, {}, {});
  if (regrouped) put_around(*regrouped, have, want, changes);
  drop_repeated_settings(changes);
  // What stands outside of the transaction needs nothing of it.
  std::stable_partition(changes.begin(), changes.end(),
                        [](const operation::Change& change) { return change.outside_transaction; });
  return changes;
}

operation::Changes undo(const catalog::Catalog& have, const catalog::Catalog& want, const Options& options) {
  const Options back = reversed(options);
  if (!options.renamed || options.renames.empty()) return diff(want, have, back);
  operation::Changes changes = diff(want, *options.renamed, {{}, options.one_transaction, back.alike});
  Renamed renamed = apply_renames(*options.renamed, have, back.renames);
  changes.insert(changes.end(), renamed.changes.begin(), renamed.changes.end());
  for (const std::string& schema : schemas_made(have, want, options))
    changes.push_back({operation::DropSchema{schema}, {}, false, {}});
  return changes;
}

std::shared_ptr<const catalog::Catalog> with_used_values(const catalog::Catalog& have,
                                                         const catalog::Catalog& want,
                                                         const Options& options) {
  const catalog::Catalog start = options.renamed ? *options.renamed
                                 : options.renames.empty()
                                     ? have
                                     : apply_renames(have, want, options.renames).catalog;
  const Matching matching = match(start, want, options.alike);
  const std::vector<char> used = used_at_once(start, want, matching);
  std::shared_ptr<catalog::Catalog> result;
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) continue;
    if (!result) result = std::make_shared<catalog::Catalog>(start);
    catalog::ObjectPtr& type = result->objects[matching.pairs[matching.of_want[i]].have];
    type = type->kind->with_new_values(*type, *want.objects[i]);
  }
  return result;
}

operation::Changes renames(const catalog::Catalog& have, const catalog::Catalog& want,
                           const Options& options) {
  return apply_renames(have, want, options.renames).changes;
}

}  // namespace retort::diff
