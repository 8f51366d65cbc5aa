#include "world.hpp"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

#include "base/file.hpp"
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

namespace {

/// A new name in the folder for temporary files.
std::filesystem::path temporary() {
  static std::atomic<int> number{0};
  return std::filesystem::temp_directory_path() /
         ("retort-run-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
}

bool shell(const std::string& program, const std::string& arguments) {
  // A server may come without the programs of clients.
  const auto beside = *postgres::find_programs() / program;
  const std::string path = std::filesystem::exists(beside) ? beside.string() : program;
  const std::string command = "'" + path + "' " + arguments;
  return std::system(command.c_str()) == 0;  // NOLINT: a shell is what users have
}

}  // namespace

bool psql(const std::string& url, const std::string& script) {
  const auto path = temporary();
  base::write_file(path, script);
  const bool done =
      shell("psql", "-qX -v ON_ERROR_STOP=1 -f '" + path.string() + "' '" + url + "' >/dev/null 2>&1");
  std::filesystem::remove(path);
  return done;
}

std::string pg_dump(const std::string& url) {
  const auto path = temporary();
  const bool done = shell("pg_dump", "-s -d '" + url + "' > '" + path.string() + "'");
  std::string text = base::read_file(path);
  std::filesystem::remove(path);
  if (!done)
    throw Error(Diagnostic{.code = "", .text = "pg_dump failed", .help = {}, .place = {}, .excerpt = {}});
  // Newer minor releases guard the script with a random word.
  for (const char* guard : {"\\restrict ", "\\unrestrict "}) {
    const auto at = text.find(guard);
    if (at != std::string::npos) text.erase(at, text.find('\n', at) - at);
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
