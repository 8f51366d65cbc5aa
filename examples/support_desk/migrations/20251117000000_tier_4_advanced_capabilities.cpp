#include <retort/revision.hpp>

RETORT_REVISION("20251117000000", revises("20251116120000"), created("2025-11-17T00:00:00Z"),
                message("Tier 4: advanced capabilities"))

void upgrade(Operations& op) {
  op.create_enum("audit_action", {"created", "updated", "removed", "exported", "signed-in"},
                 comment("What the audit log knows"));
  op.create_enum("billing_cycle", {"monthly", "yearly"});
  op.create_enum("invoice_status", {"draft", "open", "paid", "void"});
  op.create_enum("payment_method", {"card", "transfer", "direct-debit"});
  op.create_enum("run_status", {"queued", "running", "succeeded", "failed", "cancelled"});
  op.create_enum("workflow_trigger", {"created", "updated", "assigned", "timer", "manual"});

  op.create_table("audit_events",
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null),
                  column("actor_id", uuid, references("users", "id", on_delete(set_null))),
                  column("action", sql_type("audit_action"), not_null),
                  column("subject_type", varchar(60), not_null),
                  column("subject_id", varchar(60), not_null),
                  column("changes", jsonb),
                  column("address", inet),
                  column("at", timestamptz, not_null, default_now),
                  foreign_key({"organization_id"}, "organizations", {"id"}, on_delete(cascade)));

  op.create_index("ix_audit_events_actor_id", "audit_events", {"actor_id"});
  op.create_index("ix_audit_events_organization_id", "audit_events", {"organization_id"});
  op.create_index("ix_audit_events_subject", "audit_events", {"subject_type", "subject_id"});
  op.create_index("ix_audit_events_time", "audit_events", {"at"}, using_method("brin"));

  op.create_table("plans",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("code", varchar(40), primary_key),
                  column("name", varchar(100), not_null),
                  column("price", numeric(10, 2), not_null),
                  column("currency", char_(3), not_null, default_sql("'EUR'::bpchar")),
                  column("seats", integer),
                  column("limits", jsonb, not_null, default_value("{}")),
                  check("price >= (0)::numeric", named("plans_price_check")));

  op.create_table("subscriptions",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(restrict))),
                  column("plan_code", varchar(40), not_null, references("plans", "code", on_update(cascade))),
                  column("cycle", sql_type("billing_cycle"), not_null, default_value("monthly")),
                  column("starts_on", date, not_null, default_sql("CURRENT_DATE")),
                  column("ends_on", date));

  op.create_table("invoices",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("subscription_id", bigint, not_null,
                         references("subscriptions", "id", on_delete(restrict))),
                  column("number", varchar(30), not_null, unique),
                  column("status", sql_type("invoice_status"), not_null, default_value("draft")),
                  column("net", numeric(12, 2), not_null),
                  column("tax_rate", numeric(5, 4), not_null, default_value(0)),
                  column("gross", numeric(12, 2), generated("round((net * ((1)::numeric + tax_rate)), 2)")),
                  column("issued_on", date, not_null),
                  column("due_on", date, not_null),
                  comment("Never deleted: the law asks for ten years"));

  op.create_table("invoice_lines",
                  column("invoice_id", bigint, references("invoices", "id", on_delete(cascade))),
                  column("position", integer),
                  column("text", varchar(300), not_null),
                  column("quantity", numeric(10, 3), not_null, default_value(1)),
                  column("unit_price", numeric(12, 2), not_null),
                  primary_key({"invoice_id", "position"}));

  op.create_index("ix_invoices_due", "invoices", {"due_on"}, where("status = 'open'::public.invoice_status"));
  op.create_index("ix_invoices_subscription_id", "invoices", {"subscription_id"});

  op.create_table("payments",
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("invoice_id", bigint, not_null, references("invoices", "id", on_delete(restrict))),
                  column("method", sql_type("payment_method"), not_null),
                  column("amount", numeric(12, 2), not_null),
                  column("reference", text, not_null),
                  column("received_at", timestamptz, not_null, default_now),
                  check("amount <> (0)::numeric", named("payments_amount_check")));

  op.create_index("ix_payments_invoice_id", "payments", {"invoice_id"});
  op.create_index("ix_payments_reference", "payments", {"reference"}, using_method("hash"));
  op.create_index("ix_subscriptions_plan_code", "subscriptions", {"plan_code"});
  op.create_index("ux_subscriptions_running", "subscriptions", {"organization_id"}, unique,
                  where("ends_on IS NULL"));

  op.create_table("webhooks",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("url", text, not_null),
                  column("events", array_of(text), not_null),
                  column("secret", bytea, not_null),
                  column("failures", integer, not_null, default_value(0)),
                  column("disabled_at", timestamptz),
                  check("cardinality(events) > 0", named("webhooks_events_check")),
                  check("url ~ '^https://'::text", named("webhooks_url_check")));

  op.create_index("ix_webhooks_organization_id", "webhooks", {"organization_id"});

  op.create_table("workflow_versions",
                  column("id", bigint, primary_key, identity),
                  column("workflow_id", bigint, not_null),
                  column("version", integer, not_null),
                  column("definition", jsonb, not_null),
                  column("published_by", uuid, references("users", "id", on_delete(set_null))),
                  column("published_at", timestamptz, not_null, default_now),
                  unique({"workflow_id", "version"}),
                  check("version > 0", named("workflow_versions_version_check")));

  op.create_table("workflow_runs",
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("version_id", bigint, not_null),
                  column("ticket_id", bigint, references("tickets", "id", on_delete(cascade))),
                  column("status", sql_type("run_status"), not_null, default_value("queued")),
                  column("variables", jsonb, not_null, default_value("{}")),
                  column("queued_at", timestamptz, not_null, default_now),
                  column("started_at", timestamptz),
                  column("finished_at", timestamptz),
                  column("error", text),
                  foreign_key({"version_id"}, "workflow_versions", {"id"}, on_delete(restrict)));

  op.create_index("ix_workflow_runs_pending", "workflow_runs", {"queued_at"},
                  where("status = ANY (ARRAY['queued'::public.run_status, 'running'::public.run_status])"));
  op.create_index("ix_workflow_runs_ticket_id", "workflow_runs", {"ticket_id"});
  op.create_index("ix_workflow_runs_version_id", "workflow_runs", {"version_id"});

  op.create_table("workflow_steps",
                  column("run_id", uuid, references("workflow_runs", "id", on_delete(cascade))),
                  column("position", integer),
                  column("action", varchar(80), not_null),
                  column("status", sql_type("run_status"), not_null, default_value("queued")),
                  column("input", jsonb),
                  column("output", jsonb),
                  column("took", interval),
                  primary_key({"run_id", "position"}));

  op.create_table("workflows",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null),
                  column("name", varchar(120), not_null),
                  column("trigger", sql_type("workflow_trigger"), not_null),
                  column("current_version_id", bigint,
                         references("workflow_versions", "id", on_delete(set_null), initially_deferred)),
                  column("is_enabled", boolean, not_null, default_value(false)),
                  unique({"organization_id", "name"}),
                  foreign_key({"organization_id"}, "organizations", {"id"}, on_delete(cascade)));

  op.create_foreign_key("workflow_versions_workflow_id_fkey", "workflow_versions", {"workflow_id"},
                        "workflows", {"id"}, on_delete(cascade));
}

void downgrade(Operations& op) {
  // Loses the data of audit_events.
  op.drop_table("audit_events");
  op.drop_enum("audit_action");
  // Loses the data of invoice_lines.
  op.drop_table("invoice_lines");
  // Loses the data of payments.
  op.drop_table("payments");
  op.drop_enum("payment_method");
  // Loses the data of invoices.
  op.drop_table("invoices");
  op.drop_enum("invoice_status");
  // Loses the data of subscriptions.
  op.drop_table("subscriptions");
  op.drop_enum("billing_cycle");
  // Loses the data of plans.
  op.drop_table("plans");
  // Loses the data of webhooks.
  op.drop_table("webhooks");
  // Loses the data of workflow_steps.
  op.drop_table("workflow_steps");
  // Loses the data of workflow_runs.
  op.drop_table("workflow_runs");
  op.drop_enum("run_status");
  op.drop_constraint("workflow_versions_workflow_id_fkey", "workflow_versions");
  // Loses the data of workflows.
  op.drop_table("workflows");
  op.drop_enum("workflow_trigger");
  // Loses the data of workflow_versions.
  op.drop_table("workflow_versions");
}
