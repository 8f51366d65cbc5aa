#include <utility>

#include <retort/connection.hpp>

#include "postgres/state.hpp"

namespace retort {

Connection::Connection(const std::string& url) : state_(std::make_unique<State>()) {
  state_->session = postgres::open_session(postgres::parse_url(url));
}

Connection::Connection(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

void* Connection::native() const noexcept {
  return state_ ? state_->session.get() : nullptr;
}

}  // namespace retort
