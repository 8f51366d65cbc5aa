// One throwaway server for all cases of this folder, and what they ask of errors and processes.
#pragma once

#include <functional>
#include <string>

#include <retort/error.hpp>

#include "postgres/server.hpp"

namespace retort::postgres {

/// Started when first asked for; gone at the end of the program.
const ThrowawayServer& shared_server();

/// A new empty database on it; its URL.
std::string new_database();

/// Runs `command` in a shell and gives what it printed.
std::string output_of(const std::string& command);

/// What `action` throws, as one text: `R0123 text | help | excerpt`; empty if it throws nothing.
std::string error_of(const std::function<void()>& action);

}  // namespace retort::postgres
