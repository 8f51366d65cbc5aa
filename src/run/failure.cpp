// A failing statement is shown where it stands in the user's file. The server's own position is best; it
// gives one for syntax and names, not for data, and then the statement's first line stands in.
#include "run/failure.hpp"

#include "base/sql.hpp"
#include "base/text.hpp"

namespace retort::run {
namespace {

/// What to do, for the causes that a migration meets often.
std::string advice(const std::string& sqlstate) {
  struct Known {
    const char* sqlstate;
    const char* text;
  };
  static constexpr Known all[] = {
      {"25001", "`-- transactional: no` in the head runs the revision outside of a transaction"},
      {"55P04", "a new enum value can be used from the next revision on, not in the one that adds it"},
      {"55P03", "another session holds a lock on the table: try again, or at a quieter time"},
      {"40P01", "another session locked the same tables the other way round: run again"},
      {"42P07", "if the database has it already, `stamp` says so without running anything"},
      {"42710", "if the database has it already, `stamp` says so without running anything"},
      {"42701", "if the database has it already, `stamp` says so without running anything"},
      {"42501", "connect as a role that may do this (for tables, their owner)"},
      {"2BP01", "drop what depends on it first"},
      {"57014", "the statement took longer than its time limit, or somebody cancelled it"},
  };
  for (const auto& one : all) {
    if (sqlstate == one.sqlstate) return one.text;
  }
  return "";
}

std::string joined(std::vector<std::string> parts) {
  std::vector<std::string> filled;
  for (auto& part : parts) {
    if (!part.empty()) filled.push_back(std::move(part));
  }
  return base::join(filled, "; ");
}

void add_line(std::string& to, const std::string& line) {
  if (line.empty()) return;
  if (!to.empty() && to.back() != '\n') to += '\n';
  to += line;
}

}  // namespace

std::string doing(const Prepared& step) {
  const bool up = step.direction == revision::Direction::upgrade;
  const auto& revision = *step.revision;
  return (up ? "upgrade of " : "downgrade of ") + revision.id +
         (revision.message.empty() ? "" : " (" + revision.message + ")");
}

std::optional<std::size_t> blamed(const Batch& batch, const Prepared& step,
                                  const postgres::ServerReport& report) {
  if (report.position != postgres::ServerReport::no_position) {
    const auto end = batch.script_offset + step.script.sql.size();
    // Whatever is missing at a script's end is noticed behind it.
    if (report.position >= batch.script_offset && report.position <= end && !step.script.sql.empty())
      return std::min(report.position - batch.script_offset, step.script.sql.size());
  }
  if (report.statement >= batch.script_statement &&
      report.statement < batch.script_statement + batch.script_count)
    return step.statements[report.statement - batch.script_statement].offset;
  return std::nullopt;
}

Diagnostic statement_failure(const Prepared& step, std::optional<std::size_t> offset,
                             const postgres::ServerReport& report, const std::string& kept) {
  Diagnostic failure;
  failure.code = "R0441";
  failure.text = doing(step) + ": " + report.message;
  failure.help = joined({report.hint, advice(report.sqlstate), kept});
  if (offset) {
    failure.place = place_of(step.script, *offset);
    failure.excerpt = excerpt_of(*step.revision, step.script, *offset);
  } else {
    failure.place.file = step.revision->file.path;
  }
  add_line(failure.excerpt, report.detail);
  add_line(failure.excerpt, report.context);
  return failure;
}

Diagnostic bookkeeping_failure(const Prepared& step, const Batch& batch, const postgres::ServerReport& report,
                               const Settings& settings, const std::string& kept) {
  const auto version = base::quote_name(version_table(settings));
  const auto make = [&](const char* code, std::string text, std::string help) {
    return Diagnostic{.code = code,
                      .text = doing(step) + ": " + std::move(text),
                      .help = joined({std::move(help), kept}),
                      .place = {},
                      .excerpt = {}};
  };
  if (report.statement == batch.history_statement && report.sqlstate == "22P02") {
    const auto begin = report.message.find("other rows than expected");
    const auto rows = begin == std::string::npos
                          ? report.message
                          : report.message.substr(begin, report.message.rfind('"') - begin);
    return make(
        "R0442", "the version table " + version + " holds " + rows,
        "somebody else changed it during the run, or the revision did: see `current`, then run again");
  }
  if (report.sqlstate == "22001")
    return make(
        "R0414", "the id " + step.revision->id + " is too long for " + version + ": " + report.message,
        "ALTER TABLE " + version + " ALTER COLUMN version_num TYPE text (Alembic makes it 32 characters)");
  if (report.sqlstate == "42501")
    return make(
        "R0413", report.message,
        "GRANT this role what it needs on " + version + " and " + base::quote_name(history_table(settings)));
  if (report.statement > batch.history_statement) {
    auto failure = statement_failure(step, std::nullopt, report, kept);
    failure.text += " (when the transaction was to end: a deferred constraint)";
    return failure;
  }
  return statement_failure(step, std::nullopt, report, kept);
}

}  // namespace retort::run
