// What is a rename, and what is a drop: said on the command line, in a file, or by a person.
#pragma once

#include <vector>

#include <retort/connection.hpp>

#include "catalog/catalog.hpp"
#include "cli/command.hpp"
#include "cli/workspace.hpp"
#include "diff/diff.hpp"
#include "operation/operation.hpp"

namespace retort::cli {

/// Adds to `options.renames` those of --rename, those of the project's decision file, and what becomes of the
/// candidates that nobody has decided: with `--renames ask` a question, and its answer goes into the file;
/// with `auto` they are renames; with `never` they are not. The default is to ask on a terminal. `must_know`:
/// a candidate that stays undecided is Error R0622. Throws UsageError R0603 for a --rename that names
/// nothing.
void decide_renames(const Arguments& arguments, const Workspace& workspace, const catalog::Catalog& have,
                    const catalog::Catalog& want, bool must_know, diff::Options& options);

/// Makes `changes`, which are renames, in a database made for that. No trigger of its own runs.
void make_renames(Connection& connection, const operation::Changes& changes);

/// --rename, --renames and --no-input, for a command's list.
std::vector<Option> rename_options();

}  // namespace retort::cli
