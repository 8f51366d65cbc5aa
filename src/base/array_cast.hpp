// The one expression that PostgreSQL prints in a form that it reads back as something else.
#pragma once

#include <string>
#include <string_view>

namespace retort::base {

/// `sql` with the type of its elements said of each array that is cast as a whole:
/// `(ARRAY['a'::character varying])::text[]`, as the server prints `column IN ('a')`, would be read with the
/// cast at each element, and the printed text would change from one database to the next.
std::string keep_array_casts(std::string_view sql);

}  // namespace retort::base
