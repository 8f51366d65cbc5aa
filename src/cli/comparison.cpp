// A comparison that found nothing is remembered: asking again with the same headers, SQL files, revisions and
// server costs a hash. A difference is never cached, since it is looked at once and then mended.
#include "cli/comparison.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/renames.hpp"
#include "cli/respell.hpp"
#include "cli/schemas.hpp"
#include "codegen/codegen.hpp"
#include "ddl/ddl.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "postgres/server.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

/// Everything that the answer depends on.
std::string fingerprint(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                        const Project& project) {
  std::string text = std::string("retort ") + RETORT_VERSION + "\n";
  const DeclaredSchema schema = declared_schema(project, workspace.configuration);
  text += ddl::script(ddl::create_all(schema));
  for (const DeclaredRename& rename : schema.renames)
    text += "rename " + rename.object.schema + "." + rename.object.name + "." + rename.column + " " +
            rename.from + "\n";
  for (const EmbeddedFile& file : project.model_sql)
    text += std::string(file.name) + " " + base::sha256(file.content) + "\n";
  for (const revision::Revision& revision : revisions.graph.revisions())
    text += revision.file.name + " " + revision.sha256() + "\n";
  text += workspace.configuration.version_schema + "." + workspace.configuration.version_table + "\n";
  text += "scratch " + arguments.value("scratch-url").value_or("") + "\n";
  try {
    text += "target " + find_target(arguments, workspace).url + "\n";
  } catch (const Error&) {
    text += "no target\n";
  }
  if (auto programs = postgres::find_programs()) {
    std::error_code ignored;
    text += programs->string() + " " +
            std::to_string(fs::last_write_time(*programs / "postgres", ignored).time_since_epoch().count()) +
            "\n";
  }
  return base::sha256(text);
}

/// Models that nobody compiled are the usual cause of a revision without what one expects. The program knows
/// its headers by their file names alone: where they lay when it was built need not be where they lie now.
void warn_unlisted(const Arguments& arguments, const Workspace& workspace, const DeclaredSchema& declared) {
  if (!workspace.root || !fs::is_directory(*workspace.root / "models")) return;
  std::set<fs::path> listed;
  for (const auto& [name, place] : declared.places) listed.insert(fs::path(place.file).filename());
  for (const fs::path& header : codegen::unlisted_headers(*workspace.root / "models", {})) {
    if (listed.contains(header.filename())) continue;
    warn(arguments, {.code = "R0129",
                     .text = "`" + shown(header) + "` holds models that are not compiled in",
                     .help = "list it in models/meson.build and build again, or move it out of models/"});
  }
}

bool holds(const catalog::Catalog& catalog, const Name& relation, const std::string& column) {
  const std::string schema = relation.schema.empty() ? "public" : relation.schema;
  return std::any_of(catalog.objects.begin(), catalog.objects.end(), [&](const catalog::ObjectPtr& object) {
    const catalog::ObjectName& name = object->name;
    return name.schema == schema && (column.empty() ? name.parent.empty() && name.name == relation.name
                                                    : name.parent == relation.name && name.name == column);
  });
}

/// A `renamed_from` that names nothing creates what it was to rename: data would be lost without a word. One
/// whose rename is done already is left alone.
void warn_unmatched(const Arguments& arguments, const DeclaredSchema& declared,
                    const catalog::Catalog& revisions) {
  for (const DeclaredRename& rename : declared.renames) {
    Name table = rename.object;
    if (!rename.column.empty() && !holds(revisions, table, "")) {
      for (const DeclaredRename& other : declared.renames) {
        if (other.column.empty() && other.object == rename.object) table.name = other.from;
      }
    }
    const Name old = rename.column.empty() ? Name(table.schema, rename.from) : table;
    const std::string old_column = rename.column.empty() ? "" : rename.from;
    if (holds(revisions, old, old_column) || holds(revisions, rename.object, rename.column)) continue;
    Place place;
    for (const auto& [name, where] : declared.places) {
      if (name == rename.object) place = where;
    }
    const std::string what = rename.object.name + (rename.column.empty() ? "" : "." + rename.column);
    warn(arguments, {.code = "R0620",
                     .text = "renamed_from(\"" + rename.from + "\") of " + what +
                             " matches nothing that the migrations build: it is taken as new",
                     .help = "correct the name, or take the annotation away",
                     .place = place});
  }
}

/// What the revisions build, with `renames` made.
std::shared_ptr<const catalog::Catalog> renamed_revisions(postgres::Scratch& scratch,
                                                          const Arguments& arguments,
                                                          const Workspace& workspace,
                                                          const Revisions& revisions, const Project& project,
                                                          const operation::Changes& renames) {
  const run::Settings settings = run_settings(workspace, arguments);
  postgres::Scratch::Database database = scratch.create();
  load_revisions_into(database.connection(), revisions, {"heads"}, project, settings);
  make_renames(database.connection(), renames);
  return std::make_shared<const catalog::Catalog>(
      inspect::inspect(database.connection(), comparison_filter(arguments, workspace)));
}

}  // namespace

Comparison compare_models(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                          const Project& project) {
  require_models(project);
  warn_unlisted(arguments, workspace, project.models());
  const fs::path cache = workspace.state / "no-difference";
  const std::string key = fingerprint(arguments, workspace, revisions, project);
  if (!arguments.has("no-cache") && fs::exists(cache) && base::read_file(cache) == key) return {};

  const Schemas schemas = load_both(arguments, workspace, revisions, project);
  const DeclaredSchema declared = project.models();
  warn_unmatched(arguments, declared, schemas.revisions);
  diff::Options options{declared.renames, true, {}};
  if (arguments.has("autogenerate"))
    decide_renames(arguments, workspace, schemas.revisions, schemas.models, true, options);
  diff::add_moves(schemas.revisions, schemas.models, options);
  const operation::Changes renames = diff::renames(schemas.revisions, schemas.models, options);
  if (!renames.empty()) {
    postgres::Scratch scratch = open_scratch(arguments, workspace);
    options.renamed = renamed_revisions(scratch, arguments, workspace, revisions, project, renames);
  }
  const catalog::Catalog& start = options.renamed ? *options.renamed : schemas.revisions;
  if (!diff::spelled_differently(start, schemas.models).empty()) {
    postgres::Scratch scratch = open_scratch(arguments, workspace);
    options.alike = respelled(scratch, start, schemas.models);
  }
  Comparison comparison;
  std::shared_ptr<const catalog::Catalog> without;
  if (arguments.has("concurrently") || workspace.configuration.concurrent_indexes)
    without = diff::without_new_indexes(schemas.revisions, schemas.models, options);
  const catalog::Catalog& goal = without ? *without : schemas.models;
  if (without) {
    comparison.last_upgrade = diff::concurrently(diff::diff(goal, schemas.models));
    comparison.last_downgrade = diff::concurrently(diff::diff(schemas.models, goal));
  }
  if (const auto halfway = diff::with_used_values(schemas.revisions, goal, options)) {
    const diff::Options there{options.renames, true, {}, options.renamed};
    const diff::Options rest{{}, true, options.alike};
    comparison.first_upgrade = diff::diff(schemas.revisions, *halfway, there);
    comparison.first_downgrade = diff::undo(schemas.revisions, *halfway, there);
    comparison.upgrade = diff::diff(*halfway, goal, rest);
    comparison.downgrade = diff::undo(*halfway, goal, rest);
  } else {
    comparison.upgrade = diff::diff(schemas.revisions, goal, options);
    comparison.downgrade = diff::undo(schemas.revisions, goal, options);
  }
  if (!comparison.upgrade.empty() || without) {
    comparison.lines = diff::summary(renames);
    for (std::string& line : diff::describe(diff::differences(schemas.revisions, schemas.models, options),
                                            "migrations", "models"))
      comparison.lines.push_back(std::move(line));
    if (comparison.lines.empty()) comparison.lines = diff::summary(comparison.upgrade);
    return comparison;
  }
  try {
    fs::create_directories(workspace.state);
    base::write_file_if_changed(cache, key);
  } catch (const std::exception&) {
    // A cache that cannot be written is no reason to fail.
  }
  return comparison;
}

}  // namespace retort::cli
