// Who runs the desk: the tenant, its brands and its teams.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "timestamps.hpp"

namespace support {

enum class RETORT_ENUM("organization_status") OrganizationStatus { trial, active, suspended, closed };

enum class RETORT_ENUM("weekday") Weekday { mon, tue, wed, thu, fri, sat, sun };

struct RETORT_TABLE("organizations", comment("The tenants")) Organization : Timestamps {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(length(200)) std::string name;
  RETORT_COLUMN(length(63), unique, check("slug ~ '^[a-z0-9-]+$'")) std::string slug;
  RETORT_COLUMN(default_value(OrganizationStatus::trial))
  OrganizationStatus status = OrganizationStatus::trial;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb settings;
  RETORT_COLUMN(default_sql("'{en}'")) std::vector<std::string> languages;
  std::optional<retort::timestamptz> trial_ends_at;
};

struct RETORT_TABLE("brands", unique(&Brand::organization_id, &Brand::name)) Brand : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(length(100)) std::string name;
  RETORT_COLUMN(length(7), check("color ~ '^#[0-9a-f]{6}$'")) std::optional<std::string> color;
  std::optional<std::string> logo_url;
};

struct RETORT_TABLE("teams", unique(&Team::organization_id, &Team::name)) Team : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(references(&Team::id, on_delete::set_null), index) std::optional<std::int64_t> parent_id;
  RETORT_COLUMN(length(100)) std::string name;
  std::optional<std::string> description;
};

struct RETORT_TABLE("business_hours", unique(&BusinessHours::team_id, &BusinessHours::weekday),
                    check("opens_at < closes_at", named("business_hours_order"))) BusinessHours {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Team::id, on_delete::cascade)) std::int64_t team_id = 0;
  Weekday weekday = Weekday::mon;
  retort::time_of_day opens_at;
  retort::time_of_day closes_at;
  RETORT_COLUMN(length(64), default_sql("'UTC'")) std::string time_zone;
};

}  // namespace support
