#include <retort/revision.hpp>

RETORT_REVISION("20251114120000", revises("efaa6e584823"), created("2025-11-14T12:00:00Z"),
                message("Complete expansion"))

void upgrade(Operations& op) {
  op.create_enum("article_status", {"draft", "in review", "published", "archived"});
  op.create_enum("field_type", {"text", "number", "date", "boolean", "choice"});
  op.create_enum("macro_visibility", {"personal", "team", "everyone"});
  op.create_enum("ticket_kind", {"question", "incident", "problem", "task"});
  op.create_enum("ticket_link_kind", {"duplicates", "blocks", "relates-to"});
  op.create_enum("ticket_status", {"new", "open", "waiting", "solved", "closed"});

  op.create_table("custom_fields",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("key", varchar(50), not_null),
                  column("label", varchar(100), not_null),
                  column("type", sql_type("field_type"), not_null),
                  column("choices", array_of(text)),
                  column("required", boolean, not_null, default_value(false)),
                  column("position", integer, not_null, default_value(0)),
                  unique({"organization_id", "key"}),
                  check("(type = 'choice'::public.field_type) = (choices IS NOT NULL)",
                        named("custom_fields_choices")));

  op.create_table("kb_categories",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("brand_id", bigint, not_null, references("brands", "id", on_delete(cascade))),
                  column("parent_id", bigint, references("kb_categories", "id", on_delete(cascade))),
                  column("slug", varchar(100), not_null),
                  column("title", varchar(200), not_null, collate("C")),
                  column("position", integer, not_null, default_value(0)),
                  unique({"brand_id", "slug"}));

  op.create_table("kb_articles",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("deleted_at", timestamptz),
                  column("id", bigint, primary_key, identity),
                  column("category_id", bigint, not_null),
                  column("author_id", uuid, references("agents", "id", on_delete(set_null))),
                  column("slug", varchar(150), not_null),
                  column("status", sql_type("article_status"), not_null, default_value("draft")),
                  column("views", bigint, not_null, default_value(0)),
                  column("published_at", timestamptz),
                  unique({"category_id", "slug"}),
                  foreign_key({"category_id"}, "kb_categories", {"id"}, on_delete(restrict)));

  op.create_table("kb_article_versions",
                  column("id", bigint, primary_key, identity),
                  column("article_id", bigint, not_null, references("kb_articles", "id", on_delete(cascade))),
                  column("language", varchar(10), not_null),
                  column("version", integer, not_null),
                  column("title", varchar(300), not_null),
                  column("body", text, not_null),
                  column("body_length", integer, generated("length(body)")),
                  column("created_at", timestamptz, not_null, default_now),
                  unique({"article_id", "language", "version"}));

  op.create_index("ix_kb_articles_author_id", "kb_articles", {"author_id"});
  op.create_index("ix_kb_articles_published", "kb_articles", {key("published_at", descending)},
                  include({"slug"}), where("status = 'published'::public.article_status"));
  op.create_index("ix_kb_categories_parent_id", "kb_categories", {"parent_id"});

  op.create_table("macros",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null,
                         references("organizations", "id", on_delete(cascade))),
                  column("owner_id", uuid, references("agents", "id", on_delete(cascade))),
                  column("visibility", sql_type("macro_visibility"), not_null),
                  column("title", varchar(150), not_null),
                  column("body", text, not_null),
                  column("shortcuts", array_of(text), not_null, default_sql("ARRAY[]::text[]")),
                  column("times_used", bigint, not_null, default_value(0)),
                  check("(visibility <> 'personal'::public.macro_visibility) OR (owner_id IS NOT NULL)",
                        named("macros_personal")));

  op.create_index("ix_macros_organization_id", "macros", {"organization_id"});
  op.create_index("ix_macros_owner", "macros", {"owner_id", "title"});

  op.create_table("tickets",
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("deleted_at", timestamptz),
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, not_null),
                  column("number", bigint, not_null, comment("Counts from 1 in each organization")),
                  column("requester_id", uuid, not_null),
                  column("assignee_id", uuid, references("agents", "id", on_delete(set_null))),
                  column("conversation_id", uuid, references("conversations", "id", on_delete(set_null))),
                  column("parent_id", bigint),
                  column("subject", varchar(300), not_null),
                  column("description", text, not_null),
                  column("status", sql_type("ticket_status"), not_null, default_value("new")),
                  column("kind", sql_type("ticket_kind"), not_null, default_value("question")),
                  column("priority", sql_type("priority"), not_null, default_value("normal")),
                  column("due_at", timestamptz),
                  column("solved_at", timestamptz),
                  column("hours_spent", numeric(6, 2), not_null, default_value(0)),
                  unique({"organization_id", "number"}),
                  check("hours_spent >= (0)::numeric", named("tickets_hours_spent_check")),
                  foreign_key({"organization_id"}, "organizations", {"id"}, on_delete(cascade)),
                  foreign_key({"requester_id"}, "customers", {"id"}, on_delete(restrict)),
                  foreign_key({"parent_id"}, "tickets", {"id"}, on_delete(set_null)),
                  comment("Work that outlives a conversation"));

  op.create_table("ticket_events",
                  column("id", bigint, primary_key, identity),
                  column("ticket_id", bigint, not_null),
                  column("actor_id", uuid, references("users", "id", on_delete(set_null))),
                  column("field", varchar(50), not_null),
                  column("before", jsonb),
                  column("after", jsonb),
                  column("at", timestamptz, not_null, default_now),
                  foreign_key({"ticket_id"}, "tickets", {"id"}, on_delete(cascade)));

  op.create_index("ix_ticket_events_ticket", "ticket_events", {"ticket_id", "at"});

  op.create_table("ticket_field_values",
                  column("ticket_id", bigint),
                  column("field_id", bigint, references("custom_fields", "id", on_delete(cascade))),
                  column("value", jsonb, not_null),
                  primary_key({"ticket_id", "field_id"}),
                  foreign_key({"ticket_id"}, "tickets", {"id"}, on_delete(cascade)));

  op.create_index("ix_ticket_field_values_field_id", "ticket_field_values", {"field_id"});

  op.create_table("ticket_links",
                  column("from_id", bigint, references("tickets", "id", on_delete(cascade))),
                  column("to_id", bigint, references("tickets", "id", on_delete(cascade))),
                  column("kind", sql_type("ticket_link_kind")),
                  primary_key({"from_id", "to_id", "kind"}),
                  check("from_id <> to_id", named("ticket_links_not_self")));

  op.create_index("ix_ticket_links_to_id", "ticket_links", {"to_id"});

  op.create_table("ticket_watchers",
                  column("ticket_id", bigint, references("tickets", "id", on_delete(cascade))),
                  column("user_id", uuid, references("users", "id", on_delete(cascade))),
                  column("since", timestamptz, not_null, default_now),
                  primary_key({"ticket_id", "user_id"}));

  op.create_index("ix_ticket_watchers_user_id", "ticket_watchers", {"user_id"});
  op.create_index("ix_tickets_assignee", "tickets", {"assignee_id", "status"});

  op.create_index("ix_tickets_due", "tickets", {"due_at"},
                  where("status <> ALL (ARRAY['solved'::public.ticket_status, "
                        "'closed'::public.ticket_status])"));

  op.create_index("ix_tickets_parent_id", "tickets", {"parent_id"});
  op.create_index("ix_tickets_requester_id", "tickets", {"requester_id"});
}

void downgrade(Operations& op) {
  // Loses the data of kb_article_versions.
  op.drop_table("kb_article_versions");
  // Loses the data of kb_articles.
  op.drop_table("kb_articles");
  op.drop_enum("article_status");
  // Loses the data of kb_categories.
  op.drop_table("kb_categories");
  // Loses the data of macros.
  op.drop_table("macros");
  op.drop_enum("macro_visibility");
  // Loses the data of ticket_events.
  op.drop_table("ticket_events");
  // Loses the data of ticket_field_values.
  op.drop_table("ticket_field_values");
  // Loses the data of custom_fields.
  op.drop_table("custom_fields");
  op.drop_enum("field_type");
  // Loses the data of ticket_links.
  op.drop_table("ticket_links");
  op.drop_enum("ticket_link_kind");
  // Loses the data of ticket_watchers.
  op.drop_table("ticket_watchers");
  // Loses the data of tickets.
  op.drop_table("tickets");
  op.drop_enum("ticket_kind");
  op.drop_enum("ticket_status");
}
