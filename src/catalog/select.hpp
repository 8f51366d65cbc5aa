// A part of a catalog: what a comparison is narrowed to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"

namespace retort::catalog {

/// Patterns take `*` and `?` and are matched against names as messages quote them.
struct Selection {
  std::vector<std::string> schemas;  ///< Only these schemas and what lives in them; empty: all.
  /// `name`, `schema.name` or `kind:name` of what lives in no relation; what belongs to it goes with it.
  std::vector<std::string> only;
  std::vector<std::string> exclude;

  bool all() const { return schemas.empty() && only.empty() && exclude.empty(); }
};

/// Whether all of `text` is what `pattern` says.
bool matches(std::string_view pattern, std::string_view text);

/// The objects of `catalog` that `keep`, parallel to them, says.
Catalog restricted(const Catalog& catalog, const std::vector<char>& keep);

/// `wanted` with all that it needs, as one catalog that can be created, with every schema and extension.
Catalog closure(const Catalog& catalog, const std::vector<ObjectPtr>& wanted);

/// `catalog` without what `selection` leaves out.
Catalog select(Catalog catalog, const Selection& selection);

}  // namespace retort::catalog
