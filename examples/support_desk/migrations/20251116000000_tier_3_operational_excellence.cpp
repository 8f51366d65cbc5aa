#include <retort/revision.hpp>

RETORT_REVISION("20251116000000", revises("20251114120000"), created("2025-11-16T00:00:00Z"),
                message("Tier 3: operational excellence"))

void upgrade(Operations& op) {
  op.create_enum("routing_strategy", {"round-robin", "least-busy", "by-skill"});
  op.create_enum("sla_metric", {"first-reply", "next-reply", "resolution"});
  op.create_enum("survey_kind", {"csat", "nps", "ces"});

  op.create_table("agent_shifts",
                  column("id", bigint, primary_key, identity),
                  column("agent_id", uuid, not_null, references("agents", "id", on_delete(cascade))),
                  column("starts_at", timestamptz, not_null),
                  column("ends_at", timestamptz, not_null),
                  column("duration", interval, generated("ends_at - starts_at")),
                  check("starts_at < ends_at", named("agent_shifts_order")));

  op.create_index("ix_agent_shifts_time", "agent_shifts", {"agent_id", key("starts_at", descending)});

  op.create_table("kb_feedback",
                  column("id", bigint, primary_key, identity),
                  column("article_id", bigint, not_null, references("kb_articles", "id", on_delete(cascade))),
                  column("customer_id", uuid, references("customers", "id", on_delete(set_null))),
                  column("helpful", boolean, not_null),
                  column("comment", text),
                  column("given_at", timestamptz, not_null, default_now));

  op.create_index("ix_kb_feedback_article_id", "kb_feedback", {"article_id"});

  op.create_table("queues",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("team_id", bigint, not_null, references("teams", "id", on_delete(cascade))),
                  column("name", varchar(100), not_null),
                  column("strategy", sql_type("routing_strategy"), not_null, default_value("round-robin")),
                  column("max_waiting", integer),
                  unique({"organization_id", "name"}));

  op.create_index("ix_queues_team_id", "queues", {"team_id"});

  op.create_table("routing_rules",
                  column("id", bigint, primary_key, identity),
                  column("queue_id", bigint, not_null, references("queues", "id", on_delete(cascade))),
                  column("position", integer, not_null),
                  column("condition", jsonb, not_null),
                  column("required_skill_id", bigint, references("skills", "id", on_delete(set_null))),
                  column("languages", array_of(text), not_null, default_value("{}")),
                  column("is_enabled", boolean, not_null, default_value(true)),
                  unique({"queue_id", "position"}));

  op.create_table("sla_policies",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("name", varchar(100), not_null),
                  column("tiers", array_of(sql_type("customer_tier")), not_null, default_value("{}")),
                  column("business_hours_only", boolean, not_null, default_value(true)),
                  unique({"organization_id", "name"}));

  op.create_table("sla_targets",
                  column("id", bigint, primary_key, identity),
                  column("policy_id", bigint, not_null, references("sla_policies", "id", on_delete(cascade))),
                  column("metric", sql_type("sla_metric"), not_null),
                  column("priority", sql_type("priority"), not_null),
                  column("target", interval, not_null),
                  unique({"policy_id", "metric", "priority"}),
                  check("target > '00:00:00'::interval", named("sla_targets_target_check")));

  op.create_table("sla_breaches",
                  column("id", bigint, primary_key, identity),
                  column("target_id", bigint, not_null, references("sla_targets", "id", on_delete(cascade))),
                  column("ticket_id", bigint, not_null, references("tickets", "id", on_delete(cascade))),
                  column("exceeded_by", interval, not_null),
                  column("breached_at", timestamptz, not_null, default_now),
                  column("resolved_at", timestamptz));

  op.create_index("ix_sla_breaches_open", "sla_breaches", {"ticket_id"}, where("resolved_at IS NULL"));
  op.create_index("ix_sla_breaches_target_id", "sla_breaches", {"target_id"});

  op.create_table("surveys",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("kind", sql_type("survey_kind"), not_null),
                  column("question", text, not_null),
                  column("is_active", boolean, not_null, default_value(true)));

  op.create_table("survey_responses",
                  column("id", bigint, primary_key, identity),
                  column("survey_id", bigint, not_null),
                  column("conversation_id", uuid, not_null,
                         references("conversations", "id", on_delete(cascade))),
                  column("customer_id", uuid, not_null, references("customers", "id", on_delete(cascade))),
                  column("score", smallint, not_null),
                  column("remark", text),
                  column("answered_at", timestamptz, not_null, default_now),
                  unique({"survey_id", "conversation_id"}),
                  check("(score >= 0) AND (score <= 10)", named("survey_responses_score_check")),
                  foreign_key({"survey_id"}, "surveys", {"id"}, on_delete(cascade)));

  op.create_index("ix_survey_responses_conversation_id", "survey_responses", {"conversation_id"});
  op.create_index("ix_survey_responses_customer_id", "survey_responses", {"customer_id"});
  op.create_index("ix_surveys_organization_id", "surveys", {"organization_id"});
}

void downgrade(Operations& op) {
  // Loses the data of agent_shifts.
  op.drop_table("agent_shifts");
  // Loses the data of kb_feedback.
  op.drop_table("kb_feedback");
  // Loses the data of routing_rules.
  op.drop_table("routing_rules");
  // Loses the data of queues.
  op.drop_table("queues");
  op.drop_enum("routing_strategy");
  // Loses the data of sla_breaches.
  op.drop_table("sla_breaches");
  // Loses the data of sla_targets.
  op.drop_table("sla_targets");
  op.drop_enum("sla_metric");
  // Loses the data of sla_policies.
  op.drop_table("sla_policies");
  // Loses the data of survey_responses.
  op.drop_table("survey_responses");
  // Loses the data of surveys.
  op.drop_table("surveys");
  op.drop_enum("survey_kind");
}
