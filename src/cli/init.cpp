// `init`: a project to begin with. Whatever stands in the way is named before anything is written.
#include <algorithm>
#include <cctype>
#include <filesystem>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/init_templates.hpp"
#include "cli/inspect_models.hpp"
#include "cli/json.hpp"
#include "cli/new_revision.hpp"
#include "cli/output.hpp"
#include "cli/revision_folder.hpp"
#include "cli/schemas.hpp"
#include "cli/side.hpp"
#include "cli/usage.hpp"
#include "ddl/ddl.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

const InitTemplate& chosen_template(const Arguments& arguments) {
  const std::string name = arguments.value("template").value_or("minimal");
  std::vector<std::string> names;
  for (const InitTemplate& one : init_templates()) {
    if (one.name == name) return one;
    names.push_back(one.name);
  }
  throw wrong_word("--template", name, names);
}

void refuse_to_overwrite(const fs::path& folder, const InitTemplate& chosen) {
  std::vector<std::string> names{"retort.toml", ".env.example"};
  names.insert(names.end(), chosen.folders.begin(), chosen.folders.end());
  std::vector<Diagnostic> problems;
  for (const std::string& name : names) {
    if (fs::exists(folder / name)) {
      problems.push_back({.code = "R0618",
                          .text = "`" + (folder / name).lexically_normal().string() + "` is there already",
                          .help = "init begins a project and overwrites nothing; remove or rename it first"});
    }
  }
  if (!problems.empty()) throw Error(std::move(problems));
}

/// What the database holds, and where it is.
struct Existing {
  Target target;
  catalog::Catalog catalog;
  catalog::Catalog nothing;  ///< What any new database on its server holds.
};

Existing look(const Arguments& arguments, const Workspace& workspace) {
  Existing existing;
  existing.target = find_target(arguments, workspace);
  if (existing.target.own_server) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "--template existing-database needs a database, and none is named",
                                .help = "give --url postgresql://…, or set DATABASE_URL"});
  }
  Connection connection = connect(existing.target, workspace, arguments);
  const catalog::Filter filter = schema_filter(run_settings(workspace, arguments));
  existing.catalog = catalog::select(inspect::inspect(connection, filter), selection(arguments));
  postgres::Scratch scratch = open_scratch(arguments, workspace);
  postgres::Scratch::Database database = scratch.create();
  existing.nothing = catalog::select(inspect::inspect(database.connection(), filter), selection(arguments));
  return existing;
}

/// The first revision: its extension, and its text.
std::pair<std::string, std::string> first_revision(const InitTemplate& chosen,
                                                   const render::RevisionHead& head,
                                                   const Existing& existing) {
  if (!chosen.functions.empty())
    return {".cpp", "#include <retort/revision.hpp>\n\nRETORT_REVISION(\"" + head.id + "\", created(\"" +
                        head.created + "\"), message(\"" + head.message + "\"))\n\n" + chosen.functions};
  const auto sql_of = [](const operation::Change& change) { return ddl::statements(change); };
  return {".sql", render::sql_revision(head, diff::diff(existing.nothing, existing.catalog),
                                       diff::diff(existing.catalog, existing.nothing), sql_of)};
}

/// Everything but the models of a database; the names of what was written.
std::vector<std::string> write(const Arguments& arguments, const fs::path& folder, const InitTemplate& chosen,
                               const Existing& existing) {
  std::vector<std::string> names;
  const auto wrote = [&](const fs::path& path) {
    names.push_back(path.lexically_normal().string());
    note(arguments, "wrote " + names.back());
  };
  std::vector<std::pair<std::string, std::string>> files = chosen.files;
  if (!fs::exists(folder / "meson.build")) files.emplace_back("meson.build", project_build(chosen));
  if (!fs::exists(folder / ".gitignore")) files.emplace_back(".gitignore", "/build*/\n.env\n");
  for (const auto& [name, content] : files) {
    fs::create_directories((folder / name).parent_path());
    base::write_file(folder / name, content);
    wrote(folder / name);
  }
  render::RevisionHead head;
  head.id = new_id({});
  head.created = now("UTC");
  head.message = chosen.message;
  const auto [extension, text] = first_revision(chosen, head, existing);
  const std::string name = file_stem(Configuration{}, head) + extension;
  add_revision_file(folder / "migrations", name, text);
  wrote(folder / "migrations" / name);
  wrote(folder / "migrations" / "manifest");
  return names;
}

/// As a shell reads it back.
std::string shell_word(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '/' || c == '.' || c == '_' || c == '-' || c >= 0x80;
  });
  return plain ? text : "'" + base::replace_all(text, "'", "'\\''") + "'";
}

void say_what_next(const fs::path& folder, const InitTemplate& chosen, bool has_build) {
  if (has_build) {
    std::string lines;
    for (const std::string& added : chosen.folders) lines += "  subdir('" + added + "')\n";
    print_line("Add to meson.build, which must ask for C++20:\n\n" + lines);
  }
  print_line("Next:");
  if (folder != ".") print_line("  cd " + shell_word(folder.string()));
  print_line("  meson setup build\n  meson compile -C build migrate-upgrade\n  meson test -C build");
  if (chosen.functions.empty())
    print_line(
        "The database that was read has all of this already. Say so before its first upgrade:\n"
        "  build/migrations/migrate stamp head --url …");
}

int run_init(const Arguments& arguments, const Project&) {
  const fs::path folder =
      arguments.positional.empty() ? fs::path(".") : fs::path(arguments.positional.front());
  const InitTemplate& chosen = chosen_template(arguments);
  refuse_to_overwrite(folder, chosen);
  const bool has_build = fs::exists(folder / "meson.build");
  const bool of_database = chosen.functions.empty();

  Existing existing;
  const Workspace workspace = open_workspace(arguments);
  if (of_database) existing = look(arguments, workspace);
  std::vector<std::string> names = write(arguments, folder, chosen, existing);
  int status = done;
  if (of_database) {
    Arguments for_models = arguments;
    for_models.options["models"] = {(folder / "models").lexically_normal().string()};
    status = write_models(for_models, workspace, existing.target, existing.catalog);
    for (const auto& entry : fs::recursive_directory_iterator(folder / "models")) {
      if (entry.is_regular_file()) names.push_back(entry.path().lexically_normal().string());
    }
    std::sort(names.begin(), names.end());
  }
  if (arguments.has("json"))
    print_line(json::object({{"files", json::texts(names)}}));
  else
    say_what_next(folder, chosen, has_build);
  return status;
}

std::vector<Option> options() {
  std::vector<std::string> names;
  std::string help = "what to begin with:";
  for (const InitTemplate& one : init_templates()) {
    names.push_back(one.name);
    help += (names.size() == 1 ? " " : ", ") + one.name;
  }
  std::vector<Option> all{{"template", '\0', "NAME", help + " (default: minimal)", names},
                          {"namespace", '\0', "NAME", "of the structs of a database (default: app)"}};
  for (Option& option : selection_options()) all.push_back(std::move(option));
  return all;
}

std::string details() {
  std::string text =
      "Writes retort.toml, .env.example, models/ and migrations/, and a meson.build and a .gitignore where\n"
      "there are none. Overwrites nothing. Templates:\n\n";
  for (const InitTemplate& one : init_templates())
    text += "  " + one.name + std::string(19 - one.name.size(), ' ') + one.summary + "\n";
  return text +
         "\nThe last one reads the database that --url and its kin name, as `inspect --models` does; "
         "--schema, "
         "--only\nand --exclude leave things out.";
}

}  // namespace

extern const Command init_command;
const Command init_command{
    .name = "init",
    .group = Group::build,
    .summary = "begin a project: models, a first revision, and what Meson needs",
    .positional = "[DIR]",
    .details = details(),
    .example =
        "init\ninit shop --template service\ninit shop --template existing-database --url "
        "postgresql://localhost/shop",
    .options = options(),
    .run = run_init,
};

}  // namespace retort::cli
