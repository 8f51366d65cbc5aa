// `config`: what is in force, and where it came from.
#include "base/text.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/target.hpp"
#include "postgres/url.hpp"

namespace retort::cli {
namespace {

int run_config(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Configuration& configuration = workspace.configuration;
  const Target target = find_target(arguments, workspace);
  std::vector<std::string> locations;
  for (const std::filesystem::path& location : workspace.locations) locations.push_back(shown(location));
  const std::vector<std::pair<std::string, std::string>> values{
      {"project", workspace.root ? workspace.root->string() : ""},
      {"configuration", configuration.path},
      {"environment file", workspace.dotenv_path},
      {"database", postgres::redacted(target.url)},
      {"database named by", target.origin},
      {"scratch databases", postgres::redacted(target.scratch_url)},
      {"version table", (configuration.version_schema.empty() ? "" : configuration.version_schema + ".") +
                            configuration.version_table},
      {"locations", base::join(locations, ", ")},
      {"file template", configuration.file_template},
      {"format", configuration.format},
      {"templates", configuration.templates},
      {"state", shown(workspace.state)},
      {"compiled in", std::to_string(project.revision_files.size()) + " files, " +
                          (project.models == nullptr ? "no models" : "models")}};
  json::Members members;
  for (const auto& [name, value] : values) {
    members.emplace_back(base::replace_all(name, " ", "_"), json::text(value));
    if (!arguments.has("json")) print_line(pad(name, 20) + (value.empty() ? "-" : value));
  }
  if (arguments.has("json")) print_line(json::object(members));
  return done;
}

}  // namespace

extern const Command config_command;
const Command config_command{
    .name = "config",
    .group = Group::look,
    .summary = "show the configuration that is in force",
    .positional = "",
    .details = "Passwords are not shown.",
    .example = "config\nconfig --target production",
    .options = {},
    .run = run_config,
};

}  // namespace retort::cli
