// Somebody who works for a tenant.
#pragma once

#include <string>

#include <retort/model.hpp>

#include "tenant.hpp"

namespace studio {

struct RETORT_TABLE("users", unique(&User::tenant_id, &User::email)) User {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&Tenant::id, on_delete::cascade)) retort::uuid tenant_id;
  RETORT_COLUMN(length(320)) std::string email;
  RETORT_COLUMN(default_value(true)) bool is_active = true;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

}  // namespace studio
