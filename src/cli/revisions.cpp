// The folder wins over what is compiled in: a person in a project sees their files. A C++ revision can only
// run as compiled, so one that differs from its file is refused and never run as it was.
#include "cli/revisions.hpp"

#include <filesystem>
#include <memory>
#include <unistd.h>
#include <unordered_map>
#include <utility>

#include "base/file.hpp"
#include "ddl/ddl.hpp"
#include "operation/recorder.hpp"
#include "revision/manifest.hpp"
#include "revision/revision.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

void append(std::vector<Diagnostic>& to, std::vector<Diagnostic> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void check_manifest(std::string_view text, const std::string& path,
                    const std::vector<revision::SourceFile>& files, std::vector<Diagnostic>& problems) {
  revision::ManifestReading reading = revision::parse_manifest(text, path);
  const bool readable = reading.problems.empty();
  append(problems, std::move(reading.problems));
  if (readable) append(problems, revision::compare_manifest(reading.manifest, files, path));
}

bool has_folder(const Workspace& workspace, const Project& project) {
  if (workspace.locations.empty()) return false;
  return project.revision_files.empty() || fs::is_directory(workspace.locations.front());
}

std::vector<revision::SourceFile> folder_files(const Workspace& workspace,
                                               std::vector<Diagnostic>& problems) {
  std::vector<revision::SourceFile> all;
  for (const fs::path& location : workspace.locations) {
    std::vector<revision::SourceFile> files = revision::read_folder(location.string(), shown(location));
    const fs::path manifest = location / revision::manifest_name;
    if (fs::exists(manifest)) check_manifest(base::read_file(manifest), shown(manifest), files, problems);
    all.insert(all.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  }
  return all;
}

std::vector<revision::SourceFile> embedded_files(const Project& project, std::vector<Diagnostic>& problems) {
  std::vector<revision::SourceFile> files;
  std::string_view manifest;
  for (const EmbeddedFile& file : project.revision_files) {
    if (file.name == revision::manifest_name)
      manifest = file.content;
    else
      files.push_back(
          {std::string(file.name), "migrations/" + std::string(file.name), std::string(file.content)});
  }
  if (!manifest.empty()) check_manifest(manifest, "migrations/manifest", files, problems);
  return files;
}

/// The C++ revisions of this program by id, and the files that they were compiled from.
struct Compiled {
  std::unordered_map<std::string, operation::RegisteredRevision> revisions;
  std::unordered_map<std::string_view, std::string_view> files;
};

Compiled compiled(const Project& project) {
  Compiled all;
  for (operation::RegisteredRevision& revision : operation::registered_revisions())
    all.revisions.emplace(revision.id, std::move(revision));
  for (const EmbeddedFile& file : project.revision_files) all.files.emplace(file.name, file.content);
  return all;
}

const operation::RegisteredRevision& require_compiled(const Compiled& all,
                                                      const revision::Revision& revision) {
  const Place place{revision.file.path, revision.line, 1};
  auto record = all.revisions.find(revision.id);
  if (record == all.revisions.end()) {
    throw Error(
        Diagnostic{.code = "R0612",
                   .text = "revision " + revision.id + " is C++ and is not compiled into this program",
                   .help = "build the project and use its `migrate`",
                   .place = place});
  }
  auto file = all.files.find(revision.file.name);
  if (file != all.files.end() && file->second != revision.file.content) {
    throw Error(Diagnostic{.code = "R0612",
                           .text = "revision " + revision.id + " was changed after this program was built",
                           .help = "build the project again (`meson compile`)",
                           .place = place});
  }
  return record->second;
}

run::Script cpp_script(const operation::RegisteredRevision& record, const revision::Revision& revision,
                       revision::Direction direction) {
  run::Script script;
  const bool up = direction == revision::Direction::upgrade;
  for (const operation::Change& change : operation::record(up ? record.upgrade : record.downgrade)) {
    Place place = change.place;
    place.file = revision.file.path;
    script.origins.push_back({script.sql.size(), std::move(place)});
    for (const std::string& statement : ddl::statements(change)) script.sql += statement + ";\n";
  }
  return script;
}

}  // namespace

Revisions load_revisions(const Workspace& workspace, const Project& project) {
  Revisions result;
  result.from_folder = has_folder(workspace, project);
  if (!result.from_folder && project.revision_files.empty()) {
    throw Error(
        Diagnostic{.code = "R0610",
                   .text = "there are no revisions here: no project was found from this folder upwards",
                   .help = "run this in the project's folder, or give --project or --migrations"});
  }
  revision::Reading reading =
      revision::read_revisions(result.from_folder ? folder_files(workspace, result.manifest_problems)
                                                  : embedded_files(project, result.manifest_problems));
  std::vector<Diagnostic> problems = std::move(reading.problems);
  try {
    result.graph = revision::Graph(std::move(reading.revisions));
  } catch (const Error& error) {
    append(problems, error.diagnostics());
  }
  if (!problems.empty()) throw Error(std::move(problems));
  return result;
}

void require_manifest(const Revisions& revisions) {
  if (!revisions.manifest_problems.empty()) throw Error(revisions.manifest_problems);
}

run::ScriptSource script_source(const Project& project) {
  // Looked up at the first C++ revision: most commands run none.
  auto all = std::make_shared<std::optional<Compiled>>();
  return [&project, all](const revision::Revision& revision, revision::Direction direction) {
    if (revision.language == revision::Language::sql) return run::sql_script(revision, direction);
    if (!*all) *all = compiled(project);
    return cpp_script(require_compiled(**all, revision), revision, direction);
  };
}

run::Settings run_settings(const Workspace& workspace, const Arguments& arguments) {
  run::Settings settings;
  settings.version_table = {workspace.configuration.version_schema, workspace.configuration.version_table};
  settings.history_table.schema = workspace.configuration.version_schema;
  settings.single_transaction = arguments.has("single-transaction");
  settings.tool_version = RETORT_VERSION;
  settings.os_user = workspace.environment("USER").value_or("");
  char host[256] = {};
  if (::gethostname(host, sizeof host - 1) == 0) settings.host = host;
  return settings;
}

}  // namespace retort::cli
