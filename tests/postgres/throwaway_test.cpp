// What no other test would notice: that a server is gone, with its folder, however its owner ended.
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "fixture.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "postgres/url.hpp"

namespace retort::postgres {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string folder_of(const ThrowawayServer& server) {
  return parameter(parse_url(server.url()), "host");
}

/// Whether a server runs in the folder. From /proc: a bare machine has no ps. A zombie's command line is
/// empty.
bool has_processes(const std::string& folder) {
  std::error_code ignored;
  for (const fs::directory_entry& process : fs::directory_iterator("/proc", ignored)) {
    std::ifstream file{process.path() / "cmdline"};
    const std::string command{std::istreambuf_iterator<char>{file}, {}};
    if (command.find("postgres") != std::string::npos &&
        command.find(std::string{"-D"} + '\0' + folder + "/") != std::string::npos)
      return true;
  }
  return false;
}

bool is_gone(const std::string& folder) {
  return !fs::exists(folder) && !has_processes(folder);
}

/// The folder of a server that a child process starts, keeps and is then killed over.
std::string start_in_child(pid_t& child) {
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  child = ::fork();
  if (child == 0) {
    ::setpgid(0, 0);
    ThrowawayServer server = ThrowawayServer::start();
    Connection session = connect(server.url());
    const std::string folder = folder_of(server) + '\n';
    if (::write(ends[1], folder.data(), folder.size()) < 0) ::_exit(1);
    for (;;) ::pause();
  }
  ::close(ends[1]);
  std::string folder;
  for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) folder += c;
  ::close(ends[0]);
  return folder;
}

bool gone_within(const std::string& folder, std::chrono::milliseconds limit) {
  for (const auto end = Clock::now() + limit; Clock::now() < end;) {
    if (is_gone(folder)) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  return is_gone(folder);
}

struct Environment {
  Environment(const char* name, const std::string& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    ::setenv(name, value.c_str(), 1);
  }
  ~Environment() {
    if (before_) {
      ::setenv(name_, before_->c_str(), 1);
    } else {
      ::unsetenv(name_);
    }
  }
  const char* name_;
  std::optional<std::string> before_;
};

BOOST_AUTO_TEST_SUITE(throwaway)

BOOST_AUTO_TEST_CASE(serves_and_is_gone_with_its_object) {
  std::string folder;
  {
    ThrowawayServer server = ThrowawayServer::start();
    folder = folder_of(server);
    Connection connection = connect(server.url());
    BOOST_TEST(query(connection, "SHOW listen_addresses").rows[0][0]->empty());
    BOOST_TEST(((fs::status(folder).permissions() & fs::perms::all) == fs::perms::owner_all));
  }
  BOOST_TEST(is_gone(folder));
}

BOOST_AUTO_TEST_CASE(two_run_beside_each_other_and_end_in_any_order) {
  ThrowawayServer first = ThrowawayServer::start();
  std::optional<ThrowawayServer> second = ThrowawayServer::start();
  const std::string one = folder_of(first), other = folder_of(*second);
  BOOST_TEST(one != other);
  second.reset();
  BOOST_TEST(is_gone(other));
  Connection connection = connect(first.url());
  first = ThrowawayServer::start();
  BOOST_TEST(is_gone(one));
}

BOOST_AUTO_TEST_CASE(threads_may_start_them_together) {
  std::string folders[3];
  std::thread threads[3];
  for (int i = 0; i < 3; ++i) {
    threads[i] = std::thread{[&folder = folders[i]]() {
      ThrowawayServer server = ThrowawayServer::start();
      Connection connection = connect(server.url());
      folder = folder_of(server);
    }};
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& folder : folders) BOOST_TEST(is_gone(folder));
}

BOOST_AUTO_TEST_CASE(is_gone_when_its_owner_is_killed) {
  for (const int signal : {SIGKILL, SIGTERM}) {
    pid_t child = -1;
    const std::string folder = start_in_child(child);
    BOOST_TEST(has_processes(folder));
    ::kill(child, signal);
    ::waitpid(child, nullptr, 0);
    BOOST_TEST(gone_within(folder, std::chrono::seconds{2}), folder);
  }
}

BOOST_AUTO_TEST_CASE(survives_what_a_terminal_sends_to_the_group) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::setpgid(0, 0);
    const ThrowawayServer server = ThrowawayServer::start();
    for (const int signal : {SIGINT, SIGHUP, SIGQUIT, SIGTERM}) {
      std::signal(signal, SIG_IGN);
      ::kill(0, signal);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    ::_exit(error_of([&server]() { connect(server.url()); }).empty() ? 0 : 1);
  }
  int status = 1;
  ::waitpid(child, &status, 0);
  BOOST_TEST(status == 0);
}

BOOST_AUTO_TEST_CASE(holds_none_of_its_owners_descriptors) {
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  ThrowawayServer server = ThrowawayServer::start();
  ::close(ends[1]);
  char byte = 0;
  BOOST_TEST(::read(ends[0], &byte, 1) == 0);  // Nobody else holds the writing end.
  ::close(ends[0]);
}

BOOST_AUTO_TEST_CASE(works_without_home_and_with_a_long_temporary_folder) {
  const std::string long_folder = (fs::temp_directory_path() / std::string(120, 'x')).string();
  fs::create_directory(long_folder);
  {
    const Environment home{"HOME", ""}, cache{"XDG_CACHE_HOME", ""}, temporary{"TMPDIR", long_folder};
    ThrowawayServer server = ThrowawayServer::start();
    Connection connection = connect(server.url());
  }
  fs::remove_all(long_folder);
}

BOOST_AUTO_TEST_CASE(two_processes_may_fill_the_cache_at_once) {
  std::string cache = (fs::temp_directory_path() / "retort-cache-XXXXXX").string();
  BOOST_REQUIRE(::mkdtemp(cache.data()) != nullptr);
  {
    const Environment variable{"XDG_CACHE_HOME", cache};
    pid_t children[2];
    for (pid_t& child : children) {
      child = ::fork();
      if (child == 0) {
        const bool works = error_of([]() { connect(ThrowawayServer::start().url()); }).empty();
        ::_exit(works ? 0 : 1);
      }
    }
    for (const pid_t child : children) {
      int status = 1;
      ::waitpid(child, &status, 0);
      BOOST_TEST(status == 0);
    }
    BOOST_TEST(std::distance(fs::directory_iterator{cache + "/retort"}, fs::directory_iterator{}) == 1);
  }
  fs::remove_all(cache);
}

BOOST_AUTO_TEST_CASE(says_what_to_install) {
  const Environment nowhere{"RETORT_PG_BINDIR", "/nowhere"};
  const std::string error = error_of([]() { ThrowawayServer::start(); });
  BOOST_TEST(error.starts_with("R0304 "), error);
  BOOST_TEST(error.find("apt install postgresql") != std::string::npos, error);
}

BOOST_AUTO_TEST_CASE(shows_the_log_of_a_server_that_does_not_start) {
  std::string programs = (fs::temp_directory_path() / "retort-programs-XXXXXX").string();
  BOOST_REQUIRE(::mkdtemp(programs.data()) != nullptr);
  fs::permissions(programs, fs::perms::others_all, fs::perm_options::add);
  for (const char* name : {"initdb", "postgres"}) {
    output_of("printf '#!/bin/sh\\necho FATAL: no luck with " + std::string{name} + " >&2\\nexit 3\\n' > " +
              programs + '/' + name + " && chmod 755 " + programs + '/' + name);
  }
  const Environment variable{"RETORT_PG_BINDIR", programs};
  const std::string initdb = error_of([]() { ThrowawayServer::start(); });
  BOOST_TEST(initdb.starts_with("R0305 the PostgreSQL server did not start: initdb ended with status 3"),
             initdb);
  BOOST_TEST(initdb.find("no luck with initdb") != std::string::npos, initdb);
  output_of("printf '#!/bin/sh\\nmkdir \"$2\"\\n' > " + programs + "/initdb");
  const Environment cache{"XDG_CACHE_HOME", programs};
  const std::string postgres = error_of([]() { ThrowawayServer::start(); });
  BOOST_TEST(postgres.starts_with("R0305 the PostgreSQL server did not start: it ended at once"), postgres);
  BOOST_TEST(postgres.find("no luck with postgres") != std::string::npos, postgres);
  fs::remove_all(programs);
}

BOOST_AUTO_TEST_CASE(says_that_the_programs_may_not_be_run) {
  std::string programs = (fs::temp_directory_path() / "retort-programs-XXXXXX").string();
  BOOST_REQUIRE(::mkdtemp(programs.data()) != nullptr);
  output_of("printf '#!/nowhere\n' | tee " + programs + "/initdb > " + programs + "/postgres && chmod 755 " +
            programs + "/*");
  const Environment variable{"RETORT_PG_BINDIR", programs};
  const std::string error = error_of([]() { ThrowawayServer::start(); });
  BOOST_TEST(error.starts_with("R0305 the PostgreSQL server did not start: initdb ended with status 127"),
             error);
  BOOST_TEST(error.find("retort: cannot run " + programs + "/initdb: ") != std::string::npos, error);
  fs::remove_all(programs);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
