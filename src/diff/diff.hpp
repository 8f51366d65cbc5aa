// What turns one catalog into another, and how two of them differ.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <retort/project.hpp>

#include "catalog/catalog.hpp"
#include "operation/operation.hpp"

namespace retort::diff {

struct Options {
  std::vector<DeclaredRename> renames;  ///< Names in `want` with what they are called in `have`.
  /// Whether all must run in one transaction. If not, new values of an enum that are used at once are added
  /// before it; otherwise the enum is replaced.
  bool one_transaction = false;
  /// Objects, one of each catalog, that only read differently (`spelled_differently`).
  std::set<std::pair<const catalog::Object*, const catalog::Object*>> alike = {};
  /// `have` as a server reports it after `renames(…)`. Without it the names in texts (the definition of a
  /// view) are the old ones, and what they stand in is made again.
  std::shared_ptr<const catalog::Catalog> renamed = {};
};

/// The objects of both catalogs that differ, and that hold expressions which read differently: whether those
/// mean the same is a question for a server.
std::vector<std::pair<catalog::ObjectPtr, catalog::ObjectPtr>> spelled_differently(
    const catalog::Catalog& have, const catalog::Catalog& want);

/// The ordered changes that make `have` equal `want`; empty if they are equal. The same input gives the same
/// bytes.
operation::Changes diff(const catalog::Catalog& have, const catalog::Catalog& want,
                        const Options& options = {});

/// The way back from `diff` of the same: from `want` to `have`.
operation::Changes undo(const catalog::Catalog& have, const catalog::Catalog& want, const Options& options);

/// `options` for the way from `want` to `have`, without `renamed`.
Options reversed(const Options& options);

/// `have` with those values of its enums that something in `want` uses; null if there are none. With
/// `one_transaction`, a plan that stops there first is one that alters those enums and need not replace them.
std::shared_ptr<const catalog::Catalog> with_used_values(const catalog::Catalog& have,
                                                         const catalog::Catalog& want,
                                                         const Options& options);

/// `want` without the indexes that `have`, which has their tables, lacks, and that can be built while others
/// write; null if there are none. What brings that to `want` is theirs alone.
std::shared_ptr<const catalog::Catalog> without_new_indexes(const catalog::Catalog& have,
                                                            const catalog::Catalog& want,
                                                            const Options& options);

/// Such changes, made CONCURRENTLY and so outside of transactions.
operation::Changes concurrently(operation::Changes changes);

/// The changes of `diff` that apply `options.renames`, which `differences` takes as made.
operation::Changes renames(const catalog::Catalog& have, const catalog::Catalog& want,
                           const Options& options);

/// Adds the extensions that are in another schema in `want` to `options.renames`: what uses their objects
/// follows by itself. `options.renamed` has to be filled in afterwards.
void add_moves(const catalog::Catalog& have, const catalog::Catalog& want, Options& options);

/// What looks like a rename that `options` does not know: something goes, and something of the same shape
/// comes, each the only one; or a value of an enum takes the place of another one. Those of columns follow
/// when their tables' are in `options`.
std::vector<DeclaredRename> rename_candidates(const catalog::Catalog& have, const catalog::Catalog& want,
                                              const Options& options = {});

/// One object in which two catalogs differ. What comes or goes with another object of the list is not listed.
struct Difference {
  enum class Side { only_have, only_want, both };
  Side side = Side::both;
  std::string object;               ///< `column public.users.phone`.
  catalog::Differences properties;  ///< With Side::both.
};

std::vector<Difference> differences(const catalog::Catalog& have, const catalog::Catalog& want,
                                    const Options& options = {});

/// One line each: `column public.users.phone: in headers, not in migrations`, or
/// `column public.users.age: type is bigint in headers, integer in migrations`.
std::vector<std::string> describe(const std::vector<Difference>& differences, std::string_view have_label,
                                  std::string_view want_label);

/// One line for each change: `create table public.users`.
std::vector<std::string> summary(const operation::Changes& changes);

}  // namespace retort::diff
