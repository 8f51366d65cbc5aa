// Times of new revisions, in the zone that the project wants.
#pragma once

#include <ctime>
#include <string>

namespace retort::cli {

/// UTC, local, or a name of the system's time zone database.
bool known_time_zone(const std::string& zone);

/// `time` as ISO 8601: 2025-01-01T12:00:00Z for UTC, else 2025-01-01T13:00:00+01:00. The zone must be known.
std::string iso_time(std::time_t time, const std::string& zone);

}  // namespace retort::cli
