// A schema as the server reports it. Placeholder of the contract; the kinds live one file each beside this
// one.
#pragma once

#include <string>
#include <vector>

namespace retort::catalog {

/// Which objects count. System schemas, temporary objects and members of extensions never do.
struct Filter {
  std::vector<std::pair<std::string, std::string>> excluded_tables;  ///< Schema (empty: any) and name.
};

struct Catalog;

}  // namespace retort::catalog
