// Who did what. Written once, never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "authentication.hpp"
#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("audit_action", comment("What the audit log knows")) AuditAction {
  created,
  updated,
  removed,
  exported,
  signed_in RETORT_VALUE("signed-in"),
};

struct RETORT_TABLE("audit_events",
                    index("ix_audit_events_subject", &AuditEvent::subject_type, &AuditEvent::subject_id),
                    index("ix_audit_events_time", &AuditEvent::at, method("brin"))) AuditEvent {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade), index) retort::uuid organization_id;
  RETORT_COLUMN(references(&User::id, on_delete::set_null), index) std::optional<retort::uuid> actor_id;
  AuditAction action = AuditAction::created;
  RETORT_COLUMN(length(60)) std::string subject_type;
  RETORT_COLUMN(length(60)) std::string subject_id;
  std::optional<retort::jsonb> changes;
  RETORT_COLUMN(sql_type("inet")) std::optional<std::string> address;
  RETORT_COLUMN(default_now) retort::timestamptz at;
};

}  // namespace support
