// A studio that works here. Everything belongs to one.
#pragma once

#include <string>

#include <retort/model.hpp>

namespace studio {

struct RETORT_TABLE("tenants") Tenant {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(length(200), unique) std::string name;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

}  // namespace studio
