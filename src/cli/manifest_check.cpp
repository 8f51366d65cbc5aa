// An edited file that nobody has applied is everyday work, and one that was applied is a mistake: the same
// complaint, and opposite advice. So the database is asked, but only when there is something to complain
// about.
#include "cli/manifest_check.hpp"

#include <algorithm>

#include "cli/rows.hpp"
#include "revision/rows.hpp"

namespace retort::cli {
namespace {

void advise(Diagnostic& problem, const revision::Graph& graph, const revision::Rows& rows,
            const std::string& program) {
  if (problem.code != "R0225") return;
  for (revision::Index i = 0; i < graph.size(); ++i) {
    if (graph[i].file.path != problem.place.file) continue;
    problem.help = rows.applied(i)
                       ? "this database has applied it: restore the file from version control, and put the "
                         "change into a new revision (a change without effect, such as in a comment: `" +
                             program + " rehash`, then `upgrade --accept-edited`)"
                       : "this database has not applied it: `" + program +
                             " rehash` accepts the change; if another database has applied it, restore the "
                             "file from version control instead";
  }
}

}  // namespace

void require_manifest_of_target(const Revisions& revisions, const Arguments& arguments,
                                const Workspace& workspace) {
  std::vector<Diagnostic> problems = manifest_problems(revisions);
  if (problems.empty()) return;
  const bool edited = std::any_of(problems.begin(), problems.end(),
                                  [](const Diagnostic& problem) { return problem.code == "R0225"; });
  if (edited && !arguments.has("sql")) {
    try {
      const revision::Rows rows(revisions.graph, read_rows(arguments, workspace));
      for (Diagnostic& problem : problems) advise(problem, revisions.graph, rows, arguments.program);
    } catch (const Error&) {  // NOLINT: the manifest is the complaint to hear
    }
  }
  throw Error(std::move(problems));
}

}  // namespace retort::cli
