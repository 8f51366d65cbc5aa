// Lines stay, the bar goes: whatever is printed first takes the bar away.
#include "cli/run_report.hpp"

#include <algorithm>
#include <cstdio>

#include "base/text.hpp"
#include "cli/environment.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"

namespace retort::cli {
namespace {

constexpr std::size_t long_run = 10;  // From this many steps on there is a bar.

const char* verb(revision::Direction direction) {
  return direction == revision::Direction::upgrade ? "upgrade" : "downgrade";
}

double milliseconds(std::chrono::microseconds time) {
  return static_cast<double>(time.count()) / 1000;
}

/// DATABASE_ECHO=true, as services know it from SQLAlchemy's setting.
bool echo_wanted(const Lookup& environment) {
  const std::string value = base::lower(environment("DATABASE_ECHO").value_or(""));
  return value == "true" || value == "1" || value == "yes" || value == "on";
}

}  // namespace

RunReport::RunReport(const Arguments& arguments, const Lookup& environment)
    : arguments_(arguments),
      quiet_(arguments.has("quiet")),
      json_(arguments.has("json")),
      verbose_(arguments.has("verbose") || echo_wanted(environment)),
      began_(std::chrono::steady_clock::now()) {}

void RunReport::planned(const revision::Graph& graph, const revision::Plan& plan) {
  id_width_ = 0;
  for (const revision::Step& step : plan.steps)
    id_width_ = std::min<std::size_t>(std::max(id_width_, graph[step.revision].id.size()), 40);
}

void RunReport::starting(const revision::Revision&, const revision::Step&, std::size_t number,
                         std::size_t of) {
  number_ = number;
  of_ = of;
  draw_bar();
}

void RunReport::sending(const revision::Revision&, const std::string& sql) {
  if (!verbose_ || json_) return;
  erase_bar();
  print(paint(Paint::dim, sql));
  if (!sql.empty() && sql.back() != '\n') print("\n");
}

void RunReport::finished(const revision::Revision& revision, const revision::Step& step,
                         std::chrono::microseconds took) {
  total_ += took;
  if (json_) {
    steps_.push_back(json::object({{"direction", json::text(verb(step.direction))},
                                   {"revision", json::text(revision.id)},
                                   {"message", json::text(revision.message)},
                                   {"microseconds", json::number(took.count())},
                                   {"messages", json::array(said_)}}));
    said_.clear();
    return;
  }
  if (quiet_) return;
  erase_bar();
  const Paint colour = step.direction == revision::Direction::upgrade ? Paint::green : Paint::yellow;
  print(paint(colour, verb(step.direction)) + " " + paint(Paint::bold, pad(revision.id, id_width_)) + "  " +
        revision.message + " " + paint(Paint::dim, "(" + duration(milliseconds(took)) + ")") + "\n");
}

void RunReport::said(const revision::Revision& revision, const postgres::Notice& notice) {
  if (json_) {
    said_.push_back(json::object(
        {{"severity", json::text(base::lower(notice.severity))}, {"text", json::text(notice.message)}}));
    return;
  }
  const bool warning = notice.severity == "WARNING";
  if (quiet_ && !warning) return;
  erase_bar();
  std::string text = base::lower(notice.severity) + " of " + revision.id + ": " + notice.message;
  if (!notice.detail.empty()) text += "\n  detail: " + notice.detail;
  if (!notice.hint.empty()) text += "\n  hint: " + notice.hint;
  say(arguments_, text);
}

void RunReport::moved(const std::string& from, const std::string& to) {
  erase_bar();
  note(arguments_,
       "the database had applied all up to " + from + ": it is at " + to + " now, which replaces it");
}

void RunReport::waiting(const std::string& holder) {
  erase_bar();
  note(arguments_, "waiting for another run to end: " + holder);
}

void RunReport::notice(const Diagnostic& diagnostic) {
  erase_bar();
  warn(arguments_, diagnostic);
}

void RunReport::finish(const run::Outcome& outcome, bool stamped) {
  erase_bar();
  if (json_) {
    print_line(json::object({{"steps", json::array(steps_)},
                             {"rows", json::texts(outcome.rows)},
                             {"notes", json::texts(outcome.notes)}}));
    return;
  }
  for (const std::string& text : outcome.notes) note(arguments_, text);
  if (quiet_) return;
  const std::string at = outcome.rows.empty() ? "base" : base::join(outcome.rows, ", ");
  const auto took =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began_);
  if (outcome.steps == 0)
    print_line("nothing to do: the database is at " + at);
  else if (stamped)
    print_line("now at " + at + " (stamped)");
  else
    print_line("now at " + at + " (" + std::to_string(outcome.steps) +
               (outcome.steps == 1 ? " revision, " : " revisions, ") + duration(milliseconds(took)) + ")");
}

void RunReport::draw_bar() {
  if (quiet_ || json_ || of_ < long_run || !on_terminal()) return;
  constexpr std::size_t width = 30;
  const std::size_t full = (std::max<std::size_t>(number_, 1) - 1) * width / of_;
  print("\r\x1b[K" + paint(Paint::cyan, std::string(full, '#')) + std::string(width - full, '.') + " " +
        std::to_string(number_) + "/" + std::to_string(of_));
  std::fflush(stdout);
  bar_ = true;
}

void RunReport::erase_bar() {
  if (bar_) print("\r\x1b[K");
  bar_ = false;
}

}  // namespace retort::cli
