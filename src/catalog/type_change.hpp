// How a column's values get from one type to another.
#pragma once

#include <string>
#include <string_view>

#include "catalog/catalog.hpp"

namespace retort::catalog {

/// A type as the server prints it, with and without its modifiers.
struct TypeName {
  std::string full;     ///< `character varying(20)`
  std::string base;     ///< `character varying`; of a domain, what it stands on.
  char category = 'U';  ///< pg_type.typcategory: what kind of values it has.
  char element = 'U';   ///< That of an array's elements.
};

/// Whether PostgreSQL knows no way from one type to the other: no cast, and text that means something else.
bool impossible(const Catalog& catalog, const TypeName& from, const TypeName& to);

/// The USING expression that turns values of `column` from one type into another. Empty: assignment does it.
std::string conversion(const Catalog& catalog, std::string_view column, const TypeName& from,
                       const TypeName& to);

/// What may happen to values on the way; empty if every value arrives as it is.
std::string type_comment(const Catalog& catalog, const TypeName& from, const TypeName& to);

}  // namespace retort::catalog
