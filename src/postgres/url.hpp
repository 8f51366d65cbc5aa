// Connection URLs: every spelling that people have in their configuration, as libpq's parameters; and the
// same text without its secrets.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::postgres {

/// libpq's keywords and values (`host`, `dbname`, …) in the order of libpq's own list, set ones only.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// Reads a URL in any accepted spelling: libpq's (URI or `keyword=value`), SQLAlchemy's, JDBC's. What only a
/// driver understands (`statement_cache_size`) is dropped and `ssl=` becomes `sslmode`. Empty gives nothing:
/// libpq then looks at PG*. Throws Error R0306, without a secret in it.
Parameters parse_url(std::string_view url);

/// The value of `keyword`, or empty.
std::string parameter(const Parameters& parameters, std::string_view keyword);

/// A postgresql:// URL with these parameters, for libpq.
std::string to_url(const Parameters& parameters);

/// `url` with another database, for the same server and role. Throws as parse_url.
std::string with_database(std::string_view url, const std::string& database);

/// `url` fit to be shown: passwords become `***`, also in text that no parser would take.
std::string redacted(std::string_view url);

}  // namespace retort::postgres
