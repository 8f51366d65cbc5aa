// `check`: do the headers ask for a revision that does not exist yet?
#include "cli/comparison.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/workspace.hpp"

namespace retort::cli {
namespace {

int run_check(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest(revisions);
  const Comparison comparison = compare_models(arguments, workspace, revisions, project);
  if (arguments.has("json")) {
    print_line(json::object({{"differences", json::texts(comparison.lines)}}));
  } else if (comparison.lines.empty()) {
    if (!arguments.has("quiet")) print_line("the migrations lead exactly to the models");
  } else {
    for (const std::string& line : comparison.lines) print_line(line);
    note(arguments,
         "the models need a revision: `" + arguments.program + " revision --autogenerate -m \"…\"`");
  }
  return comparison.lines.empty() ? done : differences;
}

}  // namespace

extern const Command check_command;
const Command check_command{
    .name = "check",
    .group = Group::prove,
    .summary = "say whether the models need a revision that does not exist yet",
    .positional = "",
    .details =
        "Creates the models and runs the revisions on two scratch databases and compares them; needs no\n"
        "live database. Exit status 3 if they differ.",
    .example = "check\ncheck --json",
    .options = {{"no-cache", '\0', "", "compare even if nothing changed since the last time"}},
    .run = run_check,
};

}  // namespace retort::cli
