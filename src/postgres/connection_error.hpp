// Why a connection could not be made, in words that say what to check.
#pragma once

#include <string>

#include <retort/error.hpp>

namespace retort::postgres {

/// Whom we tried to reach. No password in here.
struct Endpoint {
  std::string host;  ///< A name, an address, or the folder of a Unix socket.
  std::string port;
  std::string database;
  std::string user;
};

/// `host "db", port 5432, database "shop", user "ann"`; the socket's path where it is one.
std::string describe(const Endpoint& endpoint);

/// The diagnostic (R0301, R0302) for what libpq said. `message` is libpq's text in its verbose form, in which
/// the SQLSTATE precedes the server's message; the classification follows it where there is one, because the
/// words are in the server's language.
Diagnostic connection_failure(const Endpoint& endpoint, const std::string& message);

/// Whether trying again may help, for what libpq said: nobody listens yet, or the server is still starting.
/// Never true of what a server refuses or what is wrong here (a password, a certificate, a right).
bool may_pass(const std::string& message);

}  // namespace retort::postgres
