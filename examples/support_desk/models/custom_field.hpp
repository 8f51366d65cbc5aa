// Fields that an organization adds to its tickets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "organization.hpp"
#include "ticket.hpp"

namespace support {

enum class RETORT_ENUM("field_type") FieldType { text, number, date, boolean, choice };

struct RETORT_TABLE("custom_fields", unique(&CustomField::organization_id, &CustomField::key),
                    check("(type = 'choice') = (choices IS NOT NULL)",
                          named("custom_fields_choices"))) CustomField : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(length(50)) std::string key;
  RETORT_COLUMN(length(100)) std::string label;
  FieldType type = FieldType::text;
  std::optional<std::vector<std::string>> choices;
  RETORT_COLUMN(default_value(false)) bool required = false;
  RETORT_COLUMN(default_value(0)) std::int32_t position = 0;
};

struct RETORT_TABLE("ticket_field_values",
                    primary_key(&TicketFieldValue::ticket_id, &TicketFieldValue::field_id)) TicketFieldValue {
  RETORT_COLUMN(references(&Ticket::id, on_delete::cascade)) std::int64_t ticket_id = 0;
  RETORT_COLUMN(references(&CustomField::id, on_delete::cascade), index) std::int64_t field_id = 0;
  retort::jsonb value;
};

}  // namespace support
