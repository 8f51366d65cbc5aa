// Nothing is written before the graph with the new revision has been read back and found sound.
#include "cli/new_revision.hpp"

#include <ctime>
#include <random>

#include "base/text.hpp"
#include "cli/hooks.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revision_folder.hpp"
#include "cli/secrets.hpp"
#include "cli/slug.hpp"
#include "cli/time_zone.hpp"
#include "cli/usage.hpp"
#include "ddl/ddl.hpp"
#include "revision/resolve.hpp"

namespace retort::cli {
namespace {

std::vector<std::string> sql_of(const operation::Change& change) {
  return ddl::statements(change);
}

}  // namespace

std::string file_extension(const Arguments& arguments, const std::string& otherwise) {
  if (arguments.has("sql-file") && arguments.has("cpp-file")) {
    throw UsageError(Diagnostic{
        .code = "R0603", .text = "--sql-file and --cpp-file exclude each other", .help = "give one of them"});
  }
  if (arguments.has("sql-file")) return "sql";
  if (arguments.has("cpp-file")) return "cpp";
  return otherwise;
}

std::optional<std::filesystem::path> templates_folder(const Workspace& workspace) {
  if (workspace.configuration.templates.empty() || !workspace.root) return std::nullopt;
  const std::filesystem::path folder = *workspace.root / workspace.configuration.templates;
  if (std::filesystem::is_directory(folder)) return folder;
  throw Error(Diagnostic{.code = "R0606",
                         .text = "`templates` in " + workspace.configuration.path + " names `" +
                                 workspace.configuration.templates + "`, which is no folder",
                         .help = "make it, relative to the project's folder, or take the line out"});
}

std::string file_stem(const Configuration& configuration, const render::RevisionHead& head) {
  const std::string& t = head.created;  // 2025-01-01T12:00:00…
  const std::vector<std::string> values{head.id,         slug(head.message, configuration.slug_length),
                                        t.substr(0, 4),  t.substr(5, 2),
                                        t.substr(8, 2),  t.substr(11, 2),
                                        t.substr(14, 2), t.substr(17, 2)};
  std::string out = configuration.file_template;
  for (std::size_t i = 0; i < values.size(); ++i)
    out = base::replace_all(out, "{" + file_template_parts()[i] + "}", values[i]);
  if (out.find('/') != std::string::npos) {
    throw Error(Diagnostic{.code = "R0606",
                           .text = "`" + out + "` is no name for a file",
                           .help = "file_template and the id of a revision make it; leave out slashes"});
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out;
}

std::string now(const std::string& time_zone) {
  return iso_time(std::time(nullptr), time_zone);
}

std::string new_id(const revision::Graph& graph) {
  static const char* const digits = "0123456789abcdef";
  std::random_device random;
  std::uniform_int_distribution<unsigned> digit(0, 15);
  for (;;) {
    std::string id;
    for (int i = 0; i < 12; ++i) id += digits[digit(random)];
    if (graph.find(id) < 0) return id;
  }
}

render::RevisionHead new_head(const Arguments& arguments, const Workspace& workspace,
                              const revision::Graph& graph, const std::string& otherwise) {
  std::optional<std::string> message = arguments.value("message");
  if (!message) message = workspace.environment("MESSAGE");
  if (!message && !otherwise.empty()) message = otherwise;
  if (!message || base::trim(*message).empty()) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "a revision needs a message",
                                .help = "give -m \"Add phone to users\", or set MESSAGE"});
  }
  render::RevisionHead head;
  head.id = arguments.value("rev-id").value_or("");
  if (head.id.empty()) head.id = new_id(graph);
  head.message = base::trim(*message);
  head.created = now(workspace.configuration.time_zone);
  head.branch_labels = arguments.values("branch-label");
  for (const std::string& name : arguments.values("depends-on")) {
    // Ids and labels stay as typed; a beginning of one would mean something else one day.
    const bool whole = graph.find(name) >= 0;
    head.depends_on.push_back(whole ? name : graph[revision::resolve_one(graph, name)].id);
  }
  return head;
}

void require_unrelated(const revision::Graph& graph, const revision::Indexes& parents) {
  for (const revision::Index above : parents) {
    const std::vector<bool> line = graph.lineage(above);  // What it depends on may well be merged with it.
    const std::vector<bool> below = graph.closure({above});
    for (const revision::Index one : parents) {
      if (one == above || !line[one] || !below[one]) continue;
      throw Error(Diagnostic{.code = "R0615",
                             .text = "there is nothing to merge: " + graph[above].id + " stands on " +
                                     graph[one].id + " already",
                             .help = "leave " + graph[one].id + " out"});
    }
  }
}

Written prepare_file(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                     const render::RevisionHead& head, const std::string& extension, std::string content) {
  Written written;
  written.folder = writing_folder(workspace, arguments.value("version-path"));
  written.name = file_stem(workspace.configuration, head) + "." + extension;
  written.content = std::move(content);
  revision::Reading reading =
      revision::read_revision({written.name, shown(written.folder / written.name), written.content});
  if (!reading.problems.empty()) throw Error(std::move(reading.problems));
  std::vector<revision::Revision> all = revisions.graph.revisions();
  const auto& squashed = revisions.graph.squashes().files();
  all.insert(all.end(), squashed.begin(), squashed.end());
  all.push_back(std::move(reading.revisions.front()));
  written.graph = revision::Graph(std::move(all));
  return written;
}

void put_file(const Arguments& arguments, const Workspace& workspace, const render::RevisionHead& head,
              const Written& written) {
  const std::optional<std::string> before = manifest_now(written.folder);
  add_revision_file(written.folder, written.name, written.content);
  run_hooks(workspace, written.folder, written.name, head.id, before);
  const std::string path = shown(written.folder / written.name);
  if (arguments.has("json")) {
    print_line(json::object(
        {{"id", json::text(head.id)}, {"revises", json::texts(head.revises)}, {"file", json::text(path)}}));
  } else {
    print_line(path);
  }
}

void write_revision(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                    const render::RevisionHead& head, const operation::Changes& upgrade,
                    const operation::Changes& downgrade) {
  const std::string kind = file_extension(arguments, workspace.configuration.format);
  const auto templates = templates_folder(workspace);
  const operation::Changes up = without_secrets(upgrade);
  const operation::Changes down = without_secrets(downgrade);
  std::string content = kind == "sql" ? render::sql_revision(head, up, down, sql_of, templates)
                                      : render::cpp_revision(head, up, down, templates);
  put_file(arguments, workspace, head,
           prepare_file(arguments, workspace, revisions, head, kind, std::move(content)));
}

}  // namespace retort::cli
