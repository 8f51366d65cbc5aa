#define BOOST_TEST_MODULE postgres
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <optional>

#include "fixture.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"

// libpqxx 6.4 drops a result when it finds that the session is lost.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:pqxx::connection_base::exec";
}  // NOLINT

namespace retort::postgres {
namespace {

std::optional<ThrowawayServer> running;

struct StopAtTheEnd {
  ~StopAtTheEnd() { running.reset(); }
};
BOOST_TEST_GLOBAL_FIXTURE(StopAtTheEnd);

}  // namespace

const ThrowawayServer& shared_server() {
  if (!running) running = ThrowawayServer::start();
  return *running;
}

std::string new_database() {
  static int number = 0;
  const std::string name = "case_" + std::to_string(++number);
  Connection connection = connect(shared_server().url());
  query(connection, "CREATE DATABASE " + name);
  return shared_server().url(name);
}

std::string output_of(const std::string& command) {
  std::string result;
  FILE* pipe = ::popen(command.c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  char buffer[4096];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) result.append(buffer, count);
  ::pclose(pipe);
  return result;
}

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    const Diagnostic& first = error.diagnostics().front();
    return first.code + ' ' + first.text + " | " + first.help + " | " + first.excerpt;
  }
  return {};
}

}  // namespace retort::postgres
