// Private to the runner: from what the server refused to what a person can mend.
#pragma once

#include <optional>
#include <string>

#include "postgres/query.hpp"
#include "run/batch.hpp"

namespace retort::run {

/// The byte of the script that the server complained about, if the script is to blame.
std::optional<std::size_t> blamed(const Batch& batch, const Prepared& step,
                                  const postgres::ServerReport& report);

/// `upgrade of a (message)`.
std::string doing(const Prepared& step);

/// R0441 with file, line, column, source line and caret; `kept` says what the database keeps.
Diagnostic statement_failure(const Prepared& step, std::optional<std::size_t> offset,
                             const postgres::ServerReport& report, const std::string& kept);

/// R0413, R0414, R0441 or R0442 for a statement of the runner's own.
Diagnostic bookkeeping_failure(const Prepared& step, const Batch& batch, const postgres::ServerReport& report,
                               const Settings& settings, const std::string& kept);

}  // namespace retort::run
