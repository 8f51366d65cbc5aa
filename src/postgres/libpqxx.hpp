// From a libpqxx transaction back to the session that it runs on.
#pragma once

#include <retort/connection.hpp>

namespace retort::postgres {

/// The `PGconn*` under a transaction. Throws Error R0790 if the transaction is not on a retort::Connection.
void* native_connection(const ::pqxx::transaction_base& transaction);

}  // namespace retort::postgres
