// The environment as an edge: what reads it takes a Lookup, and tests give their own.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace retort::cli {

/// A variable's value; nothing if it is not set or empty.
using Lookup = std::function<std::optional<std::string>(const std::string& name)>;

/// The process's own environment.
Lookup process_environment();

/// Reads `.env`: `NAME=value` lines, `export` allowed, `#` comments, single quotes (as they are) and double
/// quotes (with \n, \t, \", \\). `${NAME}` and `${NAME:-default}` are replaced, from `environment` and the
/// lines before, except in single quotes and where there is no such value. Throws Error R0608 naming the line
/// that cannot be read.
std::map<std::string, std::string> parse_dotenv(std::string_view text, const std::string& path,
                                                const Lookup& environment = {});

/// `first`, then `values`.
Lookup with_fallback(Lookup first, std::map<std::string, std::string> values);

/// Replaces `${NAME}` and `${NAME:-default}`. Throws Error R0606 for a name without value; `where` says whose
/// text it is.
std::string expand(const std::string& text, const Lookup& environment, const std::string& where);

/// As expand, for a URL: what is put in for a user or a password is percent-encoded, so that it may hold any
/// character; `%40` in it stays as it is.
std::string expand_url(const std::string& url, const Lookup& environment, const std::string& where);

}  // namespace retort::cli
