// Indexes and keys that some partitions of a table lack, and what happens to them when partitions come: the
// server gives each of those a part of every index that is there.
#pragma once

#include <optional>
#include <set>

#include "diff/matching.hpp"
#include "diff/side.hpp"

namespace retort::diff {

/// Indexes and keys of partitioned tables that can be made only after tables have joined, as one of those, or
/// one below it, lacks them; with their parts, but those of what joins.
struct LateParts {
  std::set<const catalog::Object*> objects;
  operation::Changes changes;  ///< Make them, and attach what is there.
};
LateParts late_parts(const Side& want, const std::set<Name>& joining);

/// `want` with parts put together by hand as the server brings them, where a partition is new below an index
/// that stays. Nothing if there are none.
std::optional<catalog::Catalog> with_brought_parts(const catalog::Catalog& want, const Matching& matching);

}  // namespace retort::diff
