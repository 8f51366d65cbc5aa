#include "import/tools.hpp"

#include <map>

#include <retort/error.hpp>

#include "import/numbered.hpp"

namespace retort::imports {
namespace {

using Keys = std::vector<std::string>;

const std::string& field(const base::Row& row, std::size_t at) {
  static const std::string none;
  return row.at(at) ? *row.at(at) : none;
}

[[noreturn]] void failed(const std::string& what) {
  throw Error(Diagnostic{.code = "R0646",
                         .text = what + " failed in this database",
                         .help = "bring it to an end with the tool that began it, then import again"});
}

/// One row for each that was applied: dbmate.
Keys first_column(const History&, const base::Rows& rows) {
  Keys keys;
  for (const base::Row& row : rows.rows) keys.push_back(number_key(field(row, 0)));
  return keys;
}

/// The newest row of a version says whether it is applied: goose.
Keys newest_rows(const History&, const base::Rows& rows) {
  std::map<std::string, bool> applied;
  for (const base::Row& row : rows.rows) applied[number_key(field(row, 0))] = field(row, 1) == "t";
  Keys keys;
  for (const auto& [key, is] : applied) {
    if (is && key != "0") keys.push_back(key);
  }
  return keys;
}

/// One row, for all up to it: golang-migrate.
Keys up_to_row(const History& history, const base::Rows& rows) {
  Keys keys;
  if (rows.rows.empty()) return keys;
  const std::string last = number_key(field(rows.rows.front(), 0));
  if (field(rows.rows.front(), 1) == "t") failed("version " + last);
  for (const Imported& revision : history.revisions) {
    if (!number_less(last, revision.key)) keys.push_back(revision.key);
  }
  if (keys.empty() || keys.back() != last) keys.push_back(last);
  return keys;
}

/// What ran, in order, with what was undone and where a database was taken in: Flyway.
Keys flyway_rows(const History& history, const base::Rows& rows) {
  std::map<std::string, bool> applied;
  const auto version_of = [](const std::string& version) {
    std::string key, part;
    Keys parts;
    for (const char c : version + ".") {
      if (c != '.' && c != '_') {
        part += c;
        continue;
      }
      parts.push_back(number_key(part));
      part.clear();
    }
    while (parts.size() > 1 && parts.back() == "0") parts.pop_back();
    for (const std::string& one : parts) key += (key.empty() ? "" : ".") + one;
    return key;
  };
  for (const base::Row& row : rows.rows) {
    const std::string& version = field(row, 0);
    const std::string& type = field(row, 2);
    if (type == "SCHEMA" || type == "DELETE") continue;
    const std::string key = version.empty() ? "R " + sentence(field(row, 1)) : version_of(version);
    if (field(row, 3) != "t") failed(version.empty() ? field(row, 1) : "version " + version);
    if (type == "BASELINE") {
      for (const Imported& revision : history.revisions) {
        applied[revision.key] = true;
        if (revision.key == key) break;
      }
    } else {
      applied[key] = !type.starts_with("UNDO");
    }
  }
  // Repeatable files run behind each `migrate`, so with versions that still wait, too: then they run once
  // more behind those.
  bool waiting = false;
  for (const Imported& revision : history.revisions) {
    const auto found = applied.find(revision.key);
    const bool is = found != applied.end() && found->second;
    if (is && waiting && revision.key.starts_with("R ")) applied.erase(found);
    waiting = waiting || !is;
  }
  Keys keys;
  for (const auto& [key, is] : applied) {
    if (is) keys.push_back(key);
  }
  return keys;
}

/// Names, which may be there more than once: sqitch.
Keys counted_names(const History&, const base::Rows& rows) {
  std::map<std::string, int> seen;
  Keys keys;
  for (const base::Row& row : rows.rows)
    keys.push_back(field(row, 0) + "\n" + std::to_string(++seen[field(row, 0)]));
  return keys;
}

}  // namespace

const std::vector<Tool>& tools() {
  static const std::vector<Tool> table{
      {"dbmate", read_dbmate, "schema_migrations", "version", "version", first_column},
      {"goose", read_goose, "goose_db_version", "version_id, is_applied", "id", newest_rows},
      {"golang-migrate", read_golang_migrate, "schema_migrations", "version, dirty", "version", up_to_row},
      {"flyway", read_flyway, "flyway_schema_history", "version, description, type, success",
       "installed_rank", flyway_rows},
      {"sqitch", read_sqitch, "sqitch.changes", "change", "committed_at, planned_at", counted_names},
  };
  return table;
}

const Tool* find_tool(const std::string& name) {
  for (const Tool& tool : tools()) {
    if (tool.name == name) return &tool;
  }
  return nullptr;
}

}  // namespace retort::imports
