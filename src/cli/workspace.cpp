// Finding the project. A server that has the program alone finds none, and that is fine.
#include "cli/workspace.hpp"

#include <algorithm>
#include <set>
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

struct Chosen {
  fs::path path;
  std::string origin;
};

std::optional<Chosen> named_root(const Arguments& arguments, const Lookup& environment) {
  std::optional<std::string> name = arguments.value("project");
  const std::string from = name ? "--project" : "RETORT_PROJECT";
  if (!name) name = environment("RETORT_PROJECT");
  if (name && !fs::is_directory(*name)) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = from + " names `" + *name + "`, which is no folder",
                                .help = "name the folder that holds retort.toml or migrations/"});
  }
  if (name) return Chosen{fs::absolute(*name).lexically_normal(), from};
  if (const auto migrations = arguments.value("migrations")) {
    const fs::path folder = fs::absolute(*migrations).lexically_normal();
    return Chosen{folder.has_filename() ? folder.parent_path() : folder.parent_path().parent_path(),
                  "above --migrations"};
  }
  if (auto found = find_upwards(fs::current_path(), is_project))
    return Chosen{*found, "found upwards from here"};
  return std::nullopt;
}

Chosen state_folder(const Arguments& arguments, const Lookup& environment,
                    const std::optional<fs::path>& root) {
  std::optional<std::string> build = arguments.value("build-dir");
  const std::string from = build ? "--build-dir" : "RETORT_BUILD_ROOT";
  if (!build) build = environment("RETORT_BUILD_ROOT");
  if (build) return {fs::absolute(*build).lexically_normal() / "retort", from};
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    auto found = find_upwards(program.parent_path(), [](const fs::path& folder) {
      std::error_code ignored;
      return fs::exists(folder / "meson-private", ignored);
    });
    if (found) return {*found / "retort", "this program's build folder"};
  }
  fs::path cache = environment("XDG_CACHE_HOME").value_or(environment("HOME").value_or("/tmp") + "/.cache");
  return {cache / "retort" / base::sha256(root.value_or(fs::current_path()).string()).substr(0, 16),
          "default"};
}

/// `folder`, and for a recursive configuration every folder below it with revisions, sorted.
void add_location(std::vector<fs::path>& locations, const fs::path& folder, bool recursive) {
  auto add = [&](const fs::path& one) {
    if (std::find(locations.begin(), locations.end(), one) == locations.end()) locations.push_back(one);
  };
  add(folder);
  if (!recursive || !fs::is_directory(folder)) return;
  std::set<fs::path> below;
  for (auto it = fs::recursive_directory_iterator(folder); it != fs::recursive_directory_iterator(); ++it) {
    const fs::path& path = it->path();
    if (path.filename().string().starts_with(".")) {
      it.disable_recursion_pending();
      continue;
    }
    const bool counts =
        path.extension() == ".sql" || path.extension() == ".cpp" || path.filename() == "manifest";
    if (it->is_regular_file() && counts && path.parent_path() != folder) below.insert(path.parent_path());
  }
  for (const fs::path& one : below) add(one);
}

void find_locations(Workspace& workspace, const Arguments& arguments) {
  const Configuration& configuration = workspace.configuration;
  const std::vector<std::string> given = arguments.values("migrations");
  for (const std::string& folder : given) {
    const fs::path path = fs::absolute(folder).lexically_normal();
    add_location(workspace.locations, path.has_filename() ? path : path.parent_path(), false);
  }
  workspace.locations_origin = given.empty() ? "" : "--migrations";
  if (!given.empty() || !workspace.root) return;
  for (const std::string& location : configuration.locations) {
    const fs::path path = (*workspace.root / location).lexically_normal();
    add_location(workspace.locations, path.has_filename() ? path : path.parent_path(),
                 configuration.recursive);
  }
}

/// New revisions are C++ by default, and SQL where nothing builds them.
void choose_format(Workspace& workspace) {
  if (workspace.configuration.lines.contains("migrations.format") || workspace.locations.empty()) return;
  std::vector<fs::path> folders = workspace.locations;
  if (workspace.root) folders.push_back(*workspace.root);
  const bool built = std::any_of(folders.begin(), folders.end(), [](const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / "meson.build", ignored) || fs::exists(folder / "CMakeLists.txt", ignored);
  });
  if (!built) workspace.configuration.format = "sql";
}

}  // namespace

Workspace open_workspace(const Arguments& arguments) {
  Workspace workspace;
  workspace.environment = process_environment();
  if (auto root = named_root(arguments, workspace.environment)) {
    workspace.root = std::move(root->path);
    workspace.root_origin = std::move(root->origin);
  }
  const fs::path folder = workspace.root.value_or(fs::current_path());
  if (const fs::path file = folder / ".env"; fs::exists(file)) {
    workspace.dotenv_path = shown(file);
    workspace.environment =
        with_fallback(workspace.environment,
                      parse_dotenv(base::read_file(file), workspace.dotenv_path, workspace.environment));
  }
  if (const fs::path file = folder / configuration_name; fs::exists(file)) {
    workspace.configuration = parse_configuration(base::read_file(file), shown(file));
  } else if (!arguments.configuration.empty()) {
    workspace.configuration = parse_configuration(arguments.configuration, configuration_name);
    workspace.configuration.compiled_in = true;
  }
  Chosen state = state_folder(arguments, workspace.environment, workspace.root);
  workspace.state = std::move(state.path);
  workspace.state_origin = std::move(state.origin);
  find_locations(workspace, arguments);
  choose_format(workspace);
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
