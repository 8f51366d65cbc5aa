// Finding the project. A server that has the program alone finds none, and that is fine.
#include "cli/workspace.hpp"

#include <utility>

#include "base/file.hpp"
#include "cli/usage.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* configuration_name = "retort.toml";

bool is_project(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / configuration_name, ignored) ||
         fs::exists(folder / "migrations/manifest", ignored);
}

std::optional<fs::path> find_upwards(fs::path folder, bool (*is_it)(const fs::path&)) {
  for (;;) {
    if (is_it(folder)) return folder;
    if (!folder.has_parent_path() || folder.parent_path() == folder) return std::nullopt;
    folder = folder.parent_path();
  }
}

std::optional<fs::path> named_root(const Arguments& arguments, const Lookup& environment) {
  std::optional<std::string> name = arguments.value("project");
  const std::string from = name ? "--project" : "RETORT_PROJECT";
  if (!name) name = environment("RETORT_PROJECT");
  if (!name) return std::nullopt;
  if (!fs::is_directory(*name)) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = from + " names `" + *name + "`, which is no folder",
                                .help = "name the folder that holds retort.toml or migrations/"});
  }
  return fs::absolute(*name).lexically_normal();
}

fs::path state_folder(const Arguments& arguments, const Lookup& environment,
                      const std::optional<fs::path>& root) {
  std::optional<std::string> build = arguments.value("build-dir");
  if (!build) build = environment("RETORT_BUILD_ROOT");
  if (build) return fs::absolute(*build).lexically_normal() / "retort";
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    auto found = find_upwards(program.parent_path(), [](const fs::path& folder) {
      std::error_code ignored;
      return fs::exists(folder / "meson-private", ignored);
    });
    if (found) return *found / "retort";
  }
  fs::path cache = environment("XDG_CACHE_HOME").value_or(environment("HOME").value_or("/tmp") + "/.cache");
  return cache / "retort" / base::sha256(root.value_or(fs::current_path()).string()).substr(0, 16);
}

}  // namespace

Workspace open_workspace(const Arguments& arguments) {
  Workspace workspace;
  workspace.environment = process_environment();
  workspace.root = named_root(arguments, workspace.environment);
  const std::optional<std::string> migrations = arguments.value("migrations");
  if (!workspace.root && migrations) {
    const fs::path folder = fs::absolute(*migrations).lexically_normal();
    workspace.root = folder.has_filename() ? folder.parent_path() : folder.parent_path().parent_path();
  }
  if (!workspace.root) workspace.root = find_upwards(fs::current_path(), is_project);
  workspace.state = state_folder(arguments, workspace.environment, workspace.root);

  const fs::path folder = workspace.root.value_or(fs::current_path());
  if (const fs::path file = folder / configuration_name; fs::exists(file))
    workspace.configuration = parse_configuration(base::read_file(file), shown(file));
  if (const fs::path file = folder / ".env"; fs::exists(file)) {
    workspace.dotenv_path = shown(file);
    workspace.environment = with_fallback(std::move(workspace.environment),
                                          parse_dotenv(base::read_file(file), workspace.dotenv_path));
  }
  if (migrations) {
    workspace.locations.push_back(fs::absolute(*migrations).lexically_normal());
  } else if (workspace.root) {
    for (const std::string& location : workspace.configuration.locations)
      workspace.locations.push_back((*workspace.root / location).lexically_normal());
  }
  return workspace;
}

std::string shown(const fs::path& path) {
  std::error_code failed;
  const fs::path here = fs::current_path(failed);
  if (failed) return path.string();
  const fs::path relative = path.lexically_relative(here);
  if (relative.empty() || *relative.begin() == "..") return path.string();
  return relative.string();
}

}  // namespace retort::cli
