// The statements are those of the range, in their order, so that data moves as it did. A SQL file is put
// together as text: comments stay. A C++ file holds the operations of C++ revisions, and SQL ones as they
// stand.
#include "cli/squash_file.hpp"

#include <algorithm>

#include <retort/error.hpp>

#include "base/names.hpp"
#include "base/text.hpp"
#include "cli/new_revision.hpp"
#include "revision/naming.hpp"

namespace retort::cli {
namespace {

using revision::Direction;

/// What undoes the session settings that a revision's script may leave to the next one.
constexpr const char* reset_session[] = {"RESET SESSION AUTHORIZATION", "RESET ROLE", "RESET ALL"};

bool sets_session(const std::string& sql) {
  const std::string low = base::lower(sql);
  return low.find("set_config") != std::string::npos || low.starts_with("set ") ||
         low.find("\nset ") != std::string::npos;
}

/// Whether the last line holds a comment, which would swallow what follows in it.
bool ends_in_comment(const std::string& sql) {
  const auto line = sql.rfind('\n');
  return sql.find("--", line == std::string::npos ? 0 : line) != std::string::npos;
}

std::string title(const revision::Revision& one) {
  return one.id + (one.message.empty() ? "" : ": " + one.message);
}

/// The statements of one revision, with a separator in front and no session settings left behind.
std::string part(const revision::Revision& one, Direction direction, const run::ScriptSource& scripts) {
  const run::Script script = scripts(one, direction);
  if (!script.calls.empty()) throw Error(run::needs_connection(one, script.calls.front()));
  std::string sql(base::trim(script.sql));
  if (sql.empty()) return "";
  // A comment may end the text: the semicolon goes on a line of its own.
  const bool commented = ends_in_comment(sql);
  if (sql.back() != ';' || commented) sql += commented ? "\n;" : ";";
  if (one.transactional && sets_session(sql)) {
    for (const char* statement : reset_session) sql += std::string("\n") + statement + ";";
  }
  return "-- " + title(one) + "\n" + sql + "\n\n";
}

std::string listed(const std::string& key, const std::vector<std::string>& values) {
  return values.empty() ? "" : "-- " + key + ": " + base::join_names(values) + "\n";
}

std::string sql_text(const revision::Graph& graph, const revision::SquashPlan& plan,
                     const render::RevisionHead& head, bool has_way_back, const run::ScriptSource& scripts) {
  std::string up, down;
  for (const revision::Index one : plan.replaced) up += part(graph[one], Direction::upgrade, scripts);
  std::string text = "-- " + head.message + "\n-- revision: " + head.id + "\n" +
                     listed("revises", head.revises) + listed("replaces", head.replaces) +
                     listed("branch_labels", head.branch_labels) + listed("depends_on", head.depends_on) +
                     "-- created: " + head.created + "\n";
  if (!plan.transactional) text += "-- transactional: no\n";
  text += "\n-- retort:upgrade\n" + up;
  if (!has_way_back) return text;
  for (auto at = plan.replaced.rbegin(); at != plan.replaced.rend(); ++at)
    down += part(graph[*at], Direction::downgrade, scripts);
  text += "-- retort:downgrade\n" + down;
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

operation::Change executed(std::string sql) {
  operation::Change change;
  change.operation = operation::Execute{std::move(sql), {}};
  return change;
}

operation::Changes sql_changes(const revision::Revision& one, Direction direction) {
  std::string sql(base::trim(one.sql(direction)));
  if (sql.empty()) return {};
  if (ends_in_comment(sql)) {
    sql += "\n";
  } else if (sql.back() == ';') {
    sql.pop_back();
  }
  return {executed(std::move(sql))};
}

/// Adds what one revision does, under its title.
void add(operation::Changes& to, const Project& project, const revision::Revision& one, Direction direction) {
  operation::Changes changes = one.language == revision::Language::sql
                                   ? sql_changes(one, direction)
                                   : recorded_changes(project, one, direction);
  if (changes.empty()) return;
  if (one.transactional && sets_session(script_of(changes, "").sql)) {
    for (const char* statement : reset_session) changes.push_back(executed(statement));
  }
  std::string& comment = changes.front().comment;
  comment = title(one) + (comment.empty() ? "" : "\n" + comment);
  std::move(changes.begin(), changes.end(), std::back_inserter(to));
}

}  // namespace

SquashFile squash_file(const Arguments& arguments, const Workspace& workspace, const Project& project,
                       const revision::Graph& graph, const revision::SquashPlan& plan,
                       const render::RevisionHead& head) {
  const auto is_cpp = [&](revision::Index one) { return graph[one].language == revision::Language::cpp; };
  const bool all_cpp = std::all_of(plan.replaced.begin(), plan.replaced.end(), is_cpp);
  SquashFile file;
  file.extension = file_extension(arguments, all_cpp ? "cpp" : "sql");
  revision::Indexes one_way;
  std::copy_if(plan.replaced.begin(), plan.replaced.end(), std::back_inserter(one_way),
               [&](revision::Index one) { return !is_cpp(one) && !graph[one].downgrade.present; });
  file.has_way_back = one_way.empty();
  if (file.extension == "sql") {
    file.content = sql_text(graph, plan, head, file.has_way_back, script_source(project));
    return file;
  }
  if (!file.has_way_back)
    revision::refuse(
        "R0267",
        revision::describe(graph, one_way) + " cannot be undone, which a C++ revision has no way to say",
        "give --sql-file");
  for (const revision::Index one : plan.replaced) add(file.upgrade, project, graph[one], Direction::upgrade);
  for (auto at = plan.replaced.rbegin(); at != plan.replaced.rend(); ++at)
    add(file.downgrade, project, graph[*at], Direction::downgrade);
  file.content = render::cpp_revision(head, file.upgrade, file.downgrade, templates_folder(workspace));
  return file;
}

}  // namespace retort::cli
