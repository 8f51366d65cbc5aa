// A book that becomes sound, and who works on it.
#pragma once

#include <string>

#include <retort/model.hpp>

#include "tenant.hpp"
#include "user.hpp"

namespace studio {

struct RETORT_TABLE("projects") Project {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&Tenant::id, on_delete::cascade), index) retort::uuid tenant_id;
  RETORT_COLUMN(length(300)) std::string title;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

struct RETORT_TABLE("project_members",
                    primary_key(&ProjectMember::project_id, &ProjectMember::user_id)) ProjectMember {
  RETORT_COLUMN(references(&Project::id, on_delete::cascade)) retort::uuid project_id;
  RETORT_COLUMN(references(&User::id, on_delete::cascade)) retort::uuid user_id;
  RETORT_COLUMN(length(50), default_value("editor")) std::string role = "editor";
};

}  // namespace studio
