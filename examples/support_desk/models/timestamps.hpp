// Columns that most tables of the support desk share.
#pragma once

#include <optional>

#include <retort/model.hpp>

namespace support {

/// When a row was made, and when last touched.
struct Timestamps {
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
  RETORT_COLUMN(default_now, on_update_now) retort::timestamptz updated_at;
};

/// Rows that are hidden before they are purged.
struct SoftDelete {
  std::optional<retort::timestamptz> deleted_at;
};

}  // namespace support
