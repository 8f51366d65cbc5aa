// The decision file is `renames` beside the manifest: a line `rename a -> b` or `drop a, create b` for each
// question that somebody has answered, so that no build asks again.
#include "cli/renames.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <unistd.h>

#include "base/file.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/kinds.hpp"
#include "cli/output.hpp"
#include "cli/usage.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

std::string old_name(const DeclaredRename& rename) {
  if (!rename.column.empty())
    return base::quote_name(rename.object) + '.' + base::quote_identifier(rename.from);
  return base::quote_name({rename.object.schema, rename.from});
}

std::string new_name(const DeclaredRename& rename) {
  const std::string object = base::quote_name(rename.object);
  return rename.column.empty() ? object : object + '.' + base::quote_identifier(rename.column);
}

std::string as_rename(const DeclaredRename& rename) {
  return "rename " + old_name(rename) + " -> " + new_name(rename);
}

std::string as_drop(const DeclaredRename& rename) {
  return "drop " + old_name(rename) + ", create " + new_name(rename);
}

/// The object that `words` (a name, in parts) call in `catalog`, as schema, relation and column.
std::optional<std::vector<std::string>> find(const catalog::Catalog& catalog,
                                             const std::vector<std::string>& words) {
  for (const bool in_public : {false, true}) {
    std::vector<std::string> name = words;
    if (in_public) name.insert(name.begin(), "public");
    for (const catalog::ObjectPtr& object : catalog.objects) {
      const catalog::ObjectName& known = object->name;
      const bool relation = object->kind->traits().is_relation && name.size() == 2 &&
                            known.schema == name[0] && known.name == name[1];
      const bool column = object->kind == &catalog::column_kind() && name.size() == 3 &&
                          known.schema == name[0] && known.parent == name[1] && known.name == name[2];
      if (relation || column) return name;
    }
  }
  return std::nullopt;
}

/// `users=people`, `app.users=people`, `users.mail=email`: the new name may repeat what stands before it.
DeclaredRename parse_rename(const std::string& text, const catalog::Catalog& have) {
  const auto equals = text.find('=');
  const auto refuse = [&](const std::string& why) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "--rename " + text + ": " + why,
                                .help = "write old=new: users=people, app.users=people, users.mail=email"});
  };
  if (equals == text.npos || equals == 0 || equals + 1 == text.size()) refuse("it is not `old=new`");
  const auto old = find(have, base::split(text.substr(0, equals), '.'));
  if (!old) refuse("there is nothing of that name to rename");
  const std::string to = base::split(text.substr(equals + 1), '.').back();
  if (old->size() == 3) return {{(*old)[0], (*old)[1]}, to, (*old)[2]};
  return {{(*old)[0], to}, {}, (*old)[1]};
}

std::optional<fs::path> decision_file(const Workspace& workspace) {
  if (workspace.locations.empty()) return std::nullopt;
  return workspace.locations.front() / "renames";
}

std::set<std::string> read_decisions(const std::optional<fs::path>& file) {
  std::set<std::string> lines;
  if (!file || !fs::exists(*file)) return lines;
  for (const std::string& line : base::split(base::read_file(*file), '\n')) {
    const std::string_view text = base::trim(line);
    if (!text.empty() && text[0] != '#') lines.emplace(text);
  }
  return lines;
}

void add_decision(const std::optional<fs::path>& file, const std::string& line) {
  if (!file || !fs::exists(file->parent_path())) return;
  const std::string head = "# Answers to what a new name means; commit this file.\n";
  base::write_file(*file, (fs::exists(*file) ? base::read_file(*file) : head) + line + '\n');
}

[[noreturn]] void undecided(const DeclaredRename& rename, const std::optional<fs::path>& file) {
  throw Error(Diagnostic{
      .code = "R0622",
      .text = "is " + new_name(rename) + " the old " + old_name(rename) + " under a new name?",
      .help = "say --rename, --renames auto or --renames never, write renamed_from into the model, or put `" +
              as_rename(rename) + "` or `" + as_drop(rename) + "` into " +
              (file ? shown(*file) : "migrations/renames")});
}

}  // namespace

void decide_renames(const Arguments& arguments, const Workspace& workspace, const catalog::Catalog& have,
                    const catalog::Catalog& want, bool must_know, diff::Options& options) {
  for (const std::string& text : arguments.values("rename"))
    options.renames.push_back(parse_rename(text, have));
  const bool can_ask =
      ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0 && !arguments.has("no-input");
  const std::string how =
      arguments.value("renames").value_or(can_ask                                  ? "ask"
                                          : must_know && arguments.has("no-input") ? "ask"
                                                                                   : "never");
  const auto file = decision_file(workspace);
  const std::set<std::string> decisions = read_decisions(file);
  std::set<std::string> settled;
  for (bool more = true; more;) {
    more = false;
    for (const DeclaredRename& candidate : diff::rename_candidates(have, want, options)) {
      const std::string line = as_rename(candidate);
      if (decisions.contains(as_drop(candidate)) || !settled.insert(line).second) continue;
      bool yes = decisions.contains(line) || how == "auto";
      if (!yes && how == "never") {
        if (!arguments.has("renames"))
          note(arguments,
               new_name(candidate) + " looks like the old " + old_name(candidate) + ": see --rename");
        continue;
      }
      if (!yes) {
        if (!can_ask) undecided(candidate, file);
        const auto answer =
            ask("Is " + new_name(candidate) + " the old " + old_name(candidate) + " under a new name?");
        if (!answer) undecided(candidate, file);
        yes = *answer;
        add_decision(file, yes ? line : as_drop(candidate));
      }
      if (!yes) continue;
      options.renames.push_back(candidate);
      more = true;
      break;  // What is in it may have been renamed too.
    }
  }
}

std::vector<Option> rename_options() {
  return {{"rename", '\0', "OLD=NEW", "what has another name now: users=people, users.mail=email"},
          {"renames",
           '\0',
           "HOW",
           "what to do with what looks renamed: ask, auto or never",
           {"ask", "auto", "never"}},
          {"no-input", '\0', "", "never ask"}};
}

}  // namespace retort::cli
