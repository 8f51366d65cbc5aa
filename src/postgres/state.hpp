// What a retort::Connection owns. Only for the files of this folder that talk to libpq.
#pragma once

#include <functional>
#include <libpq-fe.h>
#include <memory>
#include <string>

#include <retort/connection.hpp>

#include "postgres/connect.hpp"
#include "postgres/url.hpp"

namespace retort {

namespace postgres {

struct CloseSession {
  void operator()(PGconn* session) const noexcept { PQfinish(session); }
};
using Session = std::unique_ptr<PGconn, CloseSession>;

struct ClearResult {
  void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

/// libpqxx's side of a session (libpqxx.cpp). Borrows the PGconn, and is destroyed before it.
class LibpqxxSide;
struct CloseLibpqxxSide {
  void operator()(LibpqxxSide* side) const noexcept;
};

/// Opens a session. Each parameter is given to libpq once, the last one of a name wins. Throws R0301, R0302.
Session open_session(const Parameters& parameters);

/// Server settings, by name and value.
using Settings = std::vector<std::pair<std::string, std::string>>;

/// As open_session, with UTF-8 and `settings` in force whatever the URL, the role or the environment say.
Connection open_pinned(Parameters parameters, const Settings& settings);

inline PGconn* session(Connection& connection) {
  return static_cast<PGconn*>(connection.native());
}

}  // namespace postgres

struct Connection::State {
  postgres::Session session;
  std::function<void(const postgres::Notice&)> on_notice;
  std::unique_ptr<postgres::LibpqxxSide, postgres::CloseLibpqxxSide> libpqxx;
};

}  // namespace retort
