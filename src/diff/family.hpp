// Tables that are attached, detached or given other parents.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "diff/diff.hpp"

namespace retort::diff {

/// Two catalogs in which the tables that change their places among others stand by themselves, with all that
/// is theirs; and how they leave their old places and come to the new ones.
struct Regrouped {
  catalog::Catalog have;
  catalog::Catalog want;
  /// The tables that do, as they were read and as they are to be; the first is null for new ones.
  std::vector<std::pair<catalog::ObjectPtr, catalog::ObjectPtr>> moving;
  operation::Changes leave;  ///< Before everything else.
  operation::Changes join;   ///< After everything else.
  /// Each of these tables as it was read, by its object in `have`.
  std::map<const catalog::Object*, std::pair<catalog::ObjectPtr, catalog::ObjectPtr>> tables;
  /// Tables that stand for the parents of others in the meantime, with the name of the one that they serve.
  std::map<Name, Name> stand_ins;
  /// What can only come to its new state by being made anew, as it is in `have`.
  std::set<const catalog::Object*> replaced;
  /// Checks that go before tables leave and come after they have joined, by their tables.
  std::set<std::pair<Name, std::string>> around;
};

/// Puts `leave` and `join` around `changes`, which lead from one of the catalogs to the other.
void put_around(const Regrouped& regrouped, const catalog::Catalog& have, const catalog::Catalog& want,
                operation::Changes& changes);

/// Nothing if all tables stay where they are.
std::optional<Regrouped> regroup(const catalog::Catalog& have, const catalog::Catalog& want);

}  // namespace retort::diff
