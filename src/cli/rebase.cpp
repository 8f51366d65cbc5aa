// `rebase`: revisions of one's own go on top of somebody else's, as long as no database has applied them.
#include "revision/rebase.hpp"

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/json.hpp"
#include "cli/known_databases.hpp"
#include "cli/output.hpp"
#include "cli/revision_folder.hpp"
#include "cli/revisions.hpp"
#include "cli/usage.hpp"
#include "revision/naming.hpp"
#include "revision/resolve.hpp"
#include "revision/rows.hpp"

namespace retort::cli {
namespace {

/// Who has applied any of `moved`, in words; empty if nobody that answers has.
std::vector<std::string> appliers(const revision::Graph& graph, const revision::Rebase& plan,
                                  const std::vector<KnownDatabase>& databases) {
  std::vector<std::string> found;
  for (const KnownDatabase& database : databases) {
    if (!database.problem.empty()) continue;
    // Rows that no file explains imply nothing here.
    std::vector<std::string> rows;
    for (const std::string& row : database.rows) {
      if (graph.find(row) >= 0) rows.push_back(row);
    }
    const revision::Rows applied(graph, rows);
    for (const revision::Index one : plan.moved) {
      if (!applied.applied(one)) continue;
      found.push_back(database.name + " has applied " + revision::describe(graph, one));
      break;
    }
  }
  return found;
}

[[noreturn]] void refuse_applied(const std::vector<std::string>& who, const std::string& program) {
  throw Error(Diagnostic{
      .code = "R0271",
      .text = "revisions that a database has applied stay where they are: " + base::join(who, "; "),
      .help = "join the two as they are: `" + program +
              " merge heads -m \"…\"`; on a database of your own, take them down first"});
}

struct Choice {
  revision::Index tip;
  revision::Index onto;
};

/// Of several heads the one that no database has applied goes onto the other.
Choice choose(const Arguments& arguments, const revision::Graph& graph,
              const std::vector<KnownDatabase>& databases) {
  const auto onto_name = arguments.value("onto");
  revision::Indexes heads = graph.heads();
  if (arguments.positional.empty() && heads.size() < 2)
    revision::refuse("R0270", "there is one head, and nothing to move onto it",
                     "`history --graph` shows the graph");
  std::vector<Choice> possible;
  std::vector<std::string> reasons;
  for (const revision::Index tip : heads) {
    if (!arguments.positional.empty() && tip != revision::resolve_one(graph, arguments.positional.front()))
      continue;
    for (const revision::Index onto : heads) {
      if (onto == tip || (onto_name && onto != revision::resolve_one(graph, *onto_name))) continue;
      try {
        const auto who = appliers(graph, revision::plan_rebase(graph, tip, onto), databases);
        if (who.empty()) possible.push_back({tip, onto});
        reasons.insert(reasons.end(), who.begin(), who.end());
      } catch (const Error& error) {
        reasons.push_back(error.diagnostics().front().text);
      }
    }
  }
  if (possible.size() == 1) return possible.front();
  if (possible.empty() && !reasons.empty()) refuse_applied(reasons, arguments.program);
  std::vector<std::string> lines;
  for (const Choice& one : possible)
    lines.push_back("`" + arguments.program + " rebase " + graph[one.tip].id + " --onto " +
                    graph[one.onto].id + "`");
  revision::refuse("R0270",
                   "it is not clear which of several heads is to move: " + revision::describe(graph, heads),
                   "say so: " + base::join(lines, " or "));
}

Choice choice_of(const Arguments& arguments, const revision::Graph& graph,
                 const std::vector<KnownDatabase>& databases) {
  // Both named: any revision may be either.
  if (!arguments.positional.empty() && arguments.value("onto"))
    return {revision::resolve_one(graph, arguments.positional.front()),
            revision::resolve_one(graph, *arguments.value("onto"))};
  return choose(arguments, graph, databases);
}

/// The graph after the move must be sound before a file is touched.
void require_sound(const revision::Graph& graph, const revision::Rebase& plan, const std::string& parent) {
  std::vector<revision::Revision> all = graph.revisions();
  all[plan.bottom].revises = {parent};
  const auto& squashed = graph.squashes().files();
  all.insert(all.end(), squashed.begin(), squashed.end());
  const revision::Graph checked(std::move(all));
}

int run_rebase(const Arguments& arguments, const Project& project) {
  if (arguments.positional.size() > 1)
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`rebase` moves one revision and what stands on it",
                                .help = "the other one goes behind --onto"});
  const Workspace workspace = open_workspace(arguments);
  writing_folder(workspace, std::nullopt);
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest(revisions);
  const revision::Graph& graph = revisions.graph;
  const auto databases = known_databases(arguments, workspace);
  const Choice choice = choice_of(arguments, graph, databases);
  const revision::Rebase plan = revision::plan_rebase(graph, choice.tip, choice.onto);
  const auto who = appliers(graph, plan, databases);
  if (!who.empty()) refuse_applied(who, arguments.program);

  const revision::Revision& bottom = graph[plan.bottom];
  const std::string parent = graph[choice.onto].id;
  require_sound(graph, plan, parent);
  const std::string text = revision::with_parent(bottom, parent);
  const std::filesystem::path file = bottom.file.path;
  base::write_file(file, text);
  for (const std::filesystem::path& location : workspace.locations) keep_manifest(location);
  for (const KnownDatabase& database : databases) {
    if (!database.problem.empty())
      warn(arguments, {.code = "R0272",
                       .text = database.name + " was not asked: " + database.problem,
                       .help = "make sure that it has applied none of the moved revisions",
                       .place = {},
                       .excerpt = {}});
  }
  if (arguments.has("json")) {
    std::vector<std::string> ids;
    for (const revision::Index one : plan.moved) ids.push_back(graph[one].id);
    print_line(json::object({{"revision", json::text(bottom.id)},
                             {"revises", json::text(parent)},
                             {"moved", json::texts(ids)},
                             {"file", json::text(bottom.file.path)}}));
    return done;
  }
  print_line(bottom.file.path);
  note(arguments,
       bottom.id + " now revises " + parent + " instead of " +
           (bottom.revises.empty() ? "nothing" : base::join(bottom.revises, ", ")) +
           (plan.moved.size() > 1 ? "; " + std::to_string(plan.moved.size()) + " revisions move with it"
                                  : ""));
  return done;
}

}  // namespace

extern const Command rebase_command;
const Command rebase_command{
    .name = "rebase",
    .group = Group::write,
    .summary = "put revisions that no database has applied on top of another head",
    .positional = "[REVISION]",
    .details =
        "Rewrites the parent of the first revision that REVISION has and the other head has not, in its file "
        "and in\n"
        "the manifest. The current target and every one of [targets] in retort.toml are asked first: what "
        "one of\n"
        "them has applied stays where it is. Without REVISION, of two heads the one that nobody has applied "
        "moves.",
    .example = "rebase\nrebase 7c0d91 --onto ae1027",
    .options = {{"onto", '\0', "REVISION", "the new parent (default: the other head)"}},
    .run = run_rebase,
};

}  // namespace retort::cli
