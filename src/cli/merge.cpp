// `merge`: one revision that joins several heads.
#include <algorithm>

#include "base/text.hpp"
#include "cli/new_revision.hpp"
#include "cli/output.hpp"
#include "cli/schemas.hpp"
#include "cli/usage.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "revision/resolve.hpp"

namespace retort::cli {
namespace {

/// What the revisions build in this order of branches, or what refused them.
struct Order {
  std::string named;
  catalog::Catalog catalog;
  std::string failure;
};

Order try_order(postgres::Scratch& scratch, const Revisions& revisions,
                const std::vector<std::string>& branches, const Project& project,
                const run::Settings& settings) {
  Order order;
  order.named = base::join(branches, " before ");
  postgres::Scratch::Database database = scratch.create();
  try {
    for (const std::string& branch : branches)
      load_revisions_into(database.connection(), revisions, {branch}, project, settings);
    order.catalog = inspect::inspect(database.connection(), schema_filter(settings));
  } catch (const Error& error) {
    if (error.code() == "R0612") throw;
    order.failure = error.diagnostics().front().text;
  }
  return order;
}

/// Each branch first once. Throws Error R0273 if the order of the branches makes a difference, unless
/// --force.
void require_commuting(const Arguments& arguments, const Workspace& workspace, const Project& project,
                       const Revisions& revisions, const std::vector<std::string>& branches) {
  postgres::Scratch scratch = open_scratch(arguments, workspace);
  run::Settings settings = run_settings(workspace, arguments);
  settings.edited = run::Edited::ignore;
  std::vector<std::string> turned = branches;
  const Order first = try_order(scratch, revisions, turned, project, settings);
  std::vector<std::string> lines;
  for (std::size_t i = 1; i < branches.size(); ++i) {
    std::rotate(turned.begin(), turned.begin() + 1, turned.end());
    const Order other = try_order(scratch, revisions, turned, project, settings);
    for (const Order* one : {&first, &other}) {
      if (!one->failure.empty()) lines.push_back(one->named + ": " + one->failure);
    }
    if (!lines.empty()) break;
    for (std::string& line : diff::describe(diff::differences(first.catalog, other.catalog),
                                            "(" + first.named + ")", "(" + other.named + ")"))
      lines.push_back(std::move(line));
  }
  if (lines.empty()) {
    note(arguments, "the branches commute: in either order they build the same schema");
    return;
  }
  const Diagnostic found{.code = "R0273",
                         .text = "the branches do not commute: their order makes a difference",
                         .help = "databases that took them in different orders would differ: `" +
                                 arguments.program +
                                 " rebase` puts one on top of the other; --force merges nevertheless",
                         .place = {},
                         .excerpt = base::join(lines, "\n")};
  if (!arguments.has("force")) throw Error(found);
  warn(arguments, found);
}

/// As require_commuting; where it cannot be tried (no server, a revision that is not compiled in), says so.
void try_orders(const Arguments& arguments, const Workspace& workspace, const Project& project,
                const Revisions& revisions, const std::vector<std::string>& branches) {
  try {
    require_commuting(arguments, workspace, project, revisions, branches);
  } catch (const Error& error) {
    if (error.code() != "R0612" && !error.code().starts_with("R03")) throw;
    note(arguments, "whether the branches commute was not tried: " + error.diagnostics().front().text);
  }
}

std::vector<std::string> ids(const revision::Graph& graph, const revision::Indexes& indexes) {
  std::vector<std::string> out;
  for (const revision::Index index : indexes) out.push_back(graph[index].id);
  return out;
}

int run_merge(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest(revisions);
  const revision::Graph& graph = revisions.graph;
  std::vector<std::string> names = arguments.positional;
  if (names.empty()) names.push_back("heads");

  revision::Indexes parents;
  for (const std::string& name : names) {
    const revision::Indexes found =
        name == "heads" ? graph.heads() : revision::resolve(graph, name).revisions;
    for (revision::Index index : found) {
      if (!graph.is_head(index) && !arguments.has("splice")) {
        throw Error(Diagnostic{.code = "R0615",
                               .text = "revision " + graph[index].id + " is no head",
                               .help = "give --splice to merge it nevertheless"});
      }
      if (std::find(parents.begin(), parents.end(), index) == parents.end()) parents.push_back(index);
    }
  }
  if (parents.size() < 2) {
    throw Error(Diagnostic{.code = "R0615",
                           .text = "there is nothing to merge: only " +
                                   (parents.empty() ? std::string("base") : graph[parents.front()].id) +
                                   " is named",
                           .help = "name at least two revisions, or `heads` where there are several"});
  }
  require_unrelated(graph, parents);
  const std::vector<std::string> revises = ids(graph, parents);
  render::RevisionHead head = new_head(arguments, workspace, graph, "Merge " + base::join(revises, " and "));
  head.revises = revises;
  if (!arguments.has("no-check")) try_orders(arguments, workspace, project, revisions, head.revises);
  write_revision(arguments, workspace, revisions, head, {}, {});
  return done;
}

}  // namespace

extern const Command merge_command;
const Command merge_command{
    .name = "merge",
    .group = Group::write,
    .summary = "write a revision that joins several heads",
    .positional = "[REVISION]...",
    .details =
        "REVISION is an id, a label, or `heads` (the default) for all of them. The branches are first run in "
        "either\n"
        "order on scratch databases; if the schemas differ, nothing is written without --force.",
    .example = "merge heads -m \"Join the two branches\"",
    .options = {{"message", 'm', "TEXT", "what the revision does (default: Merge, and the ids)"},
                {"sql-file", '\0', "", "write a SQL file"},
                {"cpp-file", '\0', "", "write a C++ file"},
                {"splice", '\0', "", "allow parents that are no heads"},
                {"force", '\0', "", "merge branches whose order makes a difference"},
                {"no-check", '\0', "", "do not try the orders on scratch databases"},
                {"branch-label", '\0', "LABEL", "a name for the branch that begins here"},
                {"depends-on", '\0', "REVISION", "a revision of another branch that must run before"},
                {"rev-id", '\0', "ID", "the id (default: 12 random hex digits)"},
                {"version-path", '\0', "DIR", "the folder, one of the configured locations"}},
    .run = run_merge,
};

}  // namespace retort::cli
