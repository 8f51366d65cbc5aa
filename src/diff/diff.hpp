// What turns one catalog into another, and how two of them differ.
#pragma once

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
};

/// The objects of both catalogs that differ, and that hold expressions which read differently: whether those
/// mean the same is a question for a server.
std::vector<std::pair<catalog::ObjectPtr, catalog::ObjectPtr>> spelled_differently(
    const catalog::Catalog& have, const catalog::Catalog& want);

/// The ordered changes that make `have` equal `want`; empty if they are equal. The same input gives the same
/// bytes. Downgrades are diff(want, have) with `reversed(options)`.
operation::Changes diff(const catalog::Catalog& have, const catalog::Catalog& want,
                        const Options& options = {});

Options reversed(const Options& options);

/// The changes of `diff` that apply `options.renames`, which `differences` takes as made.
operation::Changes renames(const catalog::Catalog& have, const catalog::Catalog& want,
                           const Options& options);

/// What looks like a rename that `options` does not know: something goes, and something of the same shape
/// comes, each the only one. Tables, their columns, sequences and types. Those of columns follow when their
/// tables' are in `options`.
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
