// Model headers for the commands that generate code.
#pragma once

#include <string>
#include <vector>

#include "codegen/codegen.hpp"

namespace retort::cli {

/// Scans every header. Throws Error with all that could not be read.
std::vector<header::Header> read_headers(const std::vector<std::string>& paths);

/// The files of `result`. Throws Error with its diagnostics, each with the line that it is about, if there
/// are any.
std::vector<codegen::Output> checked(codegen::Result result);

}  // namespace retort::cli
