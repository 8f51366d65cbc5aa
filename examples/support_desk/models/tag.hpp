// Free words for conversations and customers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "organization.hpp"

namespace support {

struct RETORT_TABLE("tags",
                    index("ux_tags_name", &Tag::organization_id, expression("lower(name)"), unique)) Tag {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(length(50)) std::string name;
  RETORT_COLUMN(default_value(0)) std::int32_t uses = 0;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

}  // namespace support
