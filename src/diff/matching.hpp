// Which object of one catalog is which of the other, and what is to become of it.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.hpp"

namespace retort::diff {

inline constexpr std::size_t none = static_cast<std::size_t>(-1);

enum class State {
  same,
  altered,   ///< `Pair::changes` bring it to what it should be.
  moved,     ///< As altered; it leaves the old form of something that is replaced beside it.
  replaced,  ///< Dropped and created.
  loosened,  ///< It stays, without what it needs in the meantime.
  created,
  dropped,
};

/// An object in both catalogs or in one.
struct Pair {
  std::size_t have = none;
  std::size_t want = none;
  State state = State::same;
  operation::Changes changes;
};

struct Matching {
  std::vector<Pair> pairs;
  std::vector<std::size_t> of_have;  ///< The pair of each object.
  std::vector<std::size_t> of_want;
};

/// Matches by kind and identity, then, among what is left, objects that differ in nothing but the name and
/// can be renamed.
/// `alike` are equal whatever they read.
using Alike = std::set<std::pair<const catalog::Object*, const catalog::Object*>>;
/// `replaced` are made anew, though they compare as if they could be altered.
Matching match(const catalog::Catalog& have, const catalog::Catalog& want, const Alike& alike = {},
               const std::set<const catalog::Object*>& replaced = {});

/// Which of `want` gain something (a value of an enum) that something new in `want`, or SQL that comes
/// `also`, uses at once.
std::vector<char> used_at_once(const catalog::Catalog& have, const catalog::Catalog& want,
                               const Matching& matching, const std::string& also = {});

/// Whether `pair` is a column that changes its type, and is altered for that.
bool retypes(const catalog::Catalog& have, const catalog::Catalog& want, const Pair& pair);

/// The table that has a column; or none.
std::size_t table_of(const catalog::Catalog& catalog, std::size_t column);

/// Marks what has to be rebuilt, or moved, because something that it depends on is dropped, replaced or
/// disturbed. With `one_transaction`, also what can be altered but not used in the same transaction; such
/// changes are marked as standing outside otherwise. `also`: SQL that comes in the same change.
void rebuild_dependents(const catalog::Catalog& have, const catalog::Catalog& want, Matching& matching,
                        const std::string& also = {}, bool one_transaction = true);

}  // namespace retort::diff
