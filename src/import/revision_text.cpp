// What could not be translated must not pass for done. The block raises, so that the transaction of the
// revision is rolled back, whoever runs the file: Retort, psql from `upgrade --sql`, or a test.
#include "base/names.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "import/imported.hpp"

namespace retort::imports {
namespace {

constexpr std::string_view block_begin = "-- >>> to be written by hand: ";
constexpr std::string_view block_end = "-- <<< to be written by hand\n";

std::string listed(const char* key, const std::vector<std::string>& values) {
  return values.empty() ? "" : std::string("-- ") + key + ": " + base::join_names(values) + "\n";
}

/// Every line behind `-- `.
std::string commented(const std::string& text) {
  std::string out;
  for (const std::string& line : base::split(text, '\n')) {
    const std::string stripped = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    out += stripped.empty() ? "--\n" : "--     " + stripped + "\n";
  }
  return out;
}

std::string one_line(const std::string& text) {
  std::string out = text;
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return out;
}

/// The first comment of a file is its message unless it reads like another line of the head.
std::string message_line(const Imported& revision) {
  std::string text(base::trim(one_line(revision.message)));
  if (text.empty()) text = revision.id;
  const std::size_t colon = text.find(':');
  const std::string key = base::lower(base::trim(text.substr(0, colon)));
  for (const char* line : {"revision", "revises", "branch_labels", "depends_on", "replaces", "created",
                           "transactional", "retort"}) {
    if (colon != std::string::npos && key == line) text.replace(colon, 1, " -");
  }
  return "-- " + text + "\n";
}

std::string block(const Imported& revision, const Half& half) {
  std::string out(block_begin);
  out += one_line(half.unfinished) + "\n";
  out +=
      "-- Write the SQL for it in place of everything down to the line that closes this, then run `retort "
      "rehash`.\n";
  if (!half.source.empty()) out += "-- In " + revision.origin + ":\n--\n" + commented(half.source);
  out += "DO $retort$ BEGIN\n  RAISE EXCEPTION USING\n    MESSAGE = " +
         base::quote_literal("revision " + revision.id +
                             " was imported unfinished: " + one_line(half.unfinished)) +
         ",\n    HINT = 'write the SQL in place of the marked block of its file, then run `retort "
         "rehash`';\nEND $retort$;\n";
  return out + std::string(block_end);
}

std::string section(const Imported& revision, const Half& half) {
  std::string out = half.sql;
  while (out.ends_with('\n')) out.pop_back();
  if (!out.empty()) out += '\n';
  if (half.unfinished.empty()) return out;
  return out + (out.empty() ? "" : "\n") + block(revision, half);
}

}  // namespace

std::string file_text(const Imported& revision) {
  std::string out = message_line(revision);
  out += "-- revision: " + revision.id + "\n" + listed("revises", revision.revises) +
         listed("branch_labels", revision.branch_labels) + listed("depends_on", revision.depends_on);
  if (!revision.created.empty()) out += "-- created: " + revision.created + "\n";
  if (!revision.transactional) out += "-- transactional: no\n";
  if (!revision.more.empty()) out += "/*\n" + base::replace_all(revision.more, "*/", "* /") + "\n*/\n";
  if (!revision.origin.empty()) out += "-- imported from " + revision.origin + "\n";
  out += "\n-- retort:upgrade\n" + section(revision, revision.upgrade);
  if (revision.downgrade.present) out += "\n-- retort:downgrade\n" + section(revision, revision.downgrade);
  return out;
}

bool is_unfinished(const std::string& sql) {
  return sql.find(block_begin) != std::string::npos;
}

std::string without_unfinished(const std::string& sql) {
  std::string out = sql;
  for (;;) {
    const std::size_t begin = out.find(block_begin);
    const std::size_t end = begin == std::string::npos ? begin : out.find(block_end, begin);
    if (end == std::string::npos) return out;
    out.erase(begin, end + block_end.size() - begin);
  }
}

}  // namespace retort::imports
