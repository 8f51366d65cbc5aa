// Answers that agents give often.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "agent.hpp"
#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("macro_visibility") MacroVisibility { personal, team, everyone };

struct RETORT_TABLE("macros", index("ix_macros_owner", &Macro::owner_id, &Macro::title),
                    check("visibility <> 'personal' OR owner_id IS NOT NULL", named("macros_personal"))) Macro
    : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade), index) retort::uuid organization_id;
  RETORT_COLUMN(references(&Agent::id, on_delete::cascade)) std::optional<retort::uuid> owner_id;
  MacroVisibility visibility = MacroVisibility::personal;
  RETORT_COLUMN(length(150)) std::string title;
  std::string body;
  RETORT_COLUMN(default_sql("ARRAY[]::text[]")) std::vector<std::string> shortcuts;
  RETORT_COLUMN(default_value(0)) std::int64_t times_used = 0;
};

}  // namespace support
