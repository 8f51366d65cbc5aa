// Automation. A workflow points at its current version, each version at its workflow: a cycle.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "authentication.hpp"
#include "organization.hpp"
#include "ticket.hpp"

namespace support {

enum class RETORT_ENUM("workflow_trigger") WorkflowTrigger { created, updated, assigned, timer, manual };

enum class RETORT_ENUM("run_status") RunStatus { queued, running, succeeded, failed, cancelled };

struct WorkflowVersion;

struct RETORT_TABLE("workflows", unique(&Workflow::organization_id, &Workflow::name)) Workflow : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade)) retort::uuid organization_id;
  RETORT_COLUMN(length(120)) std::string name;
  WorkflowTrigger trigger = WorkflowTrigger::manual;
  RETORT_COLUMN(references(&WorkflowVersion::id, on_delete::set_null, deferrable, initially_deferred))
  std::optional<std::int64_t> current_version_id;
  RETORT_COLUMN(default_value(false)) bool is_enabled = false;
};

struct RETORT_TABLE("workflow_versions",
                    unique(&WorkflowVersion::workflow_id, &WorkflowVersion::version)) WorkflowVersion {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Workflow::id, on_delete::cascade)) std::int64_t workflow_id = 0;
  RETORT_COLUMN(check("version > 0")) std::int32_t version = 1;
  retort::jsonb definition;
  RETORT_COLUMN(references(&User::id, on_delete::set_null)) std::optional<retort::uuid> published_by;
  RETORT_COLUMN(default_now) retort::timestamptz published_at;
};

struct RETORT_TABLE("workflow_runs", index("ix_workflow_runs_pending", &WorkflowRun::queued_at,
                                           where("status IN ('queued', 'running')"))) WorkflowRun {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&WorkflowVersion::id, on_delete::restrict), index) std::int64_t version_id = 0;
  RETORT_COLUMN(references(&Ticket::id, on_delete::cascade), index) std::optional<std::int64_t> ticket_id;
  RETORT_COLUMN(default_value(RunStatus::queued)) RunStatus status = RunStatus::queued;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb variables;
  RETORT_COLUMN(default_now) retort::timestamptz queued_at;
  std::optional<retort::timestamptz> started_at;
  std::optional<retort::timestamptz> finished_at;
  std::optional<std::string> error;
};

struct RETORT_TABLE("workflow_steps",
                    primary_key(&WorkflowStep::run_id, &WorkflowStep::position)) WorkflowStep {
  RETORT_COLUMN(references(&WorkflowRun::id, on_delete::cascade)) retort::uuid run_id;
  std::int32_t position = 0;
  RETORT_COLUMN(length(80)) std::string action;
  RETORT_COLUMN(default_value(RunStatus::queued)) RunStatus status = RunStatus::queued;
  std::optional<retort::jsonb> input;
  std::optional<retort::jsonb> output;
  std::optional<retort::interval> took;
};

}  // namespace support
