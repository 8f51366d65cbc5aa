#include <retort/revision.hpp>

RETORT_REVISION("efaa6e584823", created("2025-11-01T09:00:00Z"), message("Initial schema"))

void upgrade(Operations& op) {
  op.create_enum("agent_status", {"online", "away", "busy", "offline"});
  op.create_enum("channel_kind", {"email", "chat", "voice", "sms", "social"});
  op.create_enum("company_size", {"1-9", "10-49", "50-249", "250+"});
  op.create_enum("contact_kind", {"email", "phone", "whatsapp", "telegram", "web"});
  op.create_enum("conversation_status", {"open", "pending", "snoozed", "closed"});
  op.create_enum("customer_tier", {"free", "standard", "premium", "enterprise"});
  op.create_enum("delivery_status", {"queued", "sent", "delivered", "read", "bounced"});
  op.create_enum("message_direction", {"inbound", "outbound", "internal"});
  op.create_enum("organization_status", {"trial", "active", "suspended", "closed"});
  op.create_enum("participant_role", {"customer", "agent", "observer", "bot"});
  op.create_enum("priority", {"low", "normal", "high", "urgent"});
  op.create_enum("skill_level", {"learning", "fluent", "expert"});
  op.create_enum("weekday", {"mon", "tue", "wed", "thu", "fri", "sat", "sun"});

  op.create_table("organizations",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("name", varchar(200), not_null),
                  column("slug", varchar(63), not_null, unique),
                  column("status", sql_type("organization_status"), not_null, default_value("trial")),
                  column("settings", jsonb, not_null, default_value("{}")),
                  column("languages", array_of(text), not_null, default_value("{en}")),
                  column("trial_ends_at", timestamptz),
                  check("(slug)::text ~ '^[a-z0-9-]+$'::text", named("organizations_slug_check")),
                  comment("The tenants"));

  op.create_table("brands",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("name", varchar(100), not_null),
                  column("color", varchar(7)),
                  column("logo_url", text),
                  unique({"organization_id", "name"}),
                  check("(color)::text ~ '^#[0-9a-f]{6}$'::text", named("brands_color_check")));

  op.create_table("companies",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("name", varchar(200), not_null),
                  column("domains", array_of(text), not_null, default_value("{}")),
                  column("size", sql_type("company_size")),
                  column("annual_revenue", numeric(14, 2)),
                  column("attributes", jsonb, not_null, default_value("{}")),
                  check("annual_revenue >= (0)::numeric", named("companies_annual_revenue_check")));

  op.create_index("ix_companies_domains", "companies", {"domains"}, using_method("gin"));
  op.create_index("ix_companies_organization_id", "companies", {"organization_id"});

  op.create_table("customers",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("deleted_at", timestamptz),
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("organization_id", uuid, not_null),
                  column("company_id", bigint, references("companies", "id", on_delete(set_null))),
                  column("merged_into_id", uuid),
                  column("external_id", varchar(100)),
                  column("display_name", varchar(200), not_null),
                  column("tier", sql_type("customer_tier"), not_null, default_value("standard")),
                  column("language", varchar(10), not_null, default_value("en")),
                  column("time_zone", varchar(64)),
                  column("lifetime_value", numeric(14, 2), not_null, default_value(0)),
                  column("attributes", jsonb, not_null, default_value("{}")),
                  column("is_blocked", boolean, not_null, default_value(false)),
                  column("last_seen_at", timestamptz),
                  foreign_key({"organization_id"}, "organizations", {"id"}, on_delete(cascade)),
                  foreign_key({"merged_into_id"}, "customers", {"id"}, on_delete(set_null)),
                  comment("People who ask for help"));

  op.create_table("customer_contacts",
                  column("id", bigint, primary_key, identity),
                  column("customer_id", uuid, not_null, references("customers", "id", on_delete(cascade))),
                  column("kind", sql_type("contact_kind"), not_null),
                  column("address", varchar(320), not_null),
                  column("is_primary", boolean, not_null, default_value(false)),
                  column("verified_at", timestamptz),
                  column("created_at", timestamptz, not_null, default_now),
                  unique({"kind", "address"}));

  op.create_index("ux_customer_contacts_primary", "customer_contacts", {"customer_id", "kind"}, unique,
                  where("is_primary"));
  op.create_index("ix_customers_attributes", "customers", {"attributes"}, using_method("gin"));
  op.create_index("ix_customers_company_id", "customers", {"company_id"});
  op.create_index("ix_customers_name", "customers", {expression("lower((display_name)::text)")});
  op.create_index("ix_customers_organization_id", "customers", {"organization_id"});
  op.create_index("ux_customers_external", "customers", {"organization_id", "external_id"}, unique,
                  where("external_id IS NOT NULL"));

  op.create_table("skills",
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("name", varchar(80), not_null),
                  unique({"organization_id", "name"}));

  op.create_table("tags",
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("name", varchar(50), not_null),
                  column("uses", integer, not_null, default_value(0)),
                  column("created_at", timestamptz, not_null, default_now));

  op.create_table("customer_tags",
                  column("customer_id", uuid, references("customers", "id", on_delete(cascade))),
                  column("tag_id", bigint, references("tags", "id", on_delete(cascade))),
                  primary_key({"customer_id", "tag_id"}));

  op.create_index("ix_customer_tags_tag_id", "customer_tags", {"tag_id"});
  op.create_index("ux_tags_name", "tags", {"organization_id", expression("lower((name)::text)")}, unique);

  op.create_table("teams",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("parent_id", bigint, references("teams", "id", on_delete(set_null))),
                  column("name", varchar(100), not_null),
                  column("description", text),
                  unique({"organization_id", "name"}));

  op.create_table("business_hours",
                  column("id", bigint, primary_key, identity),
                  column("team_id", bigint, not_null, references("teams", "id", on_delete(cascade))),
                  column("weekday", sql_type("weekday"), not_null),
                  column("opens_at", time, not_null),
                  column("closes_at", time, not_null),
                  column("time_zone", varchar(64), not_null, default_value("UTC")),
                  unique({"team_id", "weekday"}),
                  check("opens_at < closes_at", named("business_hours_order")));

  op.create_table("channels",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("brand_id", bigint, not_null, references("brands", "id", on_delete(cascade))),
                  column("default_team_id", bigint, references("teams", "id", on_delete(set_null))),
                  column("kind", sql_type("channel_kind"), not_null),
                  column("name", varchar(100), not_null),
                  column("is_enabled", boolean, not_null, default_value(true)),
                  column("configuration", jsonb, not_null, default_value("{}")),
                  unique({"brand_id", "name"}));

  op.create_table("mailboxes",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("channel_id", bigint, primary_key, references("channels", "id", on_delete(cascade))),
                  column("address", varchar(320), not_null, unique),
                  column("imap_host", varchar(253), not_null),
                  column("imap_port", integer, not_null, default_value(993)),
                  column("polled_at", timestamptz),
                  check("(imap_port >= 1) AND (imap_port <= 65535)", named("mailboxes_imap_port_check")));

  op.create_index("ix_teams_parent_id", "teams", {"parent_id"});

  op.create_table("users",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("deleted_at", timestamptz),
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("email", varchar(320), not_null),
                  column("full_name", varchar(200), not_null),
                  column("is_active", boolean, not_null, default_value(true)));

  op.create_table("agents",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("user_id", uuid, not_null, unique, references("users", "id", on_delete(cascade))),
                  column("manager_id", uuid, references("agents", "id", on_delete(set_null))),
                  column("nickname", varchar(100), not_null),
                  column("status", sql_type("agent_status"), not_null, default_value("offline")),
                  column("capacity", smallint, not_null, default_value(5)),
                  column("signature", text),
                  column("rating", numeric(3, 2)),
                  check("(capacity >= 0) AND (capacity <= 50)", named("agents_capacity_check")),
                  comment("People who help"));

  op.create_table("agent_skills",
                  column("agent_id", uuid, references("agents", "id", on_delete(cascade))),
                  column("skill_id", bigint, references("skills", "id", on_delete(cascade))),
                  column("level", sql_type("skill_level"), not_null, default_value("learning")),
                  primary_key({"agent_id", "skill_id"}));

  op.create_index("ix_agent_skills_skill_id", "agent_skills", {"skill_id"});
  op.create_index("ix_agents_manager_id", "agents", {"manager_id"});
  op.create_index("ix_agents_status", "agents", {"status"});

  op.create_table("customer_notes",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("customer_id", uuid, not_null),
                  column("author_id", uuid, references("agents", "id", on_delete(set_null))),
                  column("body", text, not_null),
                  column("pinned", boolean, not_null, default_value(false)),
                  check("body <> ''::text", named("customer_notes_body_check")),
                  foreign_key({"customer_id"}, "customers", {"id"}, on_delete(cascade)));

  op.create_index("ix_customer_notes_customer_id", "customer_notes", {"customer_id"});

  op.create_table("team_members",
                  column("team_id", bigint),
                  column("agent_id", uuid, references("agents", "id", on_delete(cascade))),
                  column("is_lead", boolean, not_null, default_value(false)),
                  column("joined_at", timestamptz, not_null, default_now),
                  primary_key({"team_id", "agent_id"}),
                  foreign_key({"team_id"}, "teams", {"id"}, on_delete(cascade)));

  op.create_index("ix_team_members_agent_id", "team_members", {"agent_id"});
  op.create_index("ix_users_organization_id", "users", {"organization_id"});
  op.create_index("ux_users_email", "users", {expression("lower((email)::text)")}, unique);

  op.create_table("widgets",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("channel_id", bigint, not_null, references("channels", "id", on_delete(cascade))),
                  column("allowed_origins", array_of(text), not_null),
                  column("appearance", jsonb, not_null, default_value(R"({"position": "right"})")),
                  column("greeting", text));

  op.create_index("ix_widgets_channel_id", "widgets", {"channel_id"});

  op.create_table("conversations",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("organization_id", uuid, not_null),
                  column("customer_id", uuid, not_null),
                  column("channel_id", bigint, not_null),
                  column("assignee_id", uuid, references("agents", "id", on_delete(set_null))),
                  column("team_id", bigint),
                  column("first_message_id", bigint),
                  column("subject", text),
                  column("status", sql_type("conversation_status"), not_null, default_value("open")),
                  column("priority", sql_type("priority"), not_null, default_value("normal")),
                  column("context", jsonb, not_null, default_value("{}")),
                  column("last_activity_at", timestamptz, not_null, default_now),
                  column("snoozed_until", timestamptz),
                  column("closed_at", timestamptz),
                  check("(status = 'closed'::public.conversation_status) = (closed_at IS NOT NULL)",
                        named("conversations_closed")),
                  foreign_key({"channel_id"}, "channels", {"id"}, on_delete(restrict)),
                  foreign_key({"customer_id"}, "customers", {"id"}, on_delete(cascade)),
                  foreign_key({"organization_id"}, "organizations", {"id"}, on_delete(cascade)),
                  foreign_key({"team_id"}, "teams", {"id"}, on_delete(set_null)));

  op.create_table("conversation_assignments",
                  column("id", bigint, primary_key, identity),
                  column("conversation_id", uuid, not_null),
                  column("agent_id", uuid, not_null, references("agents", "id", on_delete(cascade))),
                  column("assigned_by", uuid, references("agents", "id", on_delete(set_null))),
                  column("since", timestamptz, not_null, default_now),
                  column("until", timestamptz),
                  foreign_key({"conversation_id"}, "conversations", {"id"}, on_delete(cascade)));

  op.create_index("ix_conversation_assignments_agent_id", "conversation_assignments", {"agent_id"});
  op.create_index("ux_conversation_assignments_current", "conversation_assignments", {"conversation_id"},
                  unique, where("until IS NULL"));

  op.create_table("conversation_participants",
                  column("id", bigint, primary_key, identity),
                  column("conversation_id", uuid, not_null),
                  column("customer_id", uuid),
                  column("agent_id", uuid, references("agents", "id", on_delete(cascade))),
                  column("role", sql_type("participant_role"), not_null),
                  column("joined_at", timestamptz, not_null, default_now),
                  column("left_at", timestamptz),
                  check("num_nonnulls(customer_id, agent_id) = 1", named("conversation_participants_one")),
                  foreign_key({"conversation_id"}, "conversations", {"id"}, on_delete(cascade)),
                  foreign_key({"customer_id"}, "customers", {"id"}, on_delete(cascade)));

  op.create_index("ix_conversation_participants_conversation_id", "conversation_participants",
                  {"conversation_id"});

  op.create_table("conversation_tags",
                  column("conversation_id", uuid, references("conversations", "id", on_delete(cascade))),
                  column("tag_id", bigint, references("tags", "id", on_delete(cascade))),
                  primary_key({"conversation_id", "tag_id"}));

  op.create_index("ix_conversation_tags_tag_id", "conversation_tags", {"tag_id"});
  op.create_index("ix_conversations_channel_id", "conversations", {"channel_id"});
  op.create_index("ix_conversations_customer_id", "conversations", {"customer_id"});
  op.create_index("ix_conversations_open", "conversations", {"assignee_id", "priority"},
                  where("status = 'open'::public.conversation_status"));
  op.create_index("ix_conversations_recent", "conversations",
                  {"organization_id", key("last_activity_at", descending)});
  op.create_index("ix_conversations_team_id", "conversations", {"team_id"});

  op.create_table("messages",
                  column("id", bigint, primary_key, identity),
                  column("conversation_id", uuid, not_null),
                  column("customer_id", uuid),
                  column("agent_id", uuid, references("agents", "id", on_delete(set_null))),
                  column("in_reply_to", bigint),
                  column("direction", sql_type("message_direction"), not_null),
                  column("body", text, not_null),
                  column("body_html", text),
                  column("mentions", array_of(uuid), not_null, default_value("{}")),
                  column("headers", jsonb, not_null, default_value("{}")),
                  column("sent_at", timestamptz, not_null, default_now),
                  column("edited_at", timestamptz),
                  foreign_key({"conversation_id"}, "conversations", {"id"}, on_delete(cascade)),
                  foreign_key({"customer_id"}, "customers", {"id"}, on_delete(set_null)),
                  foreign_key({"in_reply_to"}, "messages", {"id"}, on_delete(set_null)),
                  comment("What was said"));

  op.create_table("attachments",
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("message_id", bigint, not_null, references("messages", "id", on_delete(cascade))),
                  column("file_name", varchar(255), not_null),
                  column("media_type", varchar(127), not_null),
                  column("size_bytes", bigint, not_null),
                  column("sha256", bytea, not_null),
                  column("storage_key", text, not_null),
                  column("created_at", timestamptz, not_null, default_now),
                  check("octet_length(sha256) = 32", named("attachments_sha256_check")),
                  check("size_bytes >= 0", named("attachments_size_bytes_check")));

  op.create_index("ix_attachments_message_id", "attachments", {"message_id"});
  op.create_foreign_key("conversations_first_message_id_fkey", "conversations", {"first_message_id"},
                        "messages", {"id"}, on_delete(set_null));

  op.create_table("message_deliveries",
                  column("id", bigint, primary_key, identity),
                  column("message_id", bigint, not_null),
                  column("contact_id", bigint, not_null,
                         references("customer_contacts", "id", on_delete(cascade))),
                  column("status", sql_type("delivery_status"), not_null, default_value("queued")),
                  column("attempts", smallint, not_null, default_value(0)),
                  column("next_attempt_at", timestamptz),
                  column("last_error", text),
                  foreign_key({"message_id"}, "messages", {"id"}, on_delete(cascade)));

  op.create_index("ix_message_deliveries_message_id", "message_deliveries", {"message_id"});
  op.create_index("ix_message_deliveries_queue", "message_deliveries", {"next_attempt_at"},
                  where("status = 'queued'::public.delivery_status"));
  op.create_index("ix_messages_conversation", "messages", {"conversation_id", "sent_at"});
  op.create_index("ix_messages_text", "messages", {expression("to_tsvector('simple'::regconfig, body)")},
                  using_method("gin"));
}

void downgrade(Operations& op) {
  // Loses the data of agent_skills.
  op.drop_table("agent_skills");
  op.drop_enum("skill_level");
  // Loses the data of attachments.
  op.drop_table("attachments");
  // Loses the data of business_hours.
  op.drop_table("business_hours");
  op.drop_enum("weekday");
  // Loses the data of conversation_assignments.
  op.drop_table("conversation_assignments");
  // Loses the data of conversation_participants.
  op.drop_table("conversation_participants");
  op.drop_enum("participant_role");
  // Loses the data of conversation_tags.
  op.drop_table("conversation_tags");
  // Loses the data of customer_notes.
  op.drop_table("customer_notes");
  // Loses the data of customer_tags.
  op.drop_table("customer_tags");
  // Loses the data of mailboxes.
  op.drop_table("mailboxes");
  // Loses the data of message_deliveries.
  op.drop_table("message_deliveries");
  op.drop_enum("delivery_status");
  // Loses the data of customer_contacts.
  op.drop_table("customer_contacts");
  op.drop_enum("contact_kind");
  // Loses the data of skills.
  op.drop_table("skills");
  // Loses the data of tags.
  op.drop_table("tags");
  // Loses the data of team_members.
  op.drop_table("team_members");
  // Loses the data of widgets.
  op.drop_table("widgets");
  op.drop_constraint("agents_user_id_fkey", "agents");
  // Loses the data of users.
  op.drop_table("users");
  op.drop_constraint("brands_organization_id_fkey", "brands");
  op.drop_constraint("channels_brand_id_fkey", "channels");
  // Loses the data of brands.
  op.drop_table("brands");
  op.drop_constraint("channels_default_team_id_fkey", "channels");
  op.drop_constraint("companies_organization_id_fkey", "companies");
  op.drop_constraint("conversations_assignee_id_fkey", "conversations");
  op.drop_constraint("conversations_channel_id_fkey", "conversations");
  // Loses the data of channels.
  op.drop_table("channels");
  op.drop_enum("channel_kind");
  op.drop_constraint("conversations_customer_id_fkey", "conversations");
  op.drop_constraint("conversations_first_message_id_fkey", "conversations");
  // Loses the data of messages.
  op.drop_table("messages");
  op.drop_enum("message_direction");
  // Loses the data of agents.
  op.drop_table("agents");
  op.drop_enum("agent_status");
  // Loses the data of conversations.
  op.drop_table("conversations");
  op.drop_enum("conversation_status");
  op.drop_enum("priority");
  // Loses the data of customers.
  op.drop_table("customers");
  op.drop_enum("customer_tier");
  // Loses the data of companies.
  op.drop_table("companies");
  op.drop_enum("company_size");
  // Loses the data of teams.
  op.drop_table("teams");
  // Loses the data of organizations.
  op.drop_table("organizations");
  op.drop_enum("organization_status");
}
