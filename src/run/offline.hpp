// The SQL of a run as text: what --dry-run shows and what --sql writes. The same function makes what the
// runner sends.
#pragma once

#include <string>

#include "revision/steps.hpp"
#include "run/script.hpp"
#include "run/settings.hpp"

namespace retort::run {

/// Everything that one step sends, from BEGIN to COMMIT, ending in a newline. Throws Error R0402, R0403,
/// R0431 to R0436 as the run would.
std::string step_sql(const revision::Graph& graph, const revision::Step& step, const Script& script,
                     const Settings& settings);

/// All steps, each under `-- Running upgrade a -> b`.
std::string plan_sql(const revision::Graph& graph, const revision::Plan& plan, const ScriptSource& scripts,
                     const Settings& settings);

/// The whole script of `upgrade --sql` or `downgrade --sql`; creates the tables only when starting from base.
std::string offline_sql(const revision::Graph& graph, const revision::OfflinePlan& plan,
                        const ScriptSource& scripts, const Settings& settings);

/// The script of `stamp --sql start:end`; empty if no row changes.
std::string offline_stamp_sql(const revision::Graph& graph, const std::vector<std::string>& targets,
                              const Settings& settings, bool purge = false);

}  // namespace retort::run
