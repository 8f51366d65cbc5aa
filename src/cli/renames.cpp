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
#include "ddl/ddl.hpp"
#include "postgres/query.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

/// The name of a function is SQL already.
std::string quoted(const Name& name) {
  if (!name.name.ends_with(')')) return base::quote_name(name);
  return base::quote_identifier(name.schema) + '.' + name.name;
}

std::string spelled(const DeclaredRename& rename, const std::string& object, const std::string& column) {
  std::string text = rename.kind.empty() ? "" : rename.kind + ' ';
  text += quoted({rename.object.schema, object});
  return column.empty() ? text : text + '.' + base::quote_identifier(column);
}

std::string old_name(const DeclaredRename& rename) {
  return rename.column.empty() ? spelled(rename, rename.from, {})
                               : spelled(rename, rename.object.name, rename.from);
}

std::string new_name(const DeclaredRename& rename) {
  return spelled(rename, rename.object.name, rename.column);
}

std::string as_rename(const DeclaredRename& rename) {
  return "rename " + old_name(rename) + " -> " + new_name(rename);
}

std::string as_drop(const DeclaredRename& rename) {
  return "drop " + old_name(rename) + ", create " + new_name(rename);
}

/// At dots that stand outside of quotes and parentheses; quotes go.
std::vector<std::string> parts(const std::string& text) {
  std::vector<std::string> result(1);
  const bool sql = text.ends_with(')');
  bool quotes = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(' && !quotes) {
      result.back() += text.substr(i);
      break;
    }
    if (text[i] == '"') {
      if (quotes && i + 1 < text.size() && text[i + 1] == '"') {
        result.back() += text[i++];
      } else {
        quotes = !quotes;
      }
      if (sql) result.back() += '"';
    } else if (text[i] == '.' && !quotes) {
      result.emplace_back();
    } else {
      result.back() += text[i];
    }
  }
  return result;
}

bool is_type(const catalog::Object& object) {
  return object.kind == &catalog::enum_kind() || object.kind == &catalog::composite_kind();
}

/// What `name`, in parts, with or without a kind, means in `object`.
std::optional<DeclaredRename> meant(const catalog::Object& object, const std::string& kind,
                                    const std::vector<std::string>& name, const std::string& to) {
  const catalog::ObjectName& known = object.name;
  const std::string own(object.kind->traits().name);
  const bool whole = known.parent.empty() || object.kind->traits().is_relation;
  if (kind.empty()) {
    if (name.size() == 2 && object.kind->traits().is_relation && known.schema == name[0] &&
        known.name == name[1])
      return DeclaredRename{{name[0], to}, {}, name[1], {}};
    if (name.size() != 3 || known.schema != name[0]) return std::nullopt;
    const bool column =
        object.kind == &catalog::column_kind() && known.parent == name[1] && known.name == name[2];
    const bool value = is_type(object) && known.name == name[1] &&
                       !object.kind->renaming_changes(object, {{name[0], name[1]}, name[2], name[2]}).empty();
    if (column || value) return DeclaredRename{{name[0], name[1]}, to, name[2], {}};
    return std::nullopt;
  }
  if (own != kind) return std::nullopt;
  if (whole && known.schema.empty() && name.size() == 1 && known.name == name[0])
    return DeclaredRename{Name(to), {}, name[0], kind};
  if (whole && name.size() == 2 && known.schema == name[0] && known.name == name[1]) {
    const auto arguments = name[1].find('(');
    const bool routine = name[1].ends_with(')') && to.find('(') == to.npos;
    return DeclaredRename{{name[0], routine ? to + name[1].substr(arguments) : to}, {}, name[1], kind};
  }
  if (!whole && name.size() == 3 && known.schema == name[0] && known.parent == name[1] &&
      known.name == name[2])
    return DeclaredRename{{name[0], name[1]}, to, name[2], kind};
  return std::nullopt;
}

/// `users=people`, `app.users=people`, `users.mail=email`, `function:f(integer)=g`: the new name may repeat
/// what stands before it.
DeclaredRename parse_rename(const std::string& text, const catalog::Catalog& have) {
  const auto equals = text.find('=');
  const auto refuse = [&](const std::string& why) {
    return UsageError(Diagnostic{.code = "R0603",
                                 .text = "--rename " + text + ": " + why,
                                 .help = "write old=new: users=people, app.users=people, users.mail=email, "
                                         "schema:app=shop, function:f(integer)=g, trigger:users.log=audit"});
  };
  if (equals == text.npos || equals == 0 || equals + 1 == text.size()) throw refuse("it is not `old=new`");
  std::string old = text.substr(0, equals);
  std::string kind;
  if (const auto colon = old.find(':'); colon != old.npos) {
    kind = old.substr(0, colon);
    old.erase(0, colon + 1);
  }
  const std::string to = parts(text.substr(equals + 1)).back();
  for (const bool in_public : {false, true}) {
    std::vector<std::string> name = parts(old);
    if (in_public) name.insert(name.begin(), "public");
    for (const catalog::ObjectPtr& object : have.objects) {
      if (auto found = meant(*object, kind, name, to)) return *found;
    }
  }
  throw refuse("there is nothing of that name to rename");
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
  // What lives in a schema that is renamed is called by its new one.
  for (const DeclaredRename& schema : std::vector<DeclaredRename>(options.renames)) {
    if (schema.kind != "schema") continue;
    for (DeclaredRename& rename : options.renames) {
      if (rename.object.schema == schema.from) rename.object.schema = schema.object.name;
    }
  }
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

void make_renames(Connection& connection, const operation::Changes& changes) {
  try {
    postgres::run_script(connection, "SET session_replication_role = replica");
  } catch (const postgres::ServerError&) {
    // Only superusers may, and only they have event triggers.
  }
  postgres::run_script(connection, ddl::script(changes));
}

std::vector<Option> rename_options() {
  return {{"rename", '\0', "OLD=NEW", "what has another name now: users=people, users.mail=email, view:a=b"},
          {"renames",
           '\0',
           "HOW",
           "what to do with what looks renamed: ask, auto or never",
           {"ask", "auto", "never"}},
          {"no-input", '\0', "", "never ask"}};
}

}  // namespace retort::cli
