#include "postgres/connect.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <unistd.h>

#include "fixture.hpp"
#include "postgres/connection_error.hpp"
#include "postgres/query.hpp"
#include "postgres/url.hpp"

namespace retort::postgres {
namespace {

struct Environment {
  Environment(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Environment() { ::unsetenv(name_); }
  const char* name_;
};

std::string setting(Connection& connection, const std::string& name) {
  return query(connection, "SELECT current_setting($1)", {name}).rows.at(0).at(0).value_or("NULL");
}

BOOST_AUTO_TEST_SUITE(connecting)

BOOST_AUTO_TEST_CASE(pins_the_session_whatever_the_environment_and_the_role_say) {
  const std::string url = new_database();
  Connection first = connect(url);
  run_script(first,
             "DO $$BEGIN EXECUTE 'ALTER DATABASE ' || quote_ident(current_database()) || ' SET search_path = "
             "nowhere'; END$$;"
             "ALTER ROLE postgres SET DateStyle = 'German'; ALTER ROLE postgres SET bytea_output = 'escape'");
  const Environment zone{"PGTZ", "Asia/Tokyo"}, dates{"PGDATESTYLE", "SQL, DMY"},
      options{"PGOPTIONS", "-c work_mem=7MB -c TimeZone=Europe/Paris"};
  Connection connection =
      connect(url, {.settings = {{"lock_timeout", "1234ms"}, {"application_name", "a b"}}});
  run_script(first, "ALTER ROLE postgres RESET ALL");
  const struct {
    const char* name;
    const char* value;
  } cases[] = {
      {"TimeZone", "UTC"},         {"DateStyle", "ISO, MDY"},   {"search_path", "public"},
      {"client_encoding", "UTF8"}, {"bytea_output", "hex"},     {"lock_timeout", "1234ms"},
      {"work_mem", "7MB"},         {"application_name", "a b"}, {"standard_conforming_strings", "on"},
  };
  for (const auto& [name, value] : cases) BOOST_TEST(setting(connection, name) == value, name);
}

BOOST_AUTO_TEST_CASE(names_the_session) {
  Connection connection = connect(shared_server().url());
  BOOST_TEST(setting(connection, "application_name") == "retort");
  BOOST_TEST(database_name(connection) == "postgres");
  BOOST_TEST(user_name(connection) == "postgres");
  BOOST_TEST(server_version(connection) >= 130000);
  BOOST_TEST(describe(connection).ends_with("/.s.PGSQL.5432\", database \"postgres\", user \"postgres\""));
}

BOOST_AUTO_TEST_CASE(a_plain_connection_takes_the_url_as_it_is) {
  Connection connection{shared_server().url() + "&application_name=mine&options=-c%20search_path%3Dx"};
  BOOST_TEST(setting(connection, "search_path") == "x");
  BOOST_TEST(setting(connection, "application_name") == "mine");
  Connection moved = std::move(connection);
  BOOST_TEST(setting(moved, "search_path") == "x");
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_with_a_server) {
  const std::string here = shared_server().url();
  const struct {
    std::string url;
    const char* error;
  } cases[] = {
      {with_database(here, "absent"),
       "database \"absent\" does not exist | check the name, or create it: createdb absent"},
      {here + "&user=nobody_here", "role \"nobody_here\" does not exist | check that the role exists"},
      {"postgresql://ann:s3cret@localhost:1/shop",
       "R0301 cannot connect to host \"localhost\", port 1, database \"shop\", user \"ann\": Connection "
       "refused | check"},
      {"postgresql://ann:s3cret@absent.invalid/shop",
       "R0301 cannot connect to host \"absent.invalid\", port 5432"},
      {"postgresql:///shop?host=/nowhere&user=ann&password=s3cret",
       "R0301 cannot connect to socket \"/nowhere/.s.PGSQL.5432\", database \"shop\", user \"ann\": No such "
       "file"},
  };
  for (const auto& [url, expected] : cases) {
    for (const bool pinned : {true, false}) {
      const std::string error = error_of([&url = url, pinned]() {
        if (pinned) {
          connect(url);
        } else {
          Connection{url};
        }
      });
      BOOST_TEST(error.find(expected) != std::string::npos, error);
      BOOST_TEST(error.find("s3cret") == std::string::npos, error);
    }
  }
}

BOOST_AUTO_TEST_CASE(tells_missing_rights_by_their_code) {
  const std::string url = new_database();
  Connection owner = connect(url);
  run_script(owner, "CREATE ROLE limited LOGIN; CREATE ROLE sleeping NOLOGIN");
  run_script(owner, "REVOKE CONNECT ON DATABASE " + database_name(owner) + " FROM PUBLIC");
  const std::string no_right = error_of([&url]() { connect(url + "&user=limited"); });
  BOOST_TEST(no_right.find("R0302") == 0U);
  BOOST_TEST(
      no_right.find("GRANT CONNECT ON DATABASE " + database_name(owner) + " TO limited") != std::string::npos,
      no_right);
  BOOST_TEST(error_of([&url]() { connect(url + "&user=sleeping"); }).find("may log in") != std::string::npos);
  run_script(owner, "DROP ROLE limited; DROP ROLE sleeping");
}

BOOST_AUTO_TEST_CASE(refuses_a_wrong_password_without_showing_it) {
  const ThrowawayServer server = ThrowawayServer::start();
  Connection owner = connect(server.url());
  run_script(owner,
             "SET password_encryption = 'scram-sha-256'; CREATE ROLE ann LOGIN PASSWORD 'right'; "
             "CREATE ROLE bob LOGIN");
  run_script(owner,
             "DO $$BEGIN EXECUTE format('COPY (SELECT ''local all ann scram-sha-256'' UNION ALL SELECT "
             "''local all postgres "
             "trust'') TO %L', current_setting('hba_file')); END$$");
  query(owner, "SELECT pg_reload_conf()");
  const auto try_as = [&server](const std::string& user) {
    return error_of([&]() { connect(server.url() + user); });
  };
  // The new rules hold as soon as the postmaster has read them.
  for (int round = 0; round < 500 && !try_as("&user=bob").starts_with("R0302 "); ++round) ::usleep(10000);
  const std::string wrong = try_as("&user=ann&password=s3cret");
  BOOST_TEST(wrong.starts_with("R0302 "), wrong);
  BOOST_TEST(wrong.find("password authentication failed for user \"ann\" | check user and password") !=
                 std::string::npos,
             wrong);
  BOOST_TEST(wrong.find("s3cret") == std::string::npos, wrong);
  const std::string none = try_as("&user=ann");
  BOOST_TEST(none.find("asks for a password") != std::string::npos, none);
  const std::string not_listed = try_as("&user=bob");
  BOOST_TEST(not_listed.find("needs a line for this host, user and database") != std::string::npos,
             not_listed);
  BOOST_TEST(try_as("&user=ann&password=right").empty());
}

// In the words that libpq 15 uses, which a test cannot bring about without a server of that configuration.
BOOST_AUTO_TEST_CASE(classifies_by_code_before_words) {
  const Endpoint endpoint{"db", "5432", "shop", "ann"};
  const struct {
    const char* message;
    const char* code;
    const char* reason;
    const char* help;
  } cases[] = {
      {"connection to server at \"db\" (10.0.0.1), port 5432 failed: FATAL:  28P01: password authentication "
       "failed for "
       "user \"ann\"\nLOCATION:  auth_failed, auth.c:326\n",
       "R0302", "password authentication failed for user \"ann\"", "check user and password"},
      {"connection to server at \"db\" (10.0.0.1), port 5432 failed: FATAL:  28P01: "
       "Passwort-Authentifizierung für "
       "Benutzer »ann« fehlgeschlagen\n",
       "R0302", "Passwort-Authentifizierung für Benutzer »ann« fehlgeschlagen", "check user and password"},
      {"connection to server at \"db\" (10.0.0.1), port 5432 failed: FATAL:  28000: no pg_hba.conf entry for "
       "host\n",
       "R0302", "no pg_hba.conf entry for host", "pg_hba.conf"},
      {"connection to server at \"db\" (10.0.0.1), port 5432 failed: fe_sendauth: no password supplied\n",
       "R0302", "fe_sendauth: no password supplied", "asks for a password"},
      {"connection to server at \"db\" (10.0.0.1), port 5432 failed: server does not support SSL, but SSL "
       "was required\n",
       "R0302", "server does not support SSL, but SSL was required", "sslmode=disable"},
      {"connection to server at \"db\" (10.0.0.1), port 5432 failed: SSL error: certificate verify failed\n",
       "R0302", "SSL error: certificate verify failed", "sslrootcert"},
      {"connection to server at \"db\" (::1), port 5432 failed: Connection refused\n\tIs the server running "
       "on that host "
       "and accepting TCP/IP connections?\nconnection to server at \"db\" (10.0.0.1), port 5432 failed: "
       "FATAL:  57P03: the "
       "database system is starting up\n",
       "R0301", "the database system is starting up", "try again"},
      {"timeout expired after 10 s", "R0301", "timeout expired after 10 s", "firewall"},
      {"something new", "R0301", "something new", "check host, port"},
  };
  for (const auto& [message, code, reason, help] : cases) {
    const Diagnostic found = connection_failure(endpoint, message);
    BOOST_TEST(found.code == code);
    BOOST_TEST(found.text.ends_with(std::string{"user \"ann\": "} + reason), found.text);
    BOOST_TEST(found.help.find(help) != std::string::npos, found.help);
  }
}

BOOST_AUTO_TEST_CASE(knows_what_passes_by_itself) {
  const std::string server = "connection to server at \"db\" (10.0.0.1), port 5432 failed: ";
  const struct {
    std::string message;
    bool passes;
  } cases[] = {
      {server +
           "Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n",
       true},
      {server + "FATAL:  57P03: the database system is starting up\n", true},
      {server + "server closed the connection unexpectedly\n\tThis probably means …\n", true},
      {server + "SSL SYSCALL error: Connection reset by peer\n", true},
      {"could not translate host name \"db\" to address: Name or service not known\n", true},
      {"timeout expired after 10 s", true},
      {server + "FATAL:  28P01: password authentication failed for user \"ann\"\n", false},
      {server + "fe_sendauth: no password supplied\n", false},
      {server + "SSL error: certificate verify failed\n", false},
      {server + "root certificate file \"/x\" does not exist\nEither provide the file or change sslmode to "
                "disable "
                "server certificate verification.\n",
       false},
      {"definition of service \"shop\" not found\n", false},
      {"something new", false},
  };
  for (const auto& [message, passes] : cases) BOOST_TEST(may_pass(message) == passes, message);
  BOOST_TEST(
      connection_failure({"db", "", "", ""}, cases[9].message).text.ends_with("\"/x\" does not exist"));
  BOOST_TEST(connection_failure({}, cases[10].message).text ==
             "cannot connect: definition of service \"shop\" not found");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
