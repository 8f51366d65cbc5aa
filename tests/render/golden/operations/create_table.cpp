#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("create_table"))

void upgrade(Operations& op) {
  op.create_table(name("auth", "users"),
                  column("id", bigint, primary_key, identity),
                  column("email", varchar(320), not_null, unique,
                         comment(R"sql(Where we write to; "quoted" and it's
two lines with a \ backslash)sql")),
                  column("name", text, default_value(""), collate("C")),
                  column("created_at", timestamptz, not_null, default_now),
                  column("is_deleted", boolean, not_null, default_value(false)),
                  column("order", smallint, default_value(0)),
                  column("tags", array_of(text)),
                  column("price", numeric(10, 2), generated("\"order\" * 2 -- twice")),
                  comment("People"));

  op.create_table("bookings",
                  column("room", integer),
                  column("during", sql_type("tsrange")),
                  column("user_id", bigint, references(name("auth", "users"), "id", on_delete(set_null))),
                  column("second_user", bigint, not_null),
                  column("code", char_(5)),
                  column("at", time),
                  column("number", integer,
                         identity(always, increment_by(10), min_value(1), max_value(999999), start_with(100),
                                  cache(5), cycle)),
                  primary_key({"room", "during"}, named("bookings are unique"), include({"code"}),
                              initially_deferred, comment("The key")),
                  unique({"code", "at"}, named("bookings_codes"), nulls_not_distinct, include({"room"}),
                         deferrable, comment("Codes")),
                  check("room > 0 -- rooms count from one", named("room_positive"), no_inherit,
                        comment("Rooms")),
                  check("number <> 13"),
                  check("code <> ''", named("code_later"), not_valid),
                  foreign_key({"second_user"}, name("auth", "users"), {}, named("second_user_fk"), match_full,
                              on_update(cascade), on_delete(restrict), initially_deferred,
                              comment("The other")),
                  exclude({"during WITH &&", "tsrange(lower(during), NULL) WITH ="}, named("no_overlap"),
                          where("room > 1"), deferrable, comment("One at a time")),
                  storage("fillfactor=70"));

  op.create_table("logs",
                  column("at", date, not_null),
                  column("what", jsonb),
                  partition_by("RANGE (at)"));

  op.create_table("cache",
                  column("key", text, not_null),
                  column("value", bytea),
                  column("short", varchar(3)),
                  unlogged);

  op.create_table("empty");
}

void downgrade(Operations&) {}
