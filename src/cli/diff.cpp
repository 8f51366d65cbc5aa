// `diff`: the SQL that turns one schema into another.
#include "diff/diff.hpp"

#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/schemas.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "ddl/ddl.hpp"
#include "inspect/inspect.hpp"

namespace retort::cli {
namespace {

struct Sides {
  const Arguments& arguments;
  const Workspace& workspace;
  const Project& project;
  postgres::Scratch scratch;
};

/// A schema by its name on the command line: models, heads, rev:ID, env, or a URL.
catalog::Catalog load_side(Sides& sides, const std::string& name) {
  const run::Settings settings = run_settings(sides.workspace, sides.arguments);
  const catalog::Filter filter = schema_filter(settings);
  if (name == "models") {
    require_models(sides.project);
    postgres::Scratch::Database database = sides.scratch.create();
    load_models(database.connection(), sides.project);
    return inspect::inspect(database.connection(), filter);
  }
  if (name == "heads" || name.starts_with("rev:")) {
    const Revisions revisions = load_revisions(sides.workspace, sides.project);
    postgres::Scratch::Database database = sides.scratch.create();
    load_revisions_into(database.connection(), revisions, {name == "heads" ? name : name.substr(4)},
                        sides.project, settings);
    return inspect::inspect(database.connection(), filter);
  }
  Target target;
  if (name == "env") {
    target = find_target(sides.arguments, sides.workspace);
  } else if (name.find("://") != std::string::npos || name.find('=') != std::string::npos) {
    target = {.url = name, .origin = "the command line", .scratch_url = {}};
  } else {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`" + name + "` names no schema",
                                .help = "it is one of models, heads, rev:ID, env (the database), or a URL"});
  }
  Connection connection = connect(target, sides.workspace, sides.arguments);
  return inspect::inspect(connection, filter);
}

int run_diff(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const std::string from = arguments.value("from").value_or("heads");
  const std::string to = arguments.value("to").value_or(project.models == nullptr ? "env" : "models");
  Sides sides{arguments, workspace, project, open_scratch(arguments, workspace)};
  const catalog::Catalog have = load_side(sides, from);
  const catalog::Catalog want = load_side(sides, to);
  diff::Options options;
  if (to == "models" && project.models != nullptr) options.renames = project.models().renames;
  const operation::Changes changes = diff::diff(have, want, options);
  const std::vector<std::string> lines = diff::describe(diff::differences(have, want, options), from, to);
  if (arguments.has("json")) {
    print_line(json::object({{"from", json::text(from)},
                             {"to", json::text(to)},
                             {"differences", json::texts(lines)},
                             {"sql", json::text(ddl::script(changes))}}));
  } else if (arguments.has("summary")) {
    for (const std::string& line : lines) print_line(line);
  } else {
    print(ddl::script(changes));
  }
  if (changes.empty()) note(arguments, "no difference");
  return arguments.has("exit-code") && !changes.empty() ? differences : done;
}

}  // namespace

extern const Command diff_command;
const Command diff_command{
    .name = "diff",
    .group = Group::look,
    .summary = "print the SQL that turns one schema into another",
    .positional = "",
    .details =
        "A schema is one of: models, heads (what the revisions build), rev:ID, env (the database), a URL.",
    .example = "diff\ndiff --from env --to heads\ndiff --from rev:1975ea --to heads --summary",
    .options = {{"from", '\0', "SCHEMA", "what there is (default: heads)"},
                {"to", '\0', "SCHEMA", "what is wanted (default: models)"},
                {"summary", '\0', "", "a line for each difference instead of SQL"},
                {"exit-code", '\0', "", "exit with 3 if there are differences"}},
    .run = run_diff,
};

}  // namespace retort::cli
