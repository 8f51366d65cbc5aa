// Opening a session. The connection is made in libpq's non-blocking way, for two reasons: the error verbosity
// can be raised before the server has answered, so that a refusal carries its SQLSTATE and need not be
// recognised by words in the server's language; and the whole attempt has one time limit.
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <poll.h>

#include <retort/error.hpp>

#include "postgres/connection_error.hpp"
#include "postgres/state.hpp"

namespace retort::postgres {
namespace {

using Clock = std::chrono::steady_clock;

std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string{} : text;
}

Endpoint endpoint_of(const PGconn* session) {
  return {text_or_empty(PQhost(session)), text_or_empty(PQport(session)), text_or_empty(PQdb(session)),
          text_or_empty(PQuser(session))};
}

[[noreturn]] void cannot_connect(const PGconn* session, const std::string& message) {
  Diagnostic failure = connection_failure(endpoint_of(session), message);
  if (may_pass(message)) throw NotReady{std::move(failure)};
  throw Error{std::move(failure)};
}

/// The effective value of one of libpq's options, PG* variables and service file included.
std::string effective(PGconn* session, std::string_view keyword) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{PQconninfo(session),
                                                                             &PQconninfoFree};
  for (const PQconninfoOption* option = options.get(); option != nullptr && option->keyword != nullptr;
       ++option) {
    if (option->keyword == keyword) return text_or_empty(option->val);
  }
  return {};
}

/// False if the time is over. A signal is no reason to stop waiting.
bool wait_for(const PGconn* session, bool to_write, std::optional<Clock::time_point> deadline) {
  pollfd descriptor{PQsocket(session), static_cast<short>(to_write ? POLLOUT : POLLIN), 0};
  for (;;) {
    int patience = -1;
    if (deadline) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now()).count();
      if (left <= 0) return false;
      patience = static_cast<int>(std::min<long long>(left, 1 << 30));
    }
    const int ready = ::poll(&descriptor, 1, patience);
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return true;
  }
}

/// Several hosts have a time limit each: libpq's own loop does that.
bool has_several_hosts(PGconn* session) {
  return effective(session, "host").find(',') != std::string::npos ||
         effective(session, "hostaddr").find(',') != std::string::npos;
}

/// `FATAL:  sorry`: a second attempt in our own way then learns its code.
bool server_spoke(std::string_view message) {
  return message.find(":  ") != std::string_view::npos;
}

void finish_connecting(PGconn* session) {
  std::optional<Clock::time_point> deadline;
  const int limit = std::atoi(effective(session, "connect_timeout").c_str());
  if (limit > 0) deadline = Clock::now() + std::chrono::seconds{limit};
  PostgresPollingStatusType next = PGRES_POLLING_WRITING;
  while (next == PGRES_POLLING_WRITING || next == PGRES_POLLING_READING) {
    if (!wait_for(session, next == PGRES_POLLING_WRITING, deadline)) {
      cannot_connect(session, "timeout expired after " + std::to_string(limit) + " s");
    }
    next = PQconnectPoll(session);
  }
}

}  // namespace

Session open_session(const Parameters& parameters) {
  std::vector<const char*> keywords, values;
  for (const auto& [keyword, value] : parameters) {
    keywords.push_back(keyword.c_str());
    values.push_back(value.c_str());
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);
  Session session{PQconnectStartParams(keywords.data(), values.data(), 0)};
  if (!session) throw std::bad_alloc{};
  if (PQstatus(session.get()) != CONNECTION_BAD && has_several_hosts(session.get())) {
    session.reset(PQconnectdbParams(keywords.data(), values.data(), 0));
    if (PQstatus(session.get()) == CONNECTION_BAD && server_spoke(PQerrorMessage(session.get())))
      session.reset(PQconnectStartParams(keywords.data(), values.data(), 0));
  }
  if (PQstatus(session.get()) != CONNECTION_BAD && PQstatus(session.get()) != CONNECTION_OK) {
    PQsetErrorVerbosity(session.get(), PQERRORS_VERBOSE);
    finish_connecting(session.get());
  }
  if (PQstatus(session.get()) != CONNECTION_OK) cannot_connect(session.get(), PQerrorMessage(session.get()));
  PQsetErrorVerbosity(session.get(), PQERRORS_DEFAULT);
  // libpq prints notices to standard error unless told otherwise.
  PQsetNoticeReceiver(
      session.get(), [](void*, const PGresult*) {}, nullptr);
  return session;
}

std::string describe(Connection& connection) {
  return describe(endpoint_of(session(connection)));
}

std::string database_name(Connection& connection) {
  return text_or_empty(PQdb(session(connection)));
}

std::string user_name(Connection& connection) {
  return text_or_empty(PQuser(session(connection)));
}

}  // namespace retort::postgres
