// One spelling for each type: the server reports `character varying(20)`, people write `varchar(20)`.
#pragma once

#include <string>
#include <string_view>

namespace retort::operation {

/// The short spelling of a built-in type, with its modifiers and brackets; any other text as it is.
std::string short_type(std::string_view type);

}  // namespace retort::operation
