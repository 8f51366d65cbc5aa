// Columns that PostgreSQL prints without their name, and reads back under another one.
#pragma once

#include <string>
#include <string_view>

namespace retort::base {

/// `sql` with `AS "?column?"` at what a SELECT casts and does not name. The server leaves that name out where
/// nobody sees it (`EXISTS (SELECT 'x'::text)`, the later parts of a UNION in a subquery), and takes what it
/// reads there for a column named after the type: the printed text would change from one database to the
/// next.
std::string name_unnamed_columns(std::string_view sql);

/// `sql` without such names in subqueries: for a server to find names for them.
std::string forget_unnamed_columns(std::string_view sql);

}  // namespace retort::base
