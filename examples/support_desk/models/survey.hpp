// How it went, by the customer's own word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "conversation.hpp"
#include "customer.hpp"
#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("survey_kind") SurveyKind { csat, nps, ces };

struct RETORT_TABLE("surveys") Survey : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade), index) retort::uuid organization_id;
  SurveyKind kind = SurveyKind::csat;
  std::string question;
  RETORT_COLUMN(default_value(true)) bool is_active = true;
};

struct RETORT_TABLE("survey_responses",
                    unique(&SurveyResponse::survey_id, &SurveyResponse::conversation_id)) SurveyResponse {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Survey::id, on_delete::cascade)) std::int64_t survey_id = 0;
  RETORT_COLUMN(references(&Conversation::id, on_delete::cascade), index) retort::uuid conversation_id;
  RETORT_COLUMN(references(&Customer::id, on_delete::cascade), index) retort::uuid customer_id;
  RETORT_COLUMN(check("score BETWEEN 0 AND 10")) std::int16_t score = 0;
  std::optional<std::string> remark;
  RETORT_COLUMN(default_now) retort::timestamptz answered_at;
};

}  // namespace support
