// `init`: a project to begin with. The two meson.build files are those of Retort's own sample, embedded, with
// other names at the top: there is one text of them.
#include <filesystem>
#include <regex>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/json.hpp"
#include "cli/new_revision.hpp"
#include "cli/output.hpp"
#include "cli/revision_folder.hpp"
#include "revision/manifest.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

const char* const models_build =
#include "cli/models.meson.inc"
    ;
const char* const migrations_build =
#include "cli/migrations.meson.inc"
    ;

const char* const note_header = R"hpp(// A note. Every member is a column; annotations say what a type cannot.
#pragma once

#include <cstdint>
#include <string>

#include <retort/model.hpp>

namespace app {

struct RETORT_TABLE("notes") Note {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(length(200)) std::string title;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

}  // namespace app
)hpp";

const char* const configuration_text = R"(# What stands here is what holds without this file.

[database]
# url = "postgresql://localhost/app"    # without any: the environment, .env, a server of the project's own
# target = "development"                # which of the targets below is meant if none is named

# [targets.production]
# url = "postgresql://db.example.org/${DB_NAME:-app}"

[migrations]
# version_table = "retort_version"
# locations = ["migrations"]
# file_template = "{year}{month}{day}{hour}{minute}{second}_{slug}"
# format = "cpp"                        # of new revisions: cpp or sql
)";

const char* const environment_text = R"(# Copy to .env, which is not committed.
DATABASE_URL=postgresql://app:secret@localhost:5432/app
)";

const char* const project_build =
    R"build(project('app', 'cpp', version: '0.1.0', default_options: ['cpp_std=c++20'])

subdir('models')
subdir('migrations')
)build";

std::string first_revision(const render::RevisionHead& head) {
  return "#include <retort/revision.hpp>\n\nRETORT_REVISION(\"" + head.id + "\", created(\"" + head.created +
         "\"), message(\"" + head.message + R"text("))

void upgrade(Operations& op) {
  op.create_table("notes",
                  column("id", bigint, identity),
                  column("title", varchar(200), not_null),
                  column("created_at", timestamptz, not_null, default_sql("now()")),
                  primary_key({"id"}));
}

void downgrade(Operations& op) {
  // Loses the data of notes.
  op.drop_table("notes");
}
)text";
}

std::string own_models_build() {
  const std::string text =
      std::regex_replace(std::string(models_build), std::regex("model_headers = files\\([^)]*\\)"),
                         "model_headers = files('note.hpp')");
  return std::regex_replace(text, std::regex("model_sql = files\\([^)]*\\)"), "model_sql = files()");
}

int run_init(const Arguments& arguments, const Project&) {
  const fs::path folder =
      arguments.positional.empty() ? fs::path(".") : fs::path(arguments.positional.front());
  const bool has_build = fs::exists(folder / "meson.build");
  std::vector<std::pair<std::string, std::string>> files{{"retort.toml", configuration_text},
                                                         {".env.example", environment_text},
                                                         {"models/meson.build", own_models_build()},
                                                         {"models/note.hpp", note_header},
                                                         {"migrations/meson.build", migrations_build}};
  if (!has_build) files.emplace_back("meson.build", project_build);
  std::vector<Diagnostic> problems;
  for (const std::string name : {"retort.toml", ".env.example", "models", "migrations"}) {
    if (fs::exists(folder / name)) {
      problems.push_back({.code = "R0618",
                          .text = "`" + (folder / name).lexically_normal().string() + "` is there already",
                          .help = "init begins a project and overwrites nothing; remove or rename it first"});
    }
  }
  if (!problems.empty()) throw Error(std::move(problems));

  for (const auto& [name, content] : files) {
    fs::create_directories((folder / name).parent_path());
    base::write_file(folder / name, content);
    note(arguments, "wrote " + (folder / name).lexically_normal().string());
  }
  std::vector<std::string> names;
  for (const auto& [name, content] : files) names.push_back((folder / name).lexically_normal().string());
  render::RevisionHead head;
  head.id = new_id({});
  head.created = now("UTC");
  head.message = "Create notes";
  const std::string name = file_stem(Configuration{}, head) + ".cpp";
  add_revision_file(folder / "migrations", name, first_revision(head));
  note(arguments,
       "wrote " + (folder / "migrations" / name).lexically_normal().string() + " and its manifest");
  if (arguments.has("json")) {
    for (const std::string& written : {name, std::string("manifest")})
      names.push_back((folder / "migrations" / written).lexically_normal().string());
    print_line(json::object({{"files", json::texts(names)}}));
    return done;
  }
  if (has_build) {
    print_line(
        "Add to meson.build, which must ask for C++20:\n\n  subdir('models')\n  subdir('migrations')\n");
  }
  print_line("Next:\n  meson setup build\n  meson compile -C build migrate-upgrade\n  meson test -C build");
  return done;
}

}  // namespace

extern const Command init_command;
const Command init_command{
    .name = "init",
    .group = Group::build,
    .summary = "begin a project: a model, its first revision, and what Meson needs",
    .positional = "[DIR]",
    .details =
        "Writes retort.toml, .env.example, models/ and migrations/, and a meson.build where there is none.\n"
        "Overwrites nothing.",
    .example = "init\ninit shop",
    .options = {},
    .run = run_init,
};

}  // namespace retort::cli
