// Private to the runner: functions of a C++ revision between its statements.
#pragma once

#include <vector>

#include <retort/connection.hpp>

#include "run/batch.hpp"

namespace retort::run {

/// Some statements of a step, and the function that runs behind them; the last piece has none.
struct Piece {
  Prepared step;
  const LiveCall* then = nullptr;
};

/// The step cut at its functions, in their order. `step` must outlive the pieces.
std::vector<Piece> pieces_of(const Prepared& step);

/// Calls the function. Throws Error with one diagnostic at the call's place: R0441 for whatever left the
/// function or a refusal that it kept to itself, R0438 if it ended the revision's transaction or left one
/// open; R0303 as it is.
void run_call(Connection& connection, const Prepared& step, const LiveCall& call);

}  // namespace retort::run
