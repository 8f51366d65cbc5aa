// What was promised, and where the promise was broken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "conversation.hpp"
#include "organization.hpp"
#include "ticket.hpp"

namespace support {

enum class RETORT_ENUM("sla_metric") SlaMetric {
  first_reply RETORT_VALUE("first-reply"),
  next_reply RETORT_VALUE("next-reply"),
  resolution,
};

struct RETORT_TABLE("sla_policies", unique(&SlaPolicy::organization_id, &SlaPolicy::name)) SlaPolicy
    : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(length(100)) std::string name;
  RETORT_COLUMN(default_sql("'{}'")) std::vector<CustomerTier> tiers;
  RETORT_COLUMN(default_value(true)) bool business_hours_only = true;
};

struct RETORT_TABLE("sla_targets",
                    unique(&SlaTarget::policy_id, &SlaTarget::metric, &SlaTarget::priority)) SlaTarget {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&SlaPolicy::id, on_delete::cascade)) std::int64_t policy_id = 0;
  SlaMetric metric = SlaMetric::resolution;
  Priority priority = Priority::normal;
  RETORT_COLUMN(check("target > '00:00:00'::interval")) retort::interval target;
};

struct RETORT_TABLE("sla_breaches", index("ix_sla_breaches_open", &SlaBreach::ticket_id,
                                          where("resolved_at IS NULL"))) SlaBreach {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&SlaTarget::id, on_delete::cascade), index) std::int64_t target_id = 0;
  RETORT_COLUMN(references(&Ticket::id, on_delete::cascade)) std::int64_t ticket_id = 0;
  retort::interval exceeded_by;
  RETORT_COLUMN(default_now) retort::timestamptz breached_at;
  std::optional<retort::timestamptz> resolved_at;
};

}  // namespace support
