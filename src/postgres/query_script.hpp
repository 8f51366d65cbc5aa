// Several queries in one round trip.
#pragma once

#include <functional>
#include <string_view>

#include <retort/connection.hpp>

#include "base/rows.hpp"

namespace retort::postgres {

/// As `run_script`, for statements that return rows: `receive` is given those of each, in order, while the
/// server works on the next one.
void query_script(Connection& connection, std::string_view script,
                  const std::function<void(base::Rows&&)>& receive);

}  // namespace retort::postgres
