// The fields of a catalog query's row, taken in the order in which the query names them: each kind's reading
// code stands in the same order as its SELECT list, and nothing is looked up by name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/rows.hpp"

namespace retort::catalog {

class Fields {
 public:
  /// `row` must outlive this object.
  explicit Fields(const base::Row& row) : row_(row) {}

  /// Each takes the next field. NULL is "", false, 0 or an empty list. A row with too few fields is a mistake
  /// in the kind's file (assert).
  std::string text();
  bool boolean();
  std::uint32_t oid();
  int number();
  /// An array of text.
  std::vector<std::string> list();
  bool at_end() const { return next_ == row_.size(); }

 private:
  std::string_view take();
  const base::Row& row_;
  std::size_t next_ = 0;
};

/// The elements of a one-dimensional array as the server prints it (The PostgreSQL manual, 8.15.6); NULL
/// elements are empty.
std::vector<std::string> parse_array(std::string_view text);

}  // namespace retort::catalog
