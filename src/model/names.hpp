// Names that Retort makes.
#pragma once

#include <string>

#include <retort/definition.hpp>

namespace retort::model {

/// PostgreSQL keeps this many bytes of a name.
inline constexpr std::size_t longest_name = 63;

/// `name` if it is short enough, else its beginning and a hash of the whole: the same for the same name.
std::string shortened(const std::string& name);

/// `ix_<table>_<column>_<column>`; an expression counts as `expr`.
std::string index_name(const IndexDefinition& index);

}  // namespace retort::model
