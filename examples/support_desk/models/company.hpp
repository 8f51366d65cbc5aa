// The firms that customers work for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("company_size") CompanySize {
  micro RETORT_VALUE("1-9"),
  small RETORT_VALUE("10-49"),
  medium RETORT_VALUE("50-249"),
  large RETORT_VALUE("250+"),
};

struct RETORT_TABLE("companies", index("ix_companies_domains", &Company::domains, method("gin"))) Company
    : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade), index) retort::uuid organization_id;
  RETORT_COLUMN(length(200)) std::string name;
  RETORT_COLUMN(default_sql("'{}'")) std::vector<std::string> domains;
  std::optional<CompanySize> size;
  RETORT_COLUMN(precision(14, 2), check("annual_revenue >= 0")) std::optional<retort::numeric> annual_revenue;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb attributes;
};

}  // namespace support
