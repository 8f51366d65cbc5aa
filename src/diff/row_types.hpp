// Columns whose type is the row of a table.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "diff/matching.hpp"

namespace retort::diff {

/// The server rewrites no table while columns hold rows of it, be it in arrays, domains or composite types,
/// and refuses new columns with values as well: such columns hold text in the meantime.
struct RowType {
  std::size_t table;                        ///< Of `have`.
  std::vector<std::size_t> rewriting = {};  ///< The pairs of those of its columns whose changes rewrite it.
  std::vector<std::size_t> other = {};      ///< Those of its columns that come and go without.
  std::set<std::size_t> old_users = {};     ///< Columns and materialized views of `have`.
  std::set<std::size_t> new_users = {};     ///< The same of `want`.
  std::size_t new_columns =
      0;  ///< How many columns come with the rewriting; the text must have room for them.
};

/// Those tables that are rewritten and have users.
std::vector<RowType> rewritten_row_types(const catalog::Catalog& have, const catalog::Catalog& want,
                                         const Matching& matching);

}  // namespace retort::diff
