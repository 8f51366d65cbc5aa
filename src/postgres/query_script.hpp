// Several queries in one round trip, and a second session beside the first.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include <retort/connection.hpp>

#include "base/rows.hpp"

namespace retort::postgres {

/// As `run_script`, for statements that return rows: `receive` is given each row, while the server works on
/// the next statement, with the number of its statement among those that return rows. The row is there for
/// the call.
void query_script(Connection& connection, std::string_view script,
                  const std::function<void(std::size_t, const base::Row&)>& receive);

/// Another session to where `connection` is, by the same credentials and with the pins of `connect`. Nothing
/// if that is not to be had.
std::optional<Connection> connect_beside(Connection& connection);

}  // namespace retort::postgres
