// Who gets what.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "agent.hpp"
#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("routing_strategy") RoutingStrategy {
  round_robin RETORT_VALUE("round-robin"),
  least_busy RETORT_VALUE("least-busy"),
  by_skill RETORT_VALUE("by-skill"),
};

struct RETORT_TABLE("queues", unique(&Queue::organization_id, &Queue::name)) Queue : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(references(&Team::id, on_delete::cascade), index) std::int64_t team_id = 0;
  RETORT_COLUMN(length(100)) std::string name;
  RETORT_COLUMN(default_value(RoutingStrategy::round_robin))
  RoutingStrategy strategy = RoutingStrategy::round_robin;
  std::optional<std::int32_t> max_waiting;
};

struct RETORT_TABLE("routing_rules", unique(&RoutingRule::queue_id, &RoutingRule::position)) RoutingRule {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Queue::id, on_delete::cascade)) std::int64_t queue_id = 0;
  std::int32_t position = 0;
  retort::jsonb condition;
  RETORT_COLUMN(references(&Skill::id, on_delete::set_null)) std::optional<std::int64_t> required_skill_id;
  RETORT_COLUMN(default_sql("'{}'")) std::vector<std::string> languages;
  RETORT_COLUMN(default_value(true)) bool is_enabled = true;
};

}  // namespace support
