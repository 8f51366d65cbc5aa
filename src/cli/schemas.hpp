// The schemas that commands compare, each read back from a server that has loaded it (design section 2).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <retort/project.hpp>

#include "catalog/catalog.hpp"
#include "cli/command.hpp"
#include "cli/revisions.hpp"
#include "cli/target.hpp"
#include "cli/workspace.hpp"
#include "postgres/scratch.hpp"

namespace retort::cli {

/// Scratch databases on --scratch-url, on the configured target if its server answers, else on a throwaway
/// server.
postgres::Scratch open_scratch(const Arguments& arguments, const Workspace& workspace);

/// What a comparison leaves out: the tables that Retort keeps for itself.
catalog::Filter schema_filter(const run::Settings& settings);
/// With owners and privileges where the project says that they count against headers.
catalog::Filter comparison_filter(const Arguments& arguments, const Workspace& workspace);

/// Throws Error R0611 if no models are compiled in.
void require_models(const Project& project);

/// What the models declare, with the names that the project's convention gives. The models must be there.
DeclaredSchema declared_schema(const Project& project, const Configuration& configuration);

/// Loads the tables, and then the SQL files in an order found from what they need, into `connection`. If the
/// tables themselves need something (a domain, a function, an extension), the files that can go before them
/// do. Throws Error R0614 naming the file, line and column.
void load_schema(Connection& connection, const DeclaredSchema& schema,
                 const std::vector<EmbeddedFile>& files);

/// What `load_models` runs, in the order in which it can run: a file that a table needs stands before it.
std::string models_script(Connection& empty, const Project& project, const Configuration& configuration);

/// load_schema with what the models declare.
void load_models(Connection& connection, const Project& project, const Configuration& configuration = {});

/// Runs the revisions that `targets` need, on an empty database, and says nothing.
void load_revisions_into(Connection& connection, const Revisions& revisions,
                         const std::vector<std::string>& targets, const Project& project,
                         const run::Settings& settings);

struct Schemas {
  catalog::Catalog models;
  catalog::Catalog revisions;  ///< At the heads.
};

/// Both, each on its own scratch database, at the same time.
Schemas load_both(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                  const Project& project);

}  // namespace retort::cli
