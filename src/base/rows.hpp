// The rows of a query as text, as the server printed them: what catalog kinds read without knowing a
// connection.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::base {

using Row = std::vector<std::optional<std::string>>;

struct Rows {
  std::vector<std::string> columns;
  std::vector<Row> rows;
};

}  // namespace retort::base
