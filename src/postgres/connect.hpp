// How the tools connect: a session pinned so that a result does not depend on who asked, from where, or under
// which role's settings.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <retort/connection.hpp>
#include <retort/error.hpp>

namespace retort::postgres {

/// What the tools ask of a session beyond its URL.
struct ConnectionOptions {
  std::string application_name = "retort";
  /// Seconds for the whole attempt, unless the URL or PGCONNECT_TIMEOUT says otherwise; 0 waits for ever.
  int connect_timeout = 10;
  std::string search_path = "public";
  /// Further settings (`lock_timeout`, `5s`), made at start-up without a round trip. They win over the pins,
  /// and the pins over the URL and the role.
  std::vector<std::pair<std::string, std::string>> settings = {};
};

/// Connects with UTC, UTF-8, ISO dates, standard strings and the rest of the pins in connect.cpp. Notices are
/// dropped unless `on_notice` asks for them. Throws as retort::Connection.
Connection connect(const std::string& url, const ConnectionOptions& options = {});

/// No server takes sessions there yet, and one may do so soon: nobody listens, or it is starting. What a
/// server refuses (a password, a right, a certificate) is an Error that is none of these.
class NotReady : public Error {
 public:
  using Error::Error;
};

/// As connect, but tries again for `patience` while the server is NotReady. `waiting` gets the reason when
/// the waiting begins and whenever it changes. Throws R0308 when the time is over.
Connection connect_when_ready(const std::string& url, ConnectionOptions options,
                              std::chrono::seconds patience,
                              const std::function<void(const std::string& reason)>& waiting = {});

/// The pins as SET statements, a line each: for scripts that somebody else's session runs.
std::string set_session(const ConnectionOptions& options = {});

/// What the server says beside an answer (RAISE NOTICE, a warning).
struct Notice {
  std::string severity;  ///< WARNING, NOTICE, … as the server spells it.
  std::string sqlstate;
  std::string message;
  std::string detail;
  std::string hint;
};

/// Calls `receive` for every notice from now on; an empty function drops them. It must not throw or use the
/// connection.
void on_notice(Connection& connection, std::function<void(const Notice&)> receive);

/// `host "db.example.org", port 5432, database "shop", user "ann"`, for messages. Never the password.
std::string describe(Connection& connection);

/// The name of the database that the session is on, and the role that it began with.
std::string database_name(Connection& connection);
std::string user_name(Connection& connection);

}  // namespace retort::postgres
