// C++ revisions as values: who they are, and what their functions ask for.
#pragma once

#include <string>
#include <vector>

#include <retort/revision.hpp>

#include "operation/operation.hpp"

namespace retort::operation {

using RevisionFunction = void (*)(Operations&);

/// A revision as it was compiled in (RETORT_REVISION).
struct RegisteredRevision {
  std::string id;
  std::vector<std::string> revises;
  std::vector<std::string> branch_labels;
  std::vector<std::string> depends_on;
  std::string created;
  std::string message;
  bool transactional = true;
  std::string path;  ///< As the compiler was given it.
  std::string file;  ///< The path's last part.
  RevisionFunction upgrade = nullptr;
  RevisionFunction downgrade = nullptr;
};

/// Every C++ revision of this program, sorted by file name. Not to be called before main.
std::vector<RegisteredRevision> registered_revisions();

/// What `function` asks for, each change with the place of its call.
Changes record(RevisionFunction function);

}  // namespace retort::operation
