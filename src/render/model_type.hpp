// SQL types -> the types of members. Private to render/.
#pragma once

#include <string>
#include <vector>

#include <retort/definition.hpp>

#include "render/layout.hpp"

namespace retort::render {

/// The type of a member, and the words that make it the SQL type again.
struct MemberType {
  std::string type;         ///< `std::vector<retort::uuid>`, without std::optional; empty for `enumeration`.
  std::vector<Code> words;  ///< `length(80)`, `sql_type("inet")`.
  std::string initial;      ///< What a fresh member should hold: `0`, `false`; empty: nothing need be said.
  bool own = false;         ///< `words` name the SQL type outright.

  /// Whether a foreign key may join them: the compiler sees one type.
  bool same(const MemberType& other) const;
};

/// `sql` is as format_type prints it. Enums are not known here: they become a text with sql_type.
MemberType member_type(const std::string& sql);

/// `text[]` -> true and `text`.
bool take_array(std::string& sql);

}  // namespace retort::render
