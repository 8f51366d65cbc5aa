// The pins go into the start-up packet (libpq's `options`), so that they cost no round trip. Two things can
// defeat that: PGTZ and PGDATESTYLE, which the server applies after `options`, and poolers that refuse
// `options` altogether. Both are noticed, and mended with SET.
#include "postgres/connect.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>

#include <retort/error.hpp>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "postgres/query.hpp"
#include "postgres/query_script.hpp"
#include "postgres/state.hpp"

namespace retort::postgres {
namespace {

/// jit: the catalog queries look expensive to the planner, and compiling them takes longer than running them.
Settings pinned(const ConnectionOptions& options) {
  Settings result = {
      {"TimeZone", "UTC"},
      {"DateStyle", "ISO, MDY"},
      {"IntervalStyle", "postgres"},
      {"extra_float_digits", "1"},
      {"bytea_output", "hex"},
      {"standard_conforming_strings", "on"},
      {"quote_all_identifiers", "off"},
      {"client_min_messages", "warning"},
      {"jit", "off"},
      {"search_path", options.search_path},
  };
  result.insert(result.end(), options.settings.begin(), options.settings.end());
  return result;
}

/// As the server splits its command line: at white space, which a backslash keeps.
std::string startup_options(const Settings& settings) {
  std::string result;
  for (const auto& [name, value] : settings) {
    result += result.empty() ? "-c " : " -c ";
    result += name + '=';
    for (const char c : value) {
      if (c == ' ' || c == '\\' || c == '\t' || c == '\n') result += '\\';
      result += c;
    }
  }
  return result;
}

/// The value as SET takes it: `search_path` and `DateStyle` are lists, which a literal would make one item
/// of.
std::string set_statements(const Settings& settings) {
  std::string result;
  for (const auto& [name, value] : settings) {
    result += "SELECT pg_catalog.set_config(" + base::quote_literal(name) + ", " +
              base::quote_literal(value) + ", false);\n";
  }
  return result;
}

void give(Parameters& parameters, const std::string& keyword, const std::string& value, bool override) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&keyword](const auto& entry) { return entry.first == keyword; });
  if (found == parameters.end()) {
    parameters.emplace_back(keyword, value);
  } else if (override) {
    found->second = value;
  }
}

/// The settings that the server reports back and that are not as asked.
Settings defeated(PGconn* session, const Settings& wanted) {
  Settings result;
  for (const auto& [name, value] : wanted) {
    const char* actual = PQparameterStatus(session, name.c_str());
    if (actual != nullptr && base::lower(actual) != base::lower(value)) result.emplace_back(name, value);
  }
  return result;
}

void receive(void* state, const PGresult* result) {
  const auto& on_notice = static_cast<Connection::State*>(state)->on_notice;
  if (!on_notice) return;
  const auto field = [result](int code) {
    const char* text = PQresultErrorField(result, code);
    return text == nullptr ? std::string{} : std::string{text};
  };
  on_notice({field(PG_DIAG_SEVERITY), field(PG_DIAG_SQLSTATE), field(PG_DIAG_MESSAGE_PRIMARY),
             field(PG_DIAG_MESSAGE_DETAIL), field(PG_DIAG_MESSAGE_HINT)});
}

}  // namespace

Connection connect(const std::string& url, const ConnectionOptions& options) {
  Parameters parameters = parse_url(url);
  give(parameters, "fallback_application_name", options.application_name, true);
  if (std::getenv("PGCONNECT_TIMEOUT") == nullptr) {
    give(parameters, "connect_timeout", std::to_string(options.connect_timeout), false);
  }
  return open_pinned(std::move(parameters), pinned(options));
}

std::optional<Connection> connect_beside(Connection& connection) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> used{PQconninfo(session(connection)),
                                                                          &PQconninfoFree};
  Parameters parameters;
  for (const PQconninfoOption* option = used.get(); option != nullptr && option->keyword != nullptr;
       ++option) {
    if (option->val != nullptr && *option->val != '\0') parameters.emplace_back(option->keyword, option->val);
  }
  try {
    return open_pinned(std::move(parameters), pinned({}));
  } catch (const Error&) {
    return {};
  }
}

std::string set_session(const ConnectionOptions& options) {
  std::string result = "SET client_encoding = 'UTF8';\n";
  for (const auto& [name, value] : pinned(options)) {
    // Of these two the value is a list, which quotes would make one item of.
    const bool list = name == "search_path" || name == "DateStyle";
    result += "SET " + name + " = " + (list ? value : base::quote_literal(value)) + ";\n";
  }
  return result;
}

Connection open_pinned(Parameters parameters, const Settings& settings) {
  const std::string own = parameter(parameters, "options");
  const char* inherited = std::getenv("PGOPTIONS");
  const std::string before = !own.empty() || inherited == nullptr ? own : std::string{inherited};
  give(parameters, "client_encoding", "UTF8", true);
  Parameters with_options = parameters;
  give(with_options, "options",
       before.empty() ? startup_options(settings) : before + ' ' + startup_options(settings), true);
  auto state = std::make_unique<Connection::State>();
  bool pins_sent = true;
  try {
    state->session = open_session(with_options);
  } catch (const Error& error) {
    if (std::string_view{error.what()}.find("startup parameter") == std::string_view::npos) throw;
    give(parameters, "options", own, true);
    state->session = open_session(parameters);
    pins_sent = false;
  }
  Connection connection{std::move(state)};
  const Settings missing = pins_sent ? defeated(session(connection), settings) : settings;
  if (!missing.empty()) run_script(connection, set_statements(missing));
  return connection;
}

void on_notice(Connection& connection, std::function<void(const Notice&)> receive_notice) {
  connection.state().on_notice = std::move(receive_notice);
  PQsetNoticeReceiver(session(connection), receive, &connection.state());
}

}  // namespace retort::postgres
