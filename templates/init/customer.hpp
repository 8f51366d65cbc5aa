// Somebody who orders.
#pragma once

#include <cstdint>
#include <string>

#include <retort/model.hpp>

namespace app {

struct RETORT_TABLE("customers", comment("Somebody who orders")) Customer {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(length(320), unique) std::string email;
  RETORT_COLUMN(length(200)) std::string name;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
  RETORT_COLUMN(default_now, on_update_now) retort::timestamptz updated_at;
};

}  // namespace app
