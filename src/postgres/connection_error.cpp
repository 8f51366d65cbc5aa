#include "postgres/connection_error.hpp"

#include <array>
#include <string_view>

#include "base/sql.hpp"
#include "base/text.hpp"

namespace retort::postgres {
namespace {

/// libpq's message, taken apart.
struct Reason {
  std::string sqlstate;  ///< Empty if no server answered.
  std::string text;
};

bool is_sqlstate(std::string_view text) {
  return text.size() == 5 &&
         text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

/// The last line that reports a failure: libpq tries every address, and lists what each said.
Reason take_apart(const std::string& message) {
  Reason reason;
  for (const std::string& line : base::split(message, '\n')) {
    if (line.empty() || line.front() == '\t' || line.starts_with("LOCATION:")) continue;
    if (line.starts_with("DETAIL:") || line.starts_with("HINT:")) continue;
    std::string_view text = line;
    const std::size_t failed = text.find(" failed: ");
    if (failed != std::string_view::npos) text.remove_prefix(failed + 9);
    // Advice behind the reason: "Either provide the file or change sslmode …".
    const bool advice = failed == std::string_view::npos && line.find(": ") == std::string::npos;
    if (advice && !reason.text.empty()) continue;
    Reason found{{}, std::string{base::trim(text)}};
    const std::size_t severity = text.find(":  ");
    if (severity != std::string_view::npos && is_sqlstate(text.substr(severity + 3, 5)) &&
        text.substr(severity + 8, 2) == ": ") {
      found.sqlstate = text.substr(severity + 3, 5);
      found.text = base::trim(text.substr(severity + 10));
    }
    if (!found.sqlstate.empty() || reason.sqlstate.empty()) reason = found;
  }
  return reason;
}

/// Rows are tried in order; an empty field fits everything.
struct Cause {
  std::string_view sqlstate;
  std::string_view words;  ///< In libpq's or the server's message.
  const char* code;
  const char* help;
  bool passes = false;  ///< It is so with a server that is still on its way.
};

constexpr const char* hangs_up =
    "something listens there and hangs up: a server that stops, or a proxy whose server is not up; --wait "
    "waits for it";

constexpr auto causes = std::to_array<Cause>({
    {"28P01", "", "R0302", "check user and password in the URL, PGPASSWORD or ~/.pgpass"},
    {"28000", "pg_hba.conf", "R0302",
     "the server's pg_hba.conf allows no such connection: it needs a line for this host, user and database "
     "(or "
     "another sslmode)"},
    {"28000", "Peer authentication", "R0302",
     "the server takes the system user's name on its socket: run as that user, or connect over TCP with a "
     "password (host=localhost)"},
    {"28000", "Ident authentication", "R0302",
     "the server asks for the system user's name: run as that user, or use a password line in pg_hba.conf"},
    {"28000", "", "R0302", "check that the role exists and may log in (createuser, ALTER ROLE … LOGIN)"},
    {"3D000", "", "R0302", "check the name, or create it: createdb DATABASE"},
    {"42501", "", "R0302", "ask the owner for: GRANT CONNECT ON DATABASE DATABASE TO USER"},
    {"53300", "", "R0302", "the server has no connection left: close some, or raise max_connections"},
    {"57P03", "", "R0301", "the server is starting up, recovering or shutting down: try again, or --wait for it",
     true},
    {"08P01", "", "R0302",
     "something between here and the server (a pooler?) refused the session's settings"},
    {"", "no password supplied", "R0302",
     "the server asks for a password: put it into the URL, PGPASSWORD or ~/.pgpass"},
    {"", "server closed the connection", "R0301", hangs_up, true},
    {"", "Connection reset", "R0301", hangs_up, true},
    {"", "SSL SYSCALL error: EOF", "R0301", hangs_up, true},
    {"", "does not support SSL", "R0302", "ask for no SSL (sslmode=disable) or switch it on in the server"},
    {"", "certificate", "R0302",
     "check sslmode, sslrootcert and the certificates: verify-full wants the host's name in the server's "
     "own"},
    {"", "SSL", "R0302", "check sslmode and the server's SSL settings"},
    {"", "could not translate host name", "R0301",
     "check the host's name in the URL, and the network's name service", true},
    {"", "definition of service", "R0301",
     "check the service's name, and the file: PGSERVICEFILE, else ~/.pg_service.conf"},
    {"", "service file", "R0301", "check PGSERVICEFILE, else ~/.pg_service.conf"},
    {"", "timeout expired", "R0301",
     "nothing answered: check host and port, and firewalls between; connect_timeout=SECONDS waits longer",
     true},
    {"", "No such file or directory", "R0301",
     "no server listens on this socket: start it, or name the server: --url "
     "postgresql://user@host:5432/database",
     true},
    {"", "Connection refused", "R0301",
     "check that the server runs there, that host and port are right, and its listen_addresses", true},
    {"", "No route to host", "R0301", "check the address, and the network between", true},
    {"", "Network is unreachable", "R0301", "check the address, and the network between", true},
    {"", "Permission denied", "R0301",
     "the socket belongs to another user: connect over TCP (host=localhost)"},
    {"", "too long", "R0301", "the socket's folder must have a shorter name"},
});

const Cause* find_cause(const Reason& reason) {
  for (const Cause& cause : causes) {
    if (cause.sqlstate == reason.sqlstate && reason.text.find(cause.words) != std::string::npos)
      return &cause;
  }
  return nullptr;
}

}  // namespace

std::string describe(const Endpoint& endpoint) {
  std::string result;
  const auto add = [&result](const char* what, const std::string& value, bool quoted) {
    if (value.empty()) return;
    if (!result.empty()) result += ", ";
    result += what;
    result += quoted ? " \"" + value + '"' : ' ' + value;
  };
  if (endpoint.host.starts_with('/')) {
    add("socket", endpoint.host + "/.s.PGSQL." + endpoint.port, true);
  } else {
    add("host", endpoint.host, true);
    add("port", endpoint.port, false);
  }
  add("database", endpoint.database, true);
  add("user", endpoint.user, true);
  return result;
}

Diagnostic connection_failure(const Endpoint& endpoint, const std::string& message) {
  const Reason reason = take_apart(message);
  const Cause* cause = find_cause(reason);
  const bool answered = !reason.sqlstate.empty();
  Diagnostic result;
  result.code = cause != nullptr ? cause->code : answered ? "R0302" : "R0301";
  const std::string where = describe(endpoint);
  result.text = result.code == "R0302" ? "the server refused the connection" : "cannot connect";
  result.text += (where.empty() ? "" : " to " + where) + ": " + reason.text;
  result.help = cause != nullptr ? cause->help : "check host, port, database and user";
  result.help = base::replace_all(result.help, "DATABASE DATABASE",
                                  "DATABASE " + base::quote_identifier(endpoint.database));
  result.help = base::replace_all(result.help, "createdb DATABASE", "createdb " + endpoint.database);
  result.help = base::replace_all(result.help, "TO USER", "TO " + base::quote_identifier(endpoint.user));
  return result;
}

bool may_pass(const std::string& message) {
  const Cause* cause = find_cause(take_apart(message));
  return cause != nullptr && cause->passes;
}

}  // namespace retort::postgres
