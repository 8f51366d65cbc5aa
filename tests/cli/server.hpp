// The one throwaway server of this test program.
#pragma once

#include "postgres/server.hpp"

inline retort::postgres::ThrowawayServer& server() {
  static retort::postgres::ThrowawayServer only = retort::postgres::ThrowawayServer::start();
  return only;
}
