// An unfinished revision is run as far as it goes: on an empty database there is no data to move anyway, and
// what it leaves out would hide everything that comes after it.
#include "cli/import_proof.hpp"

#include <algorithm>

#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "import/imported.hpp"
#include "run/run.hpp"

namespace retort::cli {

bool prove_import(const Arguments& arguments, const Workspace& workspace, const Project& project,
                  const revision::Graph& graph) {
  const run::ScriptSource whole = script_source(project);
  const run::ScriptSource scripts = [&](const revision::Revision& one, revision::Direction direction) {
    run::Script script = whole(one, direction);
    script.sql = imports::without_unfinished(script.sql);
    return script;
  };
  run::Settings settings = run_settings(workspace, arguments);
  settings.edited = run::Edited::ignore;
  settings.scratch = true;
  run::Observer silent;
  const std::vector<revision::Revision>& all = graph.revisions();
  const bool unfinished = std::any_of(all.begin(), all.end(), [](const revision::Revision& one) {
    return imports::is_unfinished(one.file.content);
  });
  // The way down undoes what the hand has not done yet, too.
  const bool back = !unfinished && std::all_of(all.begin(), all.end(), [](const revision::Revision& one) {
    return one.language == revision::Language::cpp || one.downgrade.present;
  });
  try {
    postgres::Scratch scratch = open_scratch(arguments, workspace);
    postgres::Scratch::Database database = scratch.create();
    run::upgrade(database.connection(), graph, {"heads"}, scripts, settings, silent);
    if (back) run::downgrade(database.connection(), graph, "base", scripts, settings, silent);
  } catch (const Error& error) {
    for (const Diagnostic& diagnostic : error.diagnostics()) warn(arguments, diagnostic);
    say(arguments,
        "the revisions were written, and do not run from an empty database; mend the files and run `" +
            arguments.program + " rehash`, or import again with --no-proof");
    return false;
  }
  note(arguments,
       unfinished ? "what is finished of them runs on an empty database; the way down is to be tried "
                    "when all is: `" +
                        arguments.program + " test`"
       : back
           ? "all of them run on an empty database, up and down"
           : "all of them run on an empty database; the way down was not tried, since not all can be undone");
  return true;
}

}  // namespace retort::cli
