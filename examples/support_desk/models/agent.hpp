// The people who help, what they know and when they work.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "authentication.hpp"
#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("agent_status") AgentStatus { online, away, busy, offline };

enum class RETORT_ENUM("skill_level") SkillLevel { learning, fluent, expert };

struct RETORT_TABLE("agents", comment("People who help")) Agent : Timestamps {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&User::id, on_delete::cascade), unique) retort::uuid user_id;
  RETORT_COLUMN(references(&Agent::id, on_delete::set_null), index) std::optional<retort::uuid> manager_id;
  RETORT_COLUMN(length(100)) std::string nickname;
  RETORT_COLUMN(default_value(AgentStatus::offline), index) AgentStatus status = AgentStatus::offline;
  RETORT_COLUMN(default_value(5), check("capacity BETWEEN 0 AND 50")) std::int16_t capacity = 5;
  std::optional<std::string> signature;
  RETORT_COLUMN(precision(3, 2)) std::optional<retort::numeric> rating;
};

struct RETORT_TABLE("skills", unique(&Skill::organization_id, &Skill::name)) Skill {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(length(80)) std::string name;
};

struct RETORT_TABLE("agent_skills", primary_key(&AgentSkill::agent_id, &AgentSkill::skill_id)) AgentSkill {
  RETORT_COLUMN(references(&Agent::id, on_delete::cascade)) retort::uuid agent_id;
  RETORT_COLUMN(references(&Skill::id, on_delete::cascade), index) std::int64_t skill_id = 0;
  RETORT_COLUMN(default_value(SkillLevel::learning)) SkillLevel level = SkillLevel::learning;
};

struct RETORT_TABLE("team_members", primary_key(&TeamMember::team_id, &TeamMember::agent_id)) TeamMember {
  RETORT_COLUMN(references(&Team::id, on_delete::cascade)) std::int64_t team_id = 0;
  RETORT_COLUMN(references(&Agent::id, on_delete::cascade), index) retort::uuid agent_id;
  RETORT_COLUMN(default_value(false)) bool is_lead = false;
  RETORT_COLUMN(default_now) retort::timestamptz joined_at;
};

struct RETORT_TABLE("agent_shifts", check("starts_at < ends_at", named("agent_shifts_order")),
                    index("ix_agent_shifts_time", &AgentShift::agent_id,
                          descending(&AgentShift::starts_at))) AgentShift {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Agent::id, on_delete::cascade)) retort::uuid agent_id;
  retort::timestamptz starts_at;
  retort::timestamptz ends_at;
  RETORT_COLUMN(generated("ends_at - starts_at")) std::optional<retort::interval> duration;
};

}  // namespace support
