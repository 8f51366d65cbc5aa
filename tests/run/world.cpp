#include "world.hpp"

#include <atomic>

#include "postgres/query.hpp"
#include "postgres/server.hpp"

namespace run_test {

using namespace retort;

std::string new_database() {
  static const postgres::ThrowawayServer server = postgres::ThrowawayServer::start();
  static std::atomic<int> number{0};
  const std::string name = "case_" + std::to_string(++number);
  Connection connection(server.url());
  postgres::query(connection, "CREATE DATABASE " + name);
  return server.url(name);
}

std::string select(Connection& connection, const std::string& sql) {
  std::string text;
  for (const auto& row : postgres::query(connection, sql).rows) {
    std::string line;
    for (const auto& value : row) line += (line.empty() ? "" : "|") + value.value_or("NULL");
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

revision::SourceFile file(const std::string& id, const std::string& parent, const std::string& up,
                          const std::string& down, const std::string& head) {
  std::string text = "-- Make " + id + "\n-- revision: " + id + "\n";
  if (!parent.empty()) text += "-- revises: " + parent + "\n";
  text += head + "\n-- retort:upgrade\n" + up + "\n\n-- retort:downgrade\n" + down + "\n";
  return {id + ".sql", "migrations/" + id + ".sql", text};
}

revision::Graph graph(std::vector<revision::SourceFile> files) {
  auto reading = revision::read_revisions(std::move(files));
  if (!reading.problems.empty()) throw Error(std::move(reading.problems));
  return revision::Graph(std::move(reading.revisions));
}

void Told::starting(const revision::Revision& revision, const revision::Step& step, std::size_t number,
                    std::size_t of) {
  lines.push_back((step.direction == revision::Direction::upgrade ? "up " : "down ") + revision.id + " " +
                  std::to_string(number) + "/" + std::to_string(of));
  if (on_start) on_start(revision.id);
}

void Told::finished(const revision::Revision& revision, const revision::Step&, std::chrono::microseconds) {
  lines.push_back("done " + revision.id);
}

void Told::said(const revision::Revision& revision, const postgres::Notice& notice) {
  lines.push_back("said " + revision.id + " " + notice.severity + " " + notice.message);
}

void Told::waiting(const std::string& holder) {
  lines.push_back("waiting for " + holder);
}

void Told::notice(const Diagnostic& diagnostic) {
  lines.push_back("notice " + diagnostic.text);
}

run::Settings settings() {
  run::Settings made;
  made.tool_version = "0.0.1";
  made.os_user = "tester";
  made.host = "here";
  made.lock_wait = std::chrono::milliseconds(5000);
  return made;
}

Diagnostic failure(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.diagnostics().front();
  }
  return {};
}

}  // namespace run_test
