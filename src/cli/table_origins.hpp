// Which revision makes which table, for messages about tables that are not there.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <retort/definition.hpp>
#include <retort/project.hpp>

#include "cli/revisions.hpp"
#include "postgres/scratch.hpp"
#include "run/settings.hpp"

namespace retort::cli {

/// `schema.name`; an empty schema is `public`.
std::string qualified(const Name& name);

/// The id of the first revision behind which each of `tables` (qualified names) is there. What no revision
/// makes is left out. Runs revisions on a database of `scratch` until all are found.
std::map<std::string, std::string> table_origins(postgres::Scratch& scratch, const Revisions& revisions,
                                                 const Project& project, const run::Settings& settings,
                                                 const std::vector<std::string>& tables);

}  // namespace retort::cli
