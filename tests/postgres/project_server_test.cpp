#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.hpp"
#include "postgres/account.hpp"
#include "postgres/cluster.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "postgres/url.hpp"

namespace retort::postgres {
namespace {

namespace fs = std::filesystem;

/// A project's build folder, which others may enter as they may a usual one.
struct Project {
  Project() {
    // In memory if it can be: these servers sync what they write.
    const fs::path place = fs::exists("/dev/shm") ? fs::path{"/dev/shm"} : fs::temp_directory_path();
    std::string name = (place / "retort-project-XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(name.data()) != nullptr);
    fs::permissions(name, fs::perms::others_exec | fs::perms::group_exec, fs::perm_options::add);
    build = name;
  }
  ~Project() {
    for (const fs::path& folder : {build / "postgres", deep()}) ProjectServer{folder}.stop();
    fs::remove_all(build);
  }
  fs::path deep() const { return build / std::string(60, 'a') / std::string(60, 'b') / "postgres"; }

  fs::path build;
};

std::string rows_of(const std::string& url) {
  Connection connection = connect(url);
  return query(connection, "SELECT count(*) FROM t").rows[0][0].value();
}

void make_table(const std::string& url) {
  Connection connection = connect(url);
  run_script(connection, "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2)");
}

/// Runs `action` in a process of its own; what it returned.
bool in_child(const std::function<bool()>& action) {
  const pid_t child = ::fork();
  if (child == 0)
    ::_exit(error_of([&action]() {
              if (!action()) ::_exit(2);
            }).empty()
                ? 0
                : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

BOOST_FIXTURE_TEST_SUITE(project_server, Project)

BOOST_AUTO_TEST_CASE(starts_on_demand_and_keeps_its_data) {
  ProjectServer server{build / "postgres"};
  BOOST_TEST(!server.exists());
  BOOST_TEST(!server.running());
  BOOST_TEST(!server.stop());
  BOOST_TEST(!fs::exists(build / "postgres"));
  const std::string url = server.url("my shop");
  BOOST_TEST(server.start("my shop"));
  BOOST_TEST(server.running());
  BOOST_TEST(!server.start("my shop"));
  BOOST_TEST(server.url("my shop") == url);
  BOOST_TEST(server.log_file().string() == (build / "postgres" / "log").string());
  BOOST_TEST(fs::exists(server.log_file()));
  make_table(url);
  BOOST_TEST(server.stop());
  BOOST_TEST(!server.running());
  BOOST_TEST(server.exists());
  BOOST_TEST(!server.stop());
  BOOST_TEST(server.start("my shop"));
  BOOST_TEST(rows_of(url) == "2");
}

BOOST_AUTO_TEST_CASE(goes_on_after_the_process_that_started_it) {
  const fs::path folder = build / "postgres";
  BOOST_TEST(in_child([&folder]() { return ProjectServer{folder}.start("shop"); }));
  BOOST_TEST(ProjectServer{folder}.running());
  make_table(ProjectServer{folder}.url("shop"));
}

BOOST_AUTO_TEST_CASE(two_processes_may_start_it_at_once) {
  const fs::path folder = build / "postgres";
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  pid_t children[3];
  for (pid_t& child : children) {
    child = ::fork();
    if (child == 0) {
      const std::string error = error_of([&folder, &ends]() {
        const char started = ProjectServer{folder}.start("shop") ? '1' : '0';
        if (::write(ends[1], &started, 1) != 1) ::_exit(3);
      });
      ::_exit(error.empty() ? 0 : 1);
    }
  }
  ::close(ends[1]);
  int started = 0;
  for (char answer = 0; ::read(ends[0], &answer, 1) == 1;) started += answer - '0';
  ::close(ends[0]);
  for (const pid_t child : children) {
    int status = 1;
    ::waitpid(child, &status, 0);
    BOOST_TEST(status == 0);
  }
  BOOST_TEST(started == 1);
}

BOOST_AUTO_TEST_CASE(comes_back_after_a_crash) {
  ProjectServer server{build / "postgres"};
  server.start("shop");
  make_table(server.url("shop"));
  Connection connection = connect(server.url("shop"));
  run_script(connection, "CHECKPOINT");
  const pid_t postmaster = read_postmaster(build / "postgres" / "data").pid;
  ::kill(postmaster, SIGKILL);
  ::waitpid(postmaster, nullptr, 0);
  BOOST_TEST(!server.running());
  BOOST_TEST(server.start("shop"));
  BOOST_TEST(rows_of(server.url("shop")) == "2");
}

BOOST_AUTO_TEST_CASE(a_deep_folder_has_its_socket_elsewhere) {
  ProjectServer server{deep()};
  BOOST_TEST(server.start("shop"));
  make_table(server.url("shop"));
  const fs::path sockets = parameter(parse_url(server.url("shop")), "host");
  BOOST_TEST(sockets.string().starts_with("/tmp/retort-"));
  BOOST_TEST(fs::exists(deep() / "data"));
  server.stop();
  fs::remove_all(sockets);  // As a restart of the machine would.
  BOOST_TEST(server.start("shop"));
  BOOST_TEST(rows_of(server.url("shop")) == "2");
  server.stop();
  fs::remove_all(sockets);
}

BOOST_AUTO_TEST_CASE(a_folder_that_the_servers_user_cannot_enter) {
  if (!server_account().differs) return;  // Only root gives its server to another user.
  fs::permissions(build, fs::perms::owner_all);
  ProjectServer server{build / "postgres"};
  BOOST_TEST(server.start("shop"));
  make_table(server.url("shop"));
  const fs::path home = server.log_file().parent_path();
  BOOST_TEST(home.string().starts_with("/var/tmp/retort-"));
  BOOST_TEST(!server.start("shop"));
  BOOST_TEST(rows_of(server.url("shop")) == "2");
  fs::remove_all(build / "postgres");  // The project starts afresh, and so does its server.
  BOOST_TEST(!server.exists());
  BOOST_TEST(server.start("shop"));
  BOOST_TEST(error_of([&server]() { rows_of(server.url("shop")); }).starts_with("R0401 "));
  server.stop();
  fs::remove_all(home);
}

BOOST_AUTO_TEST_CASE(says_why_it_did_not_start) {
  ProjectServer server{build / "postgres"};
  server.start("shop");
  server.stop();
  fs::remove_all(build / "postgres" / "data" / "global");
  const std::string error = error_of([&server]() { server.start("shop"); });
  BOOST_TEST(error.starts_with("R0305 the PostgreSQL server did not start: it ended at once"), error);
  BOOST_TEST(error.find("| postgres: could not find the database system") != std::string::npos, error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
