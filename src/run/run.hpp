// Steps on a database: each revision in one transaction with its version row and history row.
#pragma once

#include <string>
#include <vector>

#include <retort/connection.hpp>

#include "revision/steps.hpp"
#include "run/script.hpp"
#include "run/settings.hpp"
#include "run/version_table.hpp"

namespace retort::run {

struct Outcome {
  std::size_t steps = 0;  ///< How many ran.
  std::vector<std::string> rows;
  std::vector<std::string> notes;  ///< Such as: the target is already applied.
};

/// R0451 for each applied revision whose file has other bytes than those that ran.
std::vector<Diagnostic> edited_revisions(const revision::Graph& graph, const Recorded& recorded);

/// Runs what `targets` need. Takes the lock only if there is something to do, and plans anew once it has it.
/// Throws Error: R02xx from planning; R0411 to R0414 (the version table); R0421 (lock); R0402, R0403, R0431
/// to R0436 (a script that cannot run, all of them before anything runs); R0441 (a statement failed: what was
/// applied before it stays); R0442 (other rows than expected); R0443 (the connection was lost); R0451 (an
/// applied file was edited).
Outcome upgrade(Connection& connection, const revision::Graph& graph, const std::vector<std::string>& targets,
                const ScriptSource& scripts, const Settings& settings, Observer& observer,
                const Clock& clock = Clock::system());

Outcome downgrade(Connection& connection, const revision::Graph& graph, const std::string& target,
                  const ScriptSource& scripts, const Settings& settings, Observer& observer,
                  const Clock& clock = Clock::system());

/// Moves the rows without running anything.
Outcome stamp(Connection& connection, const revision::Graph& graph, const std::vector<std::string>& targets,
              bool purge, const Settings& settings, Observer& observer, const Clock& clock = Clock::system());

}  // namespace retort::run
