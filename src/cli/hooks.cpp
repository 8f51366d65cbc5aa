// A hook may rewrite the file (a formatter) or look at both (`git add {file} {manifest}`), so file and
// manifest agree before each hook and after the last. A failing hook leaves the folder as it was before the
// revision: half of a revision is worse than none.
#include "cli/hooks.hpp"

#include <retort/error.hpp>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/program.hpp"
#include "cli/revision_folder.hpp"
#include "revision/manifest.hpp"
#include "revision/revision.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

std::string shell_quoted(const std::string& text) {
  return "'" + base::replace_all(text, "'", "'\\''") + "'";
}

/// What is wrong with the file after a hook, or empty.
std::string spoilt(const fs::path& file, const std::string& id) {
  if (!fs::is_regular_file(file)) return "the file is gone";
  const revision::Reading reading =
      revision::read_revision({file.filename().string(), shown(file), base::read_file(file)});
  if (!reading.problems.empty()) return reading.problems.front().text;
  if (reading.revisions.front().id != id)
    return "the file is revision " + reading.revisions.front().id + " now";
  return "";
}

}  // namespace

std::string hook_line(const std::string& line, const fs::path& file, const fs::path& manifest) {
  return base::replace_all(base::replace_all(line, "{file}", shell_quoted(file.string())), "{manifest}",
                           shell_quoted(manifest.string()));
}

std::optional<std::string> manifest_now(const fs::path& folder) {
  const fs::path manifest = folder / revision::manifest_name;
  if (!fs::exists(manifest)) return std::nullopt;
  return base::read_file(manifest);
}

void run_hooks(const Workspace& workspace, const fs::path& folder, const std::string& name,
               const std::string& id, const std::optional<std::string>& before) {
  const fs::path file = folder / name;
  for (const std::string& hook : workspace.configuration.hooks) {
    const int status = run_shell_in(workspace.root.value_or(folder),
                                    hook_line(hook, file, folder / revision::manifest_name));
    const std::string wrong =
        status != 0 ? "it ended with status " + std::to_string(status) : spoilt(file, id);
    if (wrong.empty()) {
      keep_manifest(folder);
      continue;
    }
    std::error_code ignored;
    fs::remove(file, ignored);
    if (before)
      base::write_file(folder / revision::manifest_name, *before);
    else
      fs::remove(folder / revision::manifest_name, ignored);
    throw Error(Diagnostic{.code = "R0619",
                           .text = "the hook `" + hook + "` failed: " + wrong,
                           .help = "no revision was written; mend the hook, or take it out of `hooks`",
                           .place = {workspace.configuration.path,
                                     workspace.configuration.lines.contains("migrations.hooks")
                                         ? workspace.configuration.lines.at("migrations.hooks")
                                         : 0,
                                     0}});
  }
}

}  // namespace retort::cli
