// What is asked of a server to learn a schema: a query for each kind, and some beside them. A comment line
// `-- only if: pg_policy WHERE …` in a query's file says what must have rows for the query to have some, and
// the lines from `-- if: pg_inherits` to `-- end if`, or to `-- else` and another reading of them, need what
// that says. All such conditions are one question, asked first: a small schema has objects of a few kinds, and
// the server takes longer to plan a query than to find that it has no rows.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.hpp"

namespace retort::catalog {

/// A SELECT of one row: whether the role is a superuser, then each condition.
std::string conditions_query(int server_version);

/// The queries for `filter`: one for each of `kinds()`, then the dependencies, the casts, and what no kind
/// reads. Empty for what is not wanted, and for what has no rows by
/// `conditions`, the answer to `conditions_query`.
std::vector<std::string> queries(const Filter& filter, int server_version, const base::Row& conditions);

}  // namespace retort::catalog
