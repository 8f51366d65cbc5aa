// The folder wins over what is compiled in: a person in a project sees their files. A C++ revision can only
// run as compiled, so one that differs from its file is refused and never run as it was.
#include "cli/revisions.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <unistd.h>
#include <unordered_map>
#include <utility>

#include "base/file.hpp"
#include "base/folder_lock.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/usage.hpp"
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

/// What the manifest says against the names of the files; the hashes that it lists are kept for later.
void check_manifest(std::string_view text, const std::string& path, const std::string& folder,
                    const std::vector<revision::SourceFile>& files, Revisions& result) {
  revision::ManifestReading reading = revision::parse_manifest(text, path);
  const bool readable = reading.problems.empty();
  append(result.manifest_problems, std::move(reading.problems));
  if (!readable) return;
  append(result.manifest_problems, revision::compare_names(reading.manifest, files, path));
  for (revision::ManifestEntry& entry : reading.manifest)
    result.listed.emplace_back(folder + "/" + entry.name, std::move(entry.sha256));
}

bool has_folder(const Workspace& workspace, const Project& project) {
  if (workspace.locations.empty()) return false;
  if (project.revision_files.empty()) return true;
  return std::any_of(workspace.locations.begin(), workspace.locations.end(), [](const fs::path& location) {
    std::error_code ignored;
    return fs::is_directory(location, ignored);
  });
}

std::vector<revision::SourceFile> folder_files(const Workspace& workspace, Revisions& result) {
  std::vector<revision::SourceFile> all;
  for (const fs::path& location : workspace.locations) {
    // Not between a new file and its line in the manifest.
    const base::FolderLock lock(location, base::FolderLock::Mode::read);
    std::vector<revision::SourceFile> files = revision::read_folder(location.string(), shown(location));
    const fs::path manifest = location / revision::manifest_name;
    if (fs::exists(manifest)) {
      std::string folder = shown(location);
      if (folder.ends_with('/')) folder.pop_back();
      check_manifest(base::read_file(manifest), shown(manifest), folder, files, result);
    }
    all.insert(all.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  }
  return all;
}

/// Each folder of embedded files has a manifest of its own, as on disk.
std::vector<revision::SourceFile> embedded_files(const Project& project, Revisions& result) {
  std::map<fs::path, std::vector<revision::SourceFile>> folders;
  std::map<fs::path, std::string_view> manifests;
  for (const EmbeddedFile& file : project.revision_files) {
    const fs::path path = (fs::path("migrations") / file.name).lexically_normal();
    if (path.filename() == revision::manifest_name)
      manifests[path.parent_path()] = file.content;
    else
      folders[path.parent_path()].push_back(
          {path.filename().string(), path.generic_string(), std::string(file.content)});
  }
  for (auto& [folder, files] : folders) {
    std::sort(files.begin(), files.end(),
              [](const revision::SourceFile& a, const revision::SourceFile& b) { return a.name < b.name; });
  }
  for (const auto& [folder, manifest] : manifests)
    check_manifest(manifest, (folder / revision::manifest_name).generic_string(), folder.generic_string(),
                   folders[folder], result);
  std::vector<revision::SourceFile> all;
  for (auto& [folder, files] : folders)
    all.insert(all.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  return all;
}

/// The C++ revisions of this program by id, and the files that they were compiled from, by their names in
/// their folders.
struct Compiled {
  std::unordered_map<std::string, operation::RegisteredRevision> revisions;
  std::unordered_multimap<std::string, std::string_view> files;
};

Compiled compiled(const Project& project) {
  Compiled all;
  for (operation::RegisteredRevision& revision : operation::registered_revisions())
    all.revisions.emplace(revision.id, std::move(revision));
  for (const EmbeddedFile& file : project.revision_files)
    all.files.emplace(fs::path(file.name).filename().string(), file.content);
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
  const auto [first, last] = all.files.equal_range(revision.file.name);
  const bool same = std::any_of(
      first, last, [&](const auto& file) { return file.second == std::string_view(revision.file.content); });
  if (first != last && !same) {
    throw Error(Diagnostic{.code = "R0612",
                           .text = "revision " + revision.id + " was changed after this program was built",
                           .help = "build the project again (`meson compile`)",
                           .place = place});
  }
  return record->second;
}

operation::Changes changes_of(const Compiled& all, const revision::Revision& revision,
                              revision::Direction direction) {
  const operation::RegisteredRevision& record = require_compiled(all, revision);
  const bool up = direction == revision::Direction::upgrade;
  return operation::record(up ? record.upgrade : record.downgrade);
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
  revision::Reading reading = revision::read_revisions(result.from_folder ? folder_files(workspace, result)
                                                                          : embedded_files(project, result));
  std::vector<Diagnostic> problems = std::move(reading.problems);
  try {
    result.graph = revision::Graph(std::move(reading.revisions));
  } catch (const Error& error) {
    append(problems, error.diagnostics());
  }
  if (!problems.empty()) {
    // A file that the manifest lists and that is gone may be the very parent that is missed.
    for (Diagnostic& problem : result.manifest_problems) {
      if (problem.code == "R0226") problems.push_back(std::move(problem));
    }
    throw Error(std::move(problems));
  }
  return result;
}

std::vector<Diagnostic> edited_files(const Revisions& revisions) {
  std::unordered_map<std::string_view, const std::string*> listed;
  listed.reserve(revisions.listed.size());
  for (const auto& [path, hash] : revisions.listed) listed.emplace(path, &hash);
  std::vector<Diagnostic> edited;
  for (const revision::Revision& one : revisions.graph.revisions()) {
    const auto found = listed.find(one.file.path);
    if (found != listed.end() && *found->second != one.sha256())
      edited.push_back(revision::edited_file(one.file));
  }
  return edited;
}

void warn_manifest(const Arguments& arguments, const Revisions& revisions) {
  if (arguments.has("quiet")) return;
  for (const Diagnostic& problem : revisions.manifest_problems) warn(arguments, problem);
}

std::vector<Diagnostic> manifest_problems(const Revisions& revisions) {
  std::vector<Diagnostic> problems = revisions.manifest_problems;
  append(problems, edited_files(revisions));
  return problems;
}

void require_manifest(const Revisions& revisions) {
  std::vector<Diagnostic> problems = manifest_problems(revisions);
  if (!problems.empty()) throw Error(std::move(problems));
}

run::ScriptSource script_source(const Project& project) {
  // Looked up at the first C++ revision: most commands run none.
  auto all = std::make_shared<std::optional<Compiled>>();
  return [&project, all](const revision::Revision& revision, revision::Direction direction) {
    if (revision.language == revision::Language::sql) return run::sql_script(revision, direction);
    if (!*all) *all = compiled(project);
    return script_of(changes_of(**all, revision, direction), revision.file.path);
  };
}

operation::Changes recorded_changes(const Project& project, const revision::Revision& revision,
                                    revision::Direction direction) {
  return changes_of(compiled(project), revision, direction);
}

run::Script script_of(const operation::Changes& changes, const std::string& path) {
  run::Script script;
  for (const operation::Change& change : changes) {
    Place place = change.place;
    place.file = path;
    if (const auto* asked = std::get_if<operation::RunWork>(&change.operation)) {
      script.calls.push_back({script.sql.size(), place, asked->purpose, asked->work});
      script.sql += "-- here a function of the revision runs: " + asked->purpose + "\n";
      continue;
    }
    script.origins.push_back({script.sql.size(), std::move(place)});
    for (const std::string& statement : ddl::statements(change)) script.sql += statement + ";\n";
  }
  return script;
}

std::chrono::milliseconds parse_wait(const std::string& text) {
  const auto digits = text.find_first_not_of("0123456789");
  const std::string unit = digits == std::string::npos ? "ms" : base::lower(base::trim(text.substr(digits)));
  const std::string number = text.substr(0, digits);
  for (const auto& [name, factor] : {std::pair{"ms", 1LL}, std::pair{"s", 1000LL}, std::pair{"min", 60'000LL},
                                     std::pair{"h", 3'600'000LL}}) {
    if (unit == name && !number.empty() && number.size() < 10)
      return std::chrono::milliseconds(std::stoll(number) * factor);
  }
  throw UsageError(Diagnostic{.code = "R0603",
                              .text = "--lock-wait takes a time, and `" + text + "` is none",
                              .help =
                                  "write 30s, 5min, or 0 for not at all; a bare number is milliseconds, as "
                                  "in PostgreSQL's lock_timeout"});
}

run::Settings run_settings(const Workspace& workspace, const Arguments& arguments) {
  run::Settings settings;
  settings.version_table = {workspace.configuration.version_schema, workspace.configuration.version_table};
  settings.history_table.schema = workspace.configuration.version_schema;
  settings.single_transaction = arguments.has("single-transaction");
  if (arguments.has("accept-edited")) settings.edited = run::Edited::accept;
  if (const auto wait = arguments.value("lock-wait")) settings.lock_wait = parse_wait(*wait);
  settings.tool_version = RETORT_VERSION;
  settings.os_user = workspace.environment("USER").value_or("");
  char host[256] = {};
  if (::gethostname(host, sizeof host - 1) == 0) settings.host = host;
  return settings;
}

}  // namespace retort::cli
