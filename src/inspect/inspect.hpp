// A database's schema as catalog values.
#pragma once

#include <retort/connection.hpp>

#include "catalog/catalog.hpp"

namespace retort::inspect {

/// Reads everything that `filter` lets through in one snapshot and a constant number of queries.
/// Leaves the session as it found it. Throws postgres::ServerError.
catalog::Catalog inspect(Connection& connection, const catalog::Filter& filter = {});

}  // namespace retort::inspect
