// `retort codegen revisions`: the file with `main` that makes a project's `migrate` self-contained. Every
// revision file and the manifest are embedded as they are, byte for byte, since their hashes are checked at
// run time. Literals are escaped, one per line of text, and not raw: compilers disagree about carriage
// returns in raw literals.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/usage.hpp"
#include "cli/workspace.hpp"
#include "revision/manifest.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

/// `text` as the inside of one string literal.
std::string escaped(std::string_view text) {
  static const char* const octal = "01234567";
  std::string out;
  out.reserve(text.size() + 8);
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\' || c == '"') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte >= 0x7f) {
      out += '\\';
      out += octal[byte >> 6];
      out += octal[(byte >> 3) & 7];
      out += octal[byte & 7];
    } else {
      out += c;
    }
  }
  return out;
}

/// Adjacent literals, one per line of `text`.
std::string literal(std::string_view text) {
  if (text.empty()) return "      \"\"";
  std::string out;
  while (!text.empty()) {
    std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
    if (!out.empty()) out += "\n";
    out += "      \"" + escaped(line) + "\"";
    text.remove_prefix(line.size());
  }
  return out;
}

struct Input {
  std::string name;
  fs::path path;
};

struct Inputs {
  std::vector<Input> revisions;
  std::vector<Input> model_sql;
  std::optional<fs::path> configuration;
};

fs::path folder_of(const std::string& path) {
  return fs::absolute(path).lexically_normal().parent_path();
}

/// `text` seen from `folder`.
fs::path below(const std::string& text, const std::string& folder) {
  return fs::absolute(text).lexically_normal().lexically_relative(fs::absolute(folder).lexically_normal());
}

/// Files below `root`, and those beside a manifest, are revisions, under their path from the root; others are
/// SQL of the models, under theirs from `project`, and retort.toml is the configuration. Without a root all
/// are revisions.
Inputs inputs(const std::vector<std::string>& paths, const std::optional<std::string>& root,
              const std::optional<std::string>& project) {
  Inputs all;
  std::set<fs::path> folders;
  for (const std::string& text : paths) {
    if (fs::path(text).filename() == revision::manifest_name) folders.insert(folder_of(text));
  }
  for (const std::string& text : paths) {
    fs::path name = fs::path(text).filename();
    if (name == "retort.toml") {
      all.configuration = text;
      continue;
    }
    bool revision = true;
    if (root) {
      const fs::path path = below(text, *root);
      revision = (!path.empty() && *path.begin() != "..") || folders.contains(folder_of(text));
      if (revision) name = path;
    }
    if (!revision) name = project ? below(text, *project) : fs::path("models") / name;
    (revision ? all.revisions : all.model_sql).push_back({name.generic_string(), text});
  }
  for (std::vector<Input>* list : {&all.revisions, &all.model_sql})
    std::sort(list->begin(), list->end(), [](const Input& a, const Input& b) { return a.name < b.name; });
  return all;
}

/// A file that the build names and that is gone: the manifest lists it still.
void require_files(const Inputs& all) {
  std::vector<Diagnostic> problems;
  for (const Input& file : all.revisions) {
    if (fs::exists(file.path)) continue;
    problems.push_back({.code = "R0226",
                        .text = "the manifest lists " + file.name + ", which is not there",
                        .help = "restore the file, or run `retort rehash` if its removal is meant",
                        .place = {shown(file.path), 0, 0}});
  }
  if (!problems.empty()) throw Error(std::move(problems));
}

std::string table(const std::string& variable, const std::vector<Input>& files) {
  std::string out = "const std::vector<retort::EmbeddedFile>& " + variable + "() {\n" +
                    "  static const std::vector<retort::EmbeddedFile> files{\n";
  for (const Input& file : files) {
    const std::string content = base::read_file(file.path);
    out += "      {\"" + escaped(file.name) + "\", std::string_view(\n" + literal(content) + ",\n      " +
           std::to_string(content.size()) + ")},\n";
  }
  return out + "  };\n  return files;\n}\n\n";
}

/// Looks for retort.toml in `folder`, and writes into `depfile` what the build must watch for it: the file,
/// or the folder as long as there is none.
std::optional<fs::path> find_configuration(const fs::path& folder, const std::optional<std::string>& depfile,
                                           const std::string& output) {
  const fs::path file = folder / "retort.toml";
  const bool there = fs::is_regular_file(file);
  if (depfile)
    base::write_file(*depfile,
                     output + ": " + base::replace_all((there ? file : folder).string(), " ", "\\ ") + "\n");
  return there ? std::optional(file) : std::nullopt;
}

int run(const Arguments& arguments, const Project&) {
  const auto output = arguments.value("output");
  if (!output)
    throw UsageError(Diagnostic{.code = "R0603", .text = "`codegen revisions` needs --output FILE"});
  const bool models = arguments.has("models");
  std::string text =
      "// Made by `retort codegen revisions` from the revision files. Do not edit.\n"
      "#include <string_view>\n#include <vector>\n\n#include <retort/project.hpp>\n\n";
  if (models) text += "retort::DeclaredSchema retort_declared_schema();\n\n";
  text += "namespace {\n\n";
  const auto folder = arguments.value("configuration");
  Inputs all = inputs(arguments.positional, arguments.value("root"), folder);
  if (folder && !all.configuration)
    all.configuration = find_configuration(*folder, arguments.value("depfile"), *output);
  require_files(all);
  text += table("revision_files", all.revisions);
  text += table("model_sql", all.model_sql);
  text += "}  // namespace\n\n";
  std::string configuration;
  if (all.configuration) {
    const std::string content = base::read_file(*all.configuration);
    parse_configuration(content, shown(*all.configuration));  // A mistake is told by the build.
    configuration = "  project.configuration = std::string_view(\n" + literal(content) + ",\n      " +
                    std::to_string(content.size()) + ");\n";
  }
  text += "int main(int argc, char** argv) {\n  retort::Project project;\n";
  if (models) text += "  project.models = &retort_declared_schema;\n";
  text += configuration;
  text +=
      "  project.model_sql = model_sql();\n  project.revision_files = revision_files();\n"
      "  return retort::migrate_main(argc, argv, project);\n}\n";
  base::write_file_if_changed(*output, text);
  return done;
}

}  // namespace

extern const Command codegen_revisions_command;
const Command codegen_revisions_command{
    .name = "codegen revisions",
    .group = Group::build,
    .summary = "write the C++ file that embeds the revisions, with the main function of `migrate`",
    .positional = "FILE...",
    .details =
        "FILE... is every revision file and the manifests, all below --root or beside a manifest; the SQL\n"
        "files of the models, which are not; and retort.toml, if there is one, here or in the folder that\n"
        "--configuration names, which then holds where the program runs without it. The output is written\n"
        "only if it changes.",
    .example =
        "codegen revisions --models --root migrations -o revisions.cpp migrations/manifest models/views.sql",
    .options = {{"output", 'o', "FILE", "the C++ file to write"},
                {"root", '\0', "DIR", "the folder of the revisions; they are named by their path from there"},
                {"models", '\0', "", "a registry of models is linked in"},
                {"configuration", '\0', "DIR", "the folder in which retort.toml is, or will be one day"},
                {"depfile", '\0', "FILE",
                 "with --configuration: tells the build to look again when it comes, changes or goes"}},
    .run = run,
};

}  // namespace retort::cli
