#include "diff/diff.hpp"

#include <algorithm>

#include "diff/default_privileges.hpp"
#include "diff/family.hpp"
#include "diff/keep_rows.hpp"
#include "diff/matching.hpp"
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

operation::Changes between(const catalog::Catalog& have, const catalog::Catalog& want, const Options& options,
                           const std::set<const catalog::Object*>& made_anew) {
  Matching matching = match(have, want, options.alike, made_anew);
  rebuild_dependents(have, want, matching, options.one_transaction);
  const DefaultPrivileges privileges = set_default_privileges_aside(have, want, matching);
  const std::vector<Pair> replaced = replaced_tables(have, want, matching);
  operation::Changes changes = order(make_steps(have, want, std::move(matching)));
  keep_rows(have, want, replaced, changes);
  keep_positions(have, want, changes);
  changes.insert(changes.begin(), privileges.first.begin(), privileges.first.end());
  changes.insert(changes.end(), privileges.last.begin(), privileges.last.end());
  return changes;
}

}  // namespace

operation::Changes diff(const catalog::Catalog& have, const catalog::Catalog& want, const Options& options) {
  if (!options.renames.empty()) {
    Renamed renamed = apply_renames(have, want, options.renames);
    operation::Changes changes = diff(renamed.catalog, want, {{}, options.one_transaction, options.alike});
    changes.insert(changes.begin(), renamed.changes.begin(), renamed.changes.end());
    return changes;
  }
  const auto regrouped = regroup(have, want);
  operation::Changes changes = regrouped
                                   ? between(regrouped->have, regrouped->want, options, regrouped->replaced)
                                   : between(have, want, options, {});
  if (regrouped) put_around(*regrouped, have, want, changes);
  drop_repeated_settings(changes);
  // What stands outside of the transaction needs nothing of it.
  std::stable_partition(changes.begin(), changes.end(),
                        [](const operation::Change& change) { return change.outside_transaction; });
  return changes;
}

operation::Changes renames(const catalog::Catalog& have, const catalog::Catalog& want,
                           const Options& options) {
  return apply_renames(have, want, options.renames).changes;
}

}  // namespace retort::diff
