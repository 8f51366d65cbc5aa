// Starts a throwaway server, asks it one question and is gone: what `bench/run throwaway-server` times.
#include "postgres/query.hpp"
#include "postgres/server.hpp"

int main() {
  const auto server = retort::postgres::ThrowawayServer::start();
  retort::Connection connection(server.url());
  return retort::postgres::query(connection, "SELECT 1").rows.size() == 1 ? 0 : 1;
}
