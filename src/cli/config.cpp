// `config`: what is in force, and where each value came from.
#include <algorithm>

#include "base/text.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "postgres/server.hpp"
#include "postgres/url.hpp"

namespace retort::cli {
namespace {

struct Setting {
  std::string name;
  std::string value;   ///< For people; empty: none.
  std::string origin;  ///< `--url`, `DATABASE_URL in .env`, `retort.toml:4`, `default`.
};

/// What becomes of all settings.
class Listing {
 public:
  explicit Listing(const Configuration& configuration) : configuration_(configuration) {}

  void add(const std::string& name, const std::string& value, const std::string& origin) {
    settings_.push_back({name, value, value.empty() ? "" : origin});
  }

  /// A value that only retort.toml can set.
  void add(const std::string& name, const std::string& value) {
    const auto line = configuration_.lines.find(name);
    add(name, value, line == configuration_.lines.end() ? "default" : place(line->second));
  }

  /// `said` is a key of retort.toml in full, or says itself where the value came from.
  void add_said(const std::string& name, const std::string& value, const std::string& said) {
    const auto line = configuration_.lines.find(said);
    add(name, value, line == configuration_.lines.end() ? said : place(line->second));
  }

  const std::vector<Setting>& settings() const { return settings_; }

 private:
  std::string place(int line) const {
    return (configuration_.compiled_in ? "compiled in, " : "") + configuration_.path + ":" +
           std::to_string(line);
  }

  const Configuration& configuration_;
  std::vector<Setting> settings_;
};

void add_places(Listing& listing, const Workspace& workspace) {
  const Configuration& configuration = workspace.configuration;
  listing.add("project", workspace.root ? workspace.root->string() : "", workspace.root_origin);
  listing.add("configuration", configuration.path,
              configuration.compiled_in ? "compiled in" : "in the project's folder");
  listing.add("environment_file", workspace.dotenv_path, "in the project's folder");
  listing.add("state", shown(workspace.state), workspace.state_origin);
  const auto programs = postgres::find_programs();
  listing.add("server_programs", programs ? programs->string() : "",
              workspace.environment("RETORT_PG_BINDIR") ? "RETORT_PG_BINDIR" : "found");
}

void add_database(Listing& listing, const Workspace& workspace, const Target& target) {
  const bool silent = target.url.empty() && !target.origin.empty();
  listing.add("database.url", silent ? "as libpq's variables say" : postgres::redacted(target.url),
              target.origin);
  listing.add("database.target", workspace.configuration.target);
  listing.add_said("database.scratch_url", postgres::redacted(target.scratch_url), target.scratch_origin);
  listing.add_said("database.lock_timeout", target.lock_timeout, target.lock_timeout_origin);
  listing.add_said("database.statement_timeout", target.statement_timeout, target.statement_timeout_origin);
  listing.add_said("database.wait", target.wait, target.wait_origin);
  for (const NamedTarget& named : workspace.configuration.targets) {
    const std::string key = "targets." + named.name;
    if (!named.url.empty()) listing.add(key + ".url", postgres::redacted(named.url));
    if (!named.database.empty()) listing.add(key + ".database", named.database);
  }
}

void add_migrations(Listing& listing, const Workspace& workspace) {
  const Configuration& configuration = workspace.configuration;
  auto add = [&](const std::string& key, const std::string& value) {
    listing.add("migrations." + key, value);
  };
  std::vector<std::string> locations;
  for (const std::filesystem::path& location : workspace.locations) locations.push_back(shown(location));
  add("version_table", configuration.version_table);
  add("version_schema", configuration.version_schema.empty() ? "public" : configuration.version_schema);
  if (workspace.locations_origin.empty())
    add("locations", base::join(locations, ", "));
  else
    listing.add("migrations.locations", base::join(locations, ", "), workspace.locations_origin);
  add("recursive", configuration.recursive ? "true" : "false");
  add("file_template", configuration.file_template);
  add("slug_length", std::to_string(configuration.slug_length));
  add("time_zone", configuration.time_zone);
  add("format", configuration.format);
  add("templates", configuration.templates);
  add("hooks", base::join(configuration.hooks, "; "));
  const model::Naming& naming = configuration.naming;
  add("naming.primary_key", naming.primary_key);
  add("naming.unique", naming.unique);
  add("naming.foreign_key", naming.foreign_key);
  add("naming.check", naming.check);
  add("naming.exclusion", naming.exclusion);
  add("naming.index", naming.index);
  listing.add("compare.owners", configuration.owners ? "true" : "false");
  listing.add("compare.privileges", configuration.privileges ? "true" : "false");
  listing.add("compare.concurrent_indexes", configuration.concurrent_indexes ? "true" : "false");
}

void print_settings(const Arguments& arguments, const std::vector<Setting>& settings) {
  constexpr std::size_t widest = 60;
  if (arguments.has("json")) {
    json::Members members;
    for (const Setting& setting : settings)
      members.emplace_back(
          setting.name,
          json::object({{"value", setting.value.empty() ? "null" : json::text(setting.value)},
                        {"from", setting.value.empty() ? "null" : json::text(setting.origin)}}));
    return print_line(json::object(members));
  }
  std::size_t name_width = 0;
  std::size_t value_width = 0;
  for (const Setting& setting : settings) {
    name_width = std::max(name_width, setting.name.size());
    if (setting.value.size() <= widest) value_width = std::max(value_width, setting.value.size());
  }
  for (const Setting& setting : settings) {
    if (setting.value.empty()) {
      print_line(pad(setting.name, name_width) + "  -");
      continue;
    }
    print_line(pad(setting.name, name_width) + "  " + pad(setting.value, value_width) + "  " +
               paint(Paint::dim, setting.origin));
  }
}

int run_config(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  Target target;
  std::vector<Diagnostic> problems;
  try {
    target = find_target(arguments, workspace);
  } catch (const UsageError&) {
    throw;
  } catch (const Error& error) {
    // Everything else is worth knowing all the same; R0609 only says that no database is named.
    if (error.code() != "R0609") problems = error.diagnostics();
  }
  Listing listing(workspace.configuration);
  add_places(listing, workspace);
  add_database(listing, workspace, target);
  add_migrations(listing, workspace);
  listing.add("compiled_in",
              std::to_string(project.revision_files.size()) + " files, " +
                  (project.models == nullptr ? "no models" : "models") +
                  (project.configuration.empty() ? "" : ", retort.toml"),
              arguments.program);
  print_settings(arguments, listing.settings());
  if (!problems.empty()) throw Error(std::move(problems));
  return done;
}

}  // namespace

extern const Command config_command;
const Command config_command{
    .name = "config",
    .group = Group::look,
    .summary = "show the configuration that is in force, and where each value came from",
    .positional = "",
    .details = "Passwords are not shown. Connects to nothing.",
    .example = "config\nconfig --target production",
    .options = {},
    .run = run_config,
};

}  // namespace retort::cli
