// The options of a sequence, of its own or of an identity column.
#pragma once

#include <retort/definition.hpp>

#include "catalog/fields.hpp"

namespace retort::catalog {

/// Takes type, start, increment, minimum, maximum, cache and cycle; whatever CREATE SEQUENCE would choose by
/// itself is left empty. `type` is what it would choose for the type (`bigint`; a column's own for identity).
SequenceOptions read_sequence_options(Fields& fields, const std::string& type);

/// `INCREMENT 2 CACHE 10`, for comparison and messages; empty if all are the server's own.
std::string describe(const SequenceOptions& options);

/// What moves the position of a sequence that would lie outside of its new bounds to the nearer one. `type`
/// is what an empty type means.
std::vector<std::string> into_bounds(const Name& sequence, const SequenceOptions& have,
                                     const SequenceOptions& want, const std::string& type);

/// `have`, with the bounds that the server chose spelled out if `want` counts the other way: the server
/// chooses anew when it makes a sequence, not when it turns one round.
SequenceOptions before_turning(SequenceOptions have, const SequenceOptions& want, const std::string& type);

/// `want`, with its near bound spelled out if it is of another type than `have`: where that was the limit of
/// the old type, the server takes the limit of the new one for it.
SequenceOptions for_new_type(const SequenceOptions& have, SequenceOptions want);

}  // namespace retort::catalog
