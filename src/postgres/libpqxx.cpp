// libpqxx on a PGconn that we opened and go on owning.
//
// 6.x has no way to take one over. But its connections are built on a policy class that opens and closes the
// PGconn: ours hands out the one that is there and closes nothing. libpqxx 6 would also reconnect in silence
// when a session is lost, which must not happen to somebody else's session: the policy hands out nothing
// then, and libpqxx reports a broken connection.
//
// 7.x has seize_raw_connection. It then believes that it owns the PGconn, so before libpqxx closes, the
// PGconn is taken back with release_raw_connection (7.8 and later).
//
// Neither lets anybody ask a transaction for its PGconn, and 6.x's class has no virtual function to recognise
// ours by, so the connections in use are kept in a list.
#include "postgres/libpqxx.hpp"

#include <mutex>
#include <pqxx/pqxx>
#include <shared_mutex>
#include <unordered_map>

#include <retort/error.hpp>

#include "postgres/state.hpp"

namespace retort::postgres {
namespace {

/// libpqxx connection -> PGconn, for all threads.
class Sides {
 public:
  void add(const void* side, PGconn* session) {
    const std::unique_lock lock{mutex_};
    sessions_[side] = session;
  }
  void remove(const void* side) noexcept {
    const std::unique_lock lock{mutex_};
    sessions_.erase(side);
  }
  PGconn* find(const void* side) const {
    const std::shared_lock lock{mutex_};
    const auto found = sessions_.find(side);
    return found == sessions_.end() ? nullptr : found->second;
  }

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<const void*, PGconn*> sessions_;
};

/// Never destroyed: a static connection of the user's may close after our own statics.
Sides& sides() {
  static auto* all = new Sides;
  return *all;
}

}  // namespace

#if PQXX_VERSION_MAJOR < 7

class BorrowSession : public pqxx::connectionpolicy {
 public:
  explicit BorrowSession(PGconn* session) : connectionpolicy(""), session_(session) {}
  handle do_startconnect(handle) override { return PQstatus(session_) == CONNECTION_OK ? session_ : nullptr; }
  handle do_completeconnect(handle orig) override { return orig != nullptr ? orig : do_startconnect(orig); }
  handle do_dropconnect(handle orig) noexcept override { return orig; }
  handle do_disconnect(handle) noexcept override { return nullptr; }
  bool is_ready(handle orig) const noexcept override { return orig != nullptr; }

 private:
  PGconn* session_;
};

class LibpqxxSide : private BorrowSession, public pqxx::connection_base {
 public:
  explicit LibpqxxSide(PGconn* session)
      : BorrowSession(session), pqxx::connection_base(static_cast<BorrowSession&>(*this)) {
    init();
    sides().add(&connection(), session);
  }
  ~LibpqxxSide() override {
    sides().remove(&connection());
    close();
  }
  pqxx::connection_base& connection() noexcept { return *this; }
};

#else

#if PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR < 8
#error "Retort needs libpqxx 6.4 or 7.8 and later: 7.0 to 7.7 cannot share a connection"
#endif

class LibpqxxSide {
 public:
  explicit LibpqxxSide(PGconn* session) : connection_(pqxx::connection::seize_raw_connection(session)) {
    sides().add(&connection_, session);
  }
  ~LibpqxxSide() {
    sides().remove(&connection_);
    std::move(connection_).release_raw_connection();
  }
  LibpqxxSide(const LibpqxxSide&) = delete;
  LibpqxxSide& operator=(const LibpqxxSide&) = delete;
  pqxx::connection& connection() noexcept { return connection_; }

 private:
  pqxx::connection connection_;
};

#endif

void CloseLibpqxxSide::operator()(LibpqxxSide* side) const noexcept {
  delete side;
}

void* native_connection(const pqxx::transaction_base& transaction) {
  PGconn* session = sides().find(&transaction.conn());
  if (session != nullptr) return session;
  throw Error{Diagnostic{
      .code = "R0790",
      .text = "this transaction is not on a retort::Connection",
      .help = "open a retort::Connection and begin the transaction on it: pqxx::work tx{connection.pqxx()};",
      .place = {},
      .excerpt = {}}};
}

}  // namespace retort::postgres

namespace retort {

LibpqxxConnection& Connection::pqxx() {
  if (!state_->libpqxx) state_->libpqxx.reset(new postgres::LibpqxxSide(state_->session.get()));
  return state_->libpqxx->connection();
}

}  // namespace retort
