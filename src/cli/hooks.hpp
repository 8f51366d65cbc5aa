// What a project runs after a revision file was written: a formatter, `git add`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/workspace.hpp"

namespace retort::cli {

/// Runs the hooks of [migrations] in the project's folder, one after the other, for `folder`/`name` with its
/// line in the manifest; what they print goes to standard error. After each the file must still be revision
/// `id`, and the manifest is made right for what the hook made of it. Throws Error R0619 if a hook fails or
/// spoils the file, after taking the file away again and giving the manifest the text `before` (none: no
/// manifest).
void run_hooks(const Workspace& workspace, const std::filesystem::path& folder, const std::string& name,
               const std::string& id, const std::optional<std::string>& before);

/// The text of the manifest in `folder`, if there is one.
std::optional<std::string> manifest_now(const std::filesystem::path& folder);

/// `line` with `{file}` and `{manifest}` replaced by the paths, quoted for the shell.
std::string hook_line(const std::string& line, const std::filesystem::path& file,
                      const std::filesystem::path& manifest);

}  // namespace retort::cli
