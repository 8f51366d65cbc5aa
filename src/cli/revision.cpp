// `revision`: a new revision file, empty or with what the models ask for.
#include <algorithm>

#include "base/text.hpp"
#include "cli/comparison.hpp"
#include "cli/json.hpp"
#include "cli/new_revision.hpp"
#include "cli/output.hpp"
#include "cli/renames.hpp"
#include "cli/revision_folder.hpp"
#include "cli/usage.hpp"
#include "revision/resolve.hpp"

namespace retort::cli {
namespace {

std::vector<std::string> ids(const revision::Graph& graph, const revision::Indexes& indexes) {
  std::vector<std::string> out;
  for (revision::Index index : indexes) out.push_back(graph[index].id);
  return out;
}

/// `6b1f0c (Add phone to users)`
std::string named(const revision::Graph& graph, revision::Index index) {
  const std::string& message = graph[index].message;
  return graph[index].id + (message.empty() ? "" : " (" + message + ")");
}

/// The newest revision that all of `heads` stand on, or -1.
std::int64_t common_base(const revision::Graph& graph, const revision::Indexes& heads) {
  std::vector<bool> common(graph.size(), true);
  for (const revision::Index head : heads) {
    const std::vector<bool> below = graph.closure({head});
    for (revision::Index i = 0; i < graph.size(); ++i) common[i] = common[i] && below[i];
  }
  const revision::Indexes order = graph.upgrade_order(common);
  return order.empty() ? -1 : static_cast<std::int64_t>(order.back());
}

/// Usually two people wrote a revision on the same parent: both ways out are told.
Error several_heads(const Arguments& arguments, const revision::Graph& graph,
                    const revision::Indexes& heads) {
  std::vector<std::string> names;
  for (const revision::Index head : heads) names.push_back(named(graph, head));
  const std::int64_t base = common_base(graph, heads);
  std::string text = "there are several heads: " + base::join(names, ", ");
  if (base >= 0) text += "; they part after " + graph[static_cast<revision::Index>(base)].id;
  return Error(Diagnostic{
      .code = "R0615",
      .text = text,
      .help = "`" + arguments.program +
              " rebase` puts those that no database has applied on top of the others; `" + arguments.program +
              " merge heads -m \"…\"` joins them as they are; --head ID goes on from one of them"});
}

Error no_head(const Arguments& arguments, const revision::Graph& graph, revision::Index index) {
  std::vector<std::string> names, heads;
  for (const revision::Index child : graph.children(index)) names.push_back(named(graph, child));
  for (const revision::Index head : graph.heads()) {
    if (graph.closure({head})[index]) heads.push_back("--head " + graph[head].id);
  }
  const std::string ahead = graph.heads().size() < 2
                                ? "leave --head out to go on from the newest"
                                : base::join(heads, " or ") + " goes on from what stands on it";
  return Error(Diagnostic{.code = "R0615",
                          .text = "revision " + graph[index].id + " is no head: " + base::join(names, ", ") +
                                  (names.size() == 1 ? " goes on from it" : " go on from it"),
                          .help = ahead + "; --splice begins a branch there, which `" + arguments.program +
                                  " merge` joins later, or `" + arguments.program + " rebase` puts on top"});
}

/// The parents of the new revision.
std::vector<std::string> parents(const Arguments& arguments, const revision::Graph& graph) {
  const std::vector<std::string> named = arguments.values("head");
  if (named.empty()) {
    const revision::Indexes heads = graph.heads();
    if (heads.size() < 2) return ids(graph, heads);
    throw several_heads(arguments, graph, heads);
  }
  revision::Indexes found;
  for (const std::string& name : named) {
    const revision::Resolved resolved = revision::resolve(graph, name);
    if (resolved.base) return {};
    found.insert(found.end(), resolved.revisions.begin(), resolved.revisions.end());
  }
  for (revision::Index index : found) {
    if (graph.is_head(index) || arguments.has("splice")) continue;
    throw no_head(arguments, graph, index);
  }
  require_unrelated(graph, found);
  return ids(graph, found);
}

/// A revision for each part that cannot share a transaction with the others, one on top of the other.
/// PostgreSQL uses a new value of an enum only after the transaction that added it, and builds an index
/// CONCURRENTLY outside of any. The one that was asked for keeps its id.
void write_parts(const Arguments& arguments, const Workspace& workspace, const Project& project,
                 render::RevisionHead head, const Comparison& comparison) {
  struct Part {
    const operation::Changes& up;
    const operation::Changes& down;
    std::string suffix;
    bool transactional;
  };
  const Part parts[] = {{comparison.first_upgrade, comparison.first_downgrade, " (new values first)", true},
                        {comparison.upgrade, comparison.downgrade, "", true},
                        {comparison.last_upgrade, comparison.last_downgrade, " (indexes)", false}};
  const std::string id = head.id;
  const std::string message = head.message;
  bool first = true;
  for (const Part& part : parts) {
    if (part.up.empty()) continue;
    const Revisions revisions = load_revisions(workspace, project);
    const bool main = part.suffix.empty() || (!part.transactional && comparison.upgrade.empty());
    if (!first) {
      head.revises = {head.id};
      head.branch_labels.clear();
      head.depends_on.clear();
    }
    head.id = main ? id : new_id(revisions.graph);
    head.message = message + (main ? "" : part.suffix);
    head.transactional = part.transactional;
    write_revision(arguments, workspace, revisions, head, part.up, part.down);
    first = false;
  }
}

int run_revision(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  writing_folder(workspace, arguments.value("version-path"));
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest(revisions);
  render::RevisionHead head = new_head(arguments, workspace, revisions.graph);
  head.revises = parents(arguments, revisions.graph);

  Comparison comparison;
  if (arguments.has("autogenerate")) {
    comparison = compare_models(arguments, workspace, revisions, project);
    if (comparison.upgrade.empty() && comparison.last_upgrade.empty()) {
      if (arguments.has("json")) print_line(json::object({{"file", "null"}}));
      note(arguments, "nothing to write: the migrations lead exactly to the models");
      return done;
    }
    for (const std::string& line : comparison.lines) note(arguments, line);
  }
  if (comparison.first_upgrade.empty() && comparison.last_upgrade.empty()) {
    write_revision(arguments, workspace, revisions, head, comparison.upgrade, comparison.downgrade);
    return done;
  }
  note(arguments, "several revisions: not all of it can run in one transaction");
  write_parts(arguments, workspace, project, head, comparison);
  return done;
}

std::vector<Option> revision_options() {
  std::vector<Option> all{
      {"message", 'm', "TEXT", "what the revision does"},
      {"autogenerate", 'a', "", "compare the models with the revisions"},
      {"sql-file", '\0', "", "write a SQL file"},
      {"cpp-file", '\0', "", "write a C++ file"},
      {"head", '\0', "REVISION", "the parent; base begins a new root"},
      {"splice", '\0', "", "allow a parent that is no head"},
      {"branch-label", '\0', "LABEL", "a name for the branch that begins here"},
      {"depends-on", '\0', "REVISION", "a revision of another branch that must run before"},
      {"rev-id", '\0', "ID", "the id (default: 12 random hex digits)"},
      {"version-path", '\0', "DIR", "the folder, one of the configured locations"},
      {"concurrently", '\0', "", "new indexes on tables that are there lock no writers"},
      {"no-cache", '\0', "", "compare even if nothing changed since the last time"}};
  for (Option& option : rename_options()) all.push_back(std::move(option));
  return all;
}

}  // namespace

extern const Command revision_command;
const Command revision_command{
    .name = "revision",
    .group = Group::write,
    .summary = "write a new revision file",
    .positional = "",
    .details =
        "With --autogenerate the revision brings the database from what the revisions build to what the "
        "models\n"
        "say; no live database is needed. Without a change nothing is written. The message may also stand "
        "in\n"
        "the environment variable MESSAGE.",
    .example = "revision --autogenerate -m \"Add phone to users\"\nrevision --sql-file -m \"Backfill names\"",
    .options = revision_options(),
    .run = run_revision,
};

}  // namespace retort::cli
