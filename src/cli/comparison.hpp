// The models against what the revisions build: what check, autogenerate and `test` ask.
#pragma once

#include <string>
#include <vector>

#include <retort/project.hpp>

#include "cli/command.hpp"
#include "cli/revisions.hpp"
#include "cli/workspace.hpp"
#include "operation/operation.hpp"

namespace retort::cli {

struct Comparison {
  operation::Changes upgrade;    ///< Empty: no difference.
  operation::Changes downgrade;  ///< Its way back.
  /// What must be committed before `upgrade` (and undone after `downgrade`): values of enums that it uses.
  operation::Changes first_upgrade = {};
  operation::Changes first_downgrade = {};
  /// What comes after `upgrade`, outside of transactions: indexes that are built without a lock.
  operation::Changes last_upgrade = {};
  operation::Changes last_downgrade = {};
  std::vector<std::string> lines;  ///< One for each difference, for people.
};

/// Remembers "no difference" in the workspace's cache, under a hash of everything that it depends on, unless
/// --no-cache is given.
Comparison compare_models(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                          const Project& project);

}  // namespace retort::cli
