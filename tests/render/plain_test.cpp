#include "render/plain.hpp"

#include <boost/test/unit_test.hpp>

#include "ddl/ddl.hpp"

namespace retort::render {
namespace {

using namespace retort::operation;

std::string plain_sql(Operation operation) {
  Changes changes(1);
  changes[0].operation = std::move(operation);
  return ddl::script(plain(changes));
}

ColumnDefinition column(const char* type, const char* default_sql) {
  ColumnDefinition result;
  result.name = "c";
  result.type = type;
  result.default_sql = default_sql;
  return result;
}

BOOST_AUTO_TEST_SUITE(plain_changes)

BOOST_AUTO_TEST_CASE(public_goes_without_saying_unless_something_else_would_be_found) {
  BOOST_TEST(plain_sql(DropTable{{"public", "users"}}) == "DROP TABLE users;\n");
  BOOST_TEST(plain_sql(DropTable{{"auth", "users"}}) == "DROP TABLE auth.users;\n");
  BOOST_TEST(plain_sql(DropTable{{"public", "pg_class"}}) == "DROP TABLE public.pg_class;\n");
  BOOST_TEST(plain_sql(DropEnum{{"public", "platform"}}) == "DROP TYPE platform;\n");
  BOOST_TEST(plain_sql(DropEnum{{"public", "point"}}) == "DROP TYPE public.point;\n");
  BOOST_TEST(plain_sql(SetComment{"COLUMN public.users.id", "x"}) == "COMMENT ON COLUMN users.id IS 'x';\n");
  BOOST_TEST(plain_sql(Execute{"DROP VIEW public.v", {}}) == "DROP VIEW public.v;\n");
}

BOOST_AUTO_TEST_CASE(types_and_defaults) {
  const struct {
    const char* type;
    const char* default_sql;
    const char* expected;
  } cases[] = {
      {"text", "'a'::text", "text DEFAULT 'a'"},
      {"text", "'it''s'::text", "text DEFAULT 'it''s'"},
      {"jsonb", "'{}'::jsonb", "jsonb DEFAULT '{}'"},
      {"text[]", "'{}'::text[]", "text[] DEFAULT '{}'"},
      {"public.platform", "'web'::public.platform", "platform DEFAULT 'web'"},
      {"public.platform[]", "", "platform[]"},
      {"public.\"Platform\"", "", "\"Platform\""},
      {"public.geometry(Point,4326)", "", "geometry(Point,4326)"},
      {"public.date", "", "public.date"},
      {"public.\"char\"", "", "public.\"char\""},
      {"public._int4", "", "public._int4"},
      {"character varying(20)", "'a'::character varying", "varchar(20) DEFAULT 'a'"},
      {"character(5)", "'a'::bpchar", "char(5) DEFAULT 'a'::bpchar"},
      {"bigint", "'-1'::integer", "bigint DEFAULT -1"},
      {"integer", "'1'::text", "integer DEFAULT '1'::text"},
      {"text", "'a'::text || 'b'::text", "text DEFAULT 'a'::text || 'b'::text"},
      {"text", "lower('a'::text)", "text DEFAULT lower('a'::text)"},
      {"text", "E'\\\\'::text", "text DEFAULT E'\\\\'::text"},
      {"timestamp with time zone", "now()", "timestamptz DEFAULT now()"},
  };
  for (const auto& c : cases) {
    BOOST_TEST(plain_sql(AddColumn{{"t"}, column(c.type, c.default_sql)}) ==
               std::string("ALTER TABLE t ADD COLUMN c ") + c.expected + ";\n");
  }
}

BOOST_AUTO_TEST_CASE(names_that_the_server_gives_by_itself) {
  TableDefinition table;
  table.name = {"public", "users"};
  table.columns = {column("integer", "")};
  table.primary_key = {{"users_pkey", {"c"}, {}, {}, ""}};
  table.unique_constraints = {{"users_c_key", {"c"}, {}, false, {}, ""},
                              {"users_c_key1", {"c"}, {}, false, {}, ""},
                              {"users_c_key", {"c"}, {}, false, {}, "with a comment"}};
  ForeignKey key;
  key.name = "users_c_d_fkey";
  key.columns = {"c", "d"};
  key.referenced_table = {"public", "others"};
  table.foreign_keys = {key};
  BOOST_TEST(plain_sql(CreateTable{table}) ==
             "CREATE TABLE users (\n"
             "  c integer,\n"
             "  PRIMARY KEY (c),\n"
             "  UNIQUE (c),\n"
             "  FOREIGN KEY (c, d) REFERENCES others\n"
             ");\n"
             "ALTER TABLE users ADD CONSTRAINT users_c_key1 UNIQUE (c);\n"
             "ALTER TABLE users ADD CONSTRAINT users_c_key UNIQUE (c);\n"
             "COMMENT ON CONSTRAINT users_c_key ON users IS 'with a comment';\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::render
