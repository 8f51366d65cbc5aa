// OPTIONS (name 'value', …) of foreign-data wrappers, servers, user mappings, foreign tables and their
// columns.
#pragma once

#include <string>
#include <vector>

namespace retort::catalog {

/// ` OPTIONS (a 'x', b 'y')` from what the server keeps (`a=x`), with a space before; empty without any.
std::string options_clause(const std::vector<std::string>& options);

/// The same for ALTER: ` OPTIONS (ADD a 'x', SET b 'y', DROP c)`; empty if the lists are equal.
std::string options_change(const std::vector<std::string>& have, const std::vector<std::string>& want);

}  // namespace retort::catalog
