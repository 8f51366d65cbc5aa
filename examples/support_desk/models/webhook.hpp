// Other people's programs that want to know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "organization.hpp"

namespace support {

struct RETORT_TABLE("webhooks") Webhook : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade), index) retort::uuid organization_id;
  RETORT_COLUMN(check("url ~ '^https://'")) std::string url;
  RETORT_COLUMN(check("cardinality(events) > 0")) std::vector<std::string> events;
  retort::bytes secret;
  RETORT_COLUMN(default_value(0)) std::int32_t failures = 0;
  std::optional<retort::timestamptz> disabled_at;
};

}  // namespace support
