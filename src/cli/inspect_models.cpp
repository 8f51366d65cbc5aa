// Written files are remembered with their hashes in `.retort-inspect` beside them. A file whose bytes are
// others by now was edited by a person, and is theirs.
#include "cli/inspect_models.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/respell.hpp"
#include "cli/schemas.hpp"
#include "cli/usage.hpp"
#include "ddl/ddl.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "postgres/scratch.hpp"
#include "render/model_files.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* record_name = ".retort-inspect";

const char* const models_snippet =
#include "cli/models.meson.inc"
    ;

using Texts = std::map<std::string, std::string>;

/// Hashes by file name.
Texts read_record(const fs::path& folder) {
  Texts record;
  if (!fs::exists(folder / record_name)) return record;
  for (const std::string& line : base::split(base::read_file(folder / record_name), '\n')) {
    const std::size_t gap = line.find("  ");
    if (gap == std::string::npos || line.front() == '#') continue;
    record[line.substr(gap + 2)] = line.substr(0, gap);
  }
  return record;
}

std::string record_text(const Texts& record) {
  std::string text =
      "# What `inspect --models` wrote, with its hashes: what differs from them was edited since.\n";
  for (const auto& [name, hash] : record) text += hash + "  " + name + "\n";
  return text;
}

struct Outcome {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::vector<std::string> edited;  ///< Left as they are.
  std::vector<std::string> removed;
};

class Writer {
 public:
  Writer(fs::path folder, bool force)
      : folder_(std::move(folder)), force_(force), before_(read_record(folder_)) {}

  void put(const std::string& name, const std::string& content) {
    const fs::path path = folder_ / name;
    const std::string hash = base::sha256(content);
    names_.insert(name);
    record_[name] = hash;
    if (!fs::exists(path)) {
      fs::create_directories(path.parent_path());
      base::write_file(path, content, base::Durability::unsynced);
      ++outcome.written;
      return;
    }
    const std::string present = base::sha256(base::read_file(path));
    const auto known = before_.find(name);
    if (present == hash) {
      ++outcome.unchanged;
    } else if (force_ || (known != before_.end() && known->second == present)) {
      base::write_file(path, content, base::Durability::unsynced);
      ++outcome.written;
    } else {
      outcome.edited.push_back(name);
      if (known != before_.end())
        record_[name] = known->second;
      else
        record_.erase(name);
    }
  }

  /// Removes what an earlier run wrote and this one did not, and writes the record.
  void finish() {
    for (const auto& [name, hash] : before_) {
      if (names_.contains(name) || !fs::exists(folder_ / name)) continue;
      if (force_ || base::sha256(base::read_file(folder_ / name)) == hash) {
        fs::remove(folder_ / name);
        outcome.removed.push_back(name);
      } else {
        record_[name] = hash;
        outcome.edited.push_back(name);
      }
    }
    base::write_file_if_changed(folder_ / record_name, record_text(record_));
  }

  Outcome outcome;

 private:
  fs::path folder_;
  bool force_;
  Texts before_;
  Texts record_;
  std::set<std::string> names_;
};

std::string sql_text(const render::ModelSql& file) {
  std::string text = ddl::script(file.changes);
  // A body may name what is made later.
  if (text.find("\nCREATE OR REPLACE FUNCTION ") != std::string::npos ||
      file.name.rfind("functions/", 0) == 0)
    text = "SET LOCAL check_function_bodies = off;\n\n" + text;
  return text;
}

std::string file_list(const std::vector<std::string>& names) {
  std::string flat = "files(";
  for (std::size_t i = 0; i < names.size(); ++i) flat += (i == 0 ? "'" : ", '") + names[i] + "'";
  if (flat.size() < 90) return flat + ")";
  std::string lines = "files(\n";
  for (const std::string& name : names) lines += "  '" + name + "',\n";
  return lines + ")";
}

postgres::Scratch scratch_beside(const Target& target) {
  postgres::ScratchOptions options;
  if (target.scratch_url.empty())
    options.target_url = target.url;
  else
    options.scratch_url = target.scratch_url;
  return postgres::Scratch(options);
}

/// What the written files say, read back from a scratch database. That they do not load is a failure of what
/// was written.
catalog::Catalog loaded(postgres::Scratch& scratch, const catalog::Filter& filter,
                        const render::ModelFiles& files, const Texts& sql, const fs::path& folder) {
  try {
    postgres::Scratch::Database database = scratch.create();
    std::vector<std::string> paths;
    for (const auto& [name, text] : sql) paths.push_back((folder / name).generic_string());
    std::vector<EmbeddedFile> embedded;
    for (const auto& [name, text] : sql) embedded.push_back({paths[embedded.size()], text});
    load_schema(database.connection(), files.declared, embedded);
    return inspect::inspect(database.connection(), filter);
  } catch (const Error& error) {
    std::vector<Diagnostic> diagnostics = error.diagnostics();
    for (Diagnostic& diagnostic : diagnostics) {
      diagnostic.text = "what was written does not load: " + diagnostic.text;
      if (diagnostic.help.empty())
        diagnostic.help = "the files are there to be mended by hand; --exclude leaves an object out";
    }
    throw Error(std::move(diagnostics));
  }
}

void report(const Arguments& arguments, const fs::path& folder, const Outcome& outcome) {
  for (const std::string& name : outcome.removed) note(arguments, "removed " + (folder / name).string());
  for (const std::string& name : outcome.edited)
    say(arguments, "left " + (folder / name).string() + " as it is: it was edited; --force overwrites it");
  note(arguments, "wrote " + std::to_string(outcome.written) +
                      (outcome.written == 1 ? " file into " : " files into ") + folder.string() + ", " +
                      std::to_string(outcome.unchanged) + " were up to date");
}

}  // namespace

std::string models_build(const std::vector<std::string>& headers, const std::vector<std::string>& sql) {
  std::string text = models_snippet;
  const auto put = [&text](const std::string& name, const std::vector<std::string>& names) {
    const std::size_t begin = text.find(name + " = files(");
    const std::size_t end = text.find(')', begin);
    text.replace(begin, end + 1 - begin, name + " = " + file_list(names));
  };
  put("model_headers", headers);
  put("model_sql", sql);
  return text;
}

int write_models(const Arguments& arguments, const Workspace& workspace, const Target& target,
                 const catalog::Catalog& catalog) {
  const fs::path folder = *arguments.value("models");
  render::ModelOptions options;
  options.name_space = arguments.value("namespace").value_or("app");
  if (!std::regex_match(options.name_space, std::regex("[A-Za-z][A-Za-z0-9_]*(::[A-Za-z][A-Za-z0-9_]*)*"))) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`" + options.name_space + "` is no name of a namespace",
                                .help = "write something like `app` or `company::app`"});
  }
  const operation::Changes changes = diff::diff(catalog::Catalog(), catalog);
  const render::ModelFiles files = render::model_files(catalog, changes, options);
  Texts sql;
  for (const render::ModelSql& file : files.sql) sql[file.name] = sql_text(file);

  fs::create_directories(folder);
  Writer writer(folder, arguments.has("force"));
  std::vector<std::string> headers;
  std::vector<std::string> sql_names;
  for (const render::ModelHeader& header : files.headers) {
    headers.push_back(header.name);
    writer.put(header.name, header.content);
  }
  for (const auto& [name, text] : sql) {
    sql_names.push_back(name);
    writer.put(name, text);
  }
  writer.put("meson.build", models_build(headers, sql_names));
  writer.finish();
  report(arguments, folder, writer.outcome);
  for (const std::string& name : catalog.unmodelled)
    say(arguments, "not written: " + name + " (not modelled)");
  if (arguments.has("no-proof")) return done;
  postgres::Scratch scratch = scratch_beside(target);
  const catalog::Catalog again =
      loaded(scratch, schema_filter(run_settings(workspace, arguments)), files, sql, folder);
  const auto found = differences_of(scratch, catalog, again);
  if (found.empty()) {
    note(arguments,
         writer.outcome.edited.empty()
             ? "loaded into a scratch database, they make what this one holds"
             : "loaded into a scratch database, what was written makes what this one holds; what you "
               "edited was not loaded");
    return done;
  }
  for (const std::string& line : diff::describe(found, "the database", "the models")) print_line(line);
  return differences;
}

}  // namespace retort::cli
