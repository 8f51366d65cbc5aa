#include <utility>

#include <retort/connection.hpp>

#include "postgres/state.hpp"

namespace retort {

// A user's session keeps the time zone, search_path and the rest as the role has them. Pinned are only the
// formats of values, which typed access has to read.
Connection::Connection(const std::string& url)
    : Connection(postgres::open_pinned(postgres::parse_url(url), {{"DateStyle", "ISO, MDY"},
                                                                  {"IntervalStyle", "postgres"},
                                                                  {"extra_float_digits", "1"},
                                                                  {"bytea_output", "hex"}})) {}

Connection::Connection(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

void* Connection::native() const noexcept {
  return state_ ? state_->session.get() : nullptr;
}

}  // namespace retort
