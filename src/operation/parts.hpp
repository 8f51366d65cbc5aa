// What some words of a revision point at (include/retort/revision_parts.hpp) and no operation is by itself.
#pragma once

#include <string>
#include <vector>

#include "operation/operation.hpp"

namespace retort::operation {

struct IdentitySpec {
  Identity kind = Identity::by_default;
  SequenceOptions options;
};

/// Options before and after; where one is taken back, `from` holds something that is not the default.
struct SequenceChanges {
  SequenceDefinition from;
  SequenceDefinition to;
};

struct ColumnChanges {
  AlterColumn alter;
  std::string new_name;
  bool set_comment = false;
  std::string comment;
};

struct HeadWord {
  enum class Key { revises, branch_labels, depends_on, replaces, created, message, transactional };
  Key key;
  std::vector<std::string> texts;
  bool flag = true;
};

}  // namespace retort::operation
