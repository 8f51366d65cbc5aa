// A note. Every member is a column; annotations say what a type cannot.
#pragma once

#include <cstdint>
#include <string>

#include <retort/model.hpp>

namespace app {

struct RETORT_TABLE("notes") Note {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(length(200)) std::string title;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

}  // namespace app
