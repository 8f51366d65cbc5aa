// Whether a plan does what it says, tried out on a copy.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/side.hpp"
#include "diff/diff.hpp"
#include "operation/operation.hpp"

namespace retort::cli {

struct Proof {
  struct Check {
    bool good;
    std::string what;
    std::vector<std::string> lines;  ///< What is wrong.
  };
  std::vector<Check> checks;
  std::vector<std::string> not_shown;  ///< What could not be tried, and why.

  bool holds() const;
};

/// Runs `changes`, which turn `have` into `want` under `options`, on a copy of the first side with rows in
/// every table that takes them, and then the way back. Looked at are the schema (by our own reading and by
/// pg_dump), a second plan, and the rows. Rows that the plan's own statements refuse are taken out again, and
/// that is said.
Proof prove(Sides& sides, const catalog::Catalog& have, const catalog::Catalog& want,
            const diff::Options& options, const operation::Changes& changes);

/// The ticked list, on standard error, as results may be going to standard output; the passed checks not with
/// --quiet.
void print_proof(const Arguments& arguments, const Proof& proof);

/// As JSON: {"ok", "checks", "not_shown"}.
std::string to_json(const Proof& proof);

}  // namespace retort::cli
