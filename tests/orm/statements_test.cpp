// The SQL that the typed interface becomes. Parameters show as $1, …; no value is ever in the text.
#include <boost/test/unit_test.hpp>

#include "chat.orm.hpp"
#include "orm/session.hpp"
#include "orm/statement.hpp"

namespace {

using chat::channels;
using chat::threads;
using retort::Condition;
using retort::detail::Expression;

/// The text, then the parameters.
std::string shown(const Expression& statement) {
  std::string text = retort::orm::numbered(statement);
  for (const auto& parameter : statement.parameters) text += " | " + parameter.value_or("NULL");
  return text;
}

std::string shown(const Condition<chat::Thread>& condition) {
  return shown(condition.expression());
}

template <typename Left, typename Right>
concept Equatable = requires(Left left, Right right) {
  left == right;
};
template <typename Left, typename Right>
concept Ordered = requires(Left left, Right right) {
  left < right;
};

// What must not compile.
using Text = decltype(threads.email);
static_assert(Equatable<Text, std::string> && Equatable<Text, const char*> &&
              Equatable<Text, std::string_view>);
static_assert(!Equatable<Text, int> && !Equatable<Text, std::nullptr_t> && !Equatable<Text, bool>);
static_assert(!Equatable<Text, std::nullopt_t>, "a column that is NOT NULL is never null");
static_assert(!Equatable<Text, retort::uuid> && !Equatable<Text, decltype(threads.id)>);
static_assert(!Equatable<Text, decltype(channels.name)>, "a column of another table");
using Flag = decltype(threads.is_deleted);
static_assert(Equatable<Flag, bool> && !Equatable<Flag, int> && !Equatable<Flag, const char*>);
using Number = decltype(threads.channel_id);
static_assert(Equatable<Number, int> && Equatable<Number, short> && Equatable<Number, std::optional<int>>);
static_assert(!Equatable<Number, double> && !Equatable<Number, bool> && Equatable<Number, std::nullopt_t>);
using Kind = decltype(threads.platform);
static_assert(Equatable<Kind, chat::Platform> && !Equatable<Kind, int> && !Equatable<Kind, const char*>);
static_assert(Ordered<decltype(threads.created_at), retort::timestamptz>);
static_assert(!Ordered<decltype(threads.created_at), retort::timestamp> &&
              !Ordered<decltype(threads.created_at), std::int64_t>);
template <typename T>
concept HasIsNull = requires(T column) {
  column.is_null();
};
static_assert(HasIsNull<Number> && !HasIsNull<Text>);
template <typename T>
concept HasLike = requires(T column) {
  column.like("x");
};
static_assert(HasLike<Text> && !HasLike<Number>);
template <typename T>
concept Executes = requires(T change) {
  change.execute();
};
static_assert(!Executes<retort::Update<chat::Thread>> && Executes<retort::Update<chat::Thread, true>>);
static_assert(!Executes<retort::Erase<chat::Thread>> && Executes<retort::Erase<chat::Thread, true>>);

}  // namespace

BOOST_AUTO_TEST_CASE(conditions) {
  const std::optional<std::int64_t> nothing;
  const std::optional<std::int64_t> seven = 7;
  const struct {
    Condition<chat::Thread> condition;
    const char* sql;
  } cases[] = {
      {threads.email == "it's", "\"threads\".\"email\" = $1 | it's"},
      {threads.email != std::string_view("x"), "\"threads\".\"email\" <> $1 | x"},
      {threads.is_deleted, "\"threads\".\"is_deleted\""},
      {!threads.is_deleted, "NOT (\"threads\".\"is_deleted\")"},
      {threads.is_deleted == false, "\"threads\".\"is_deleted\" = $1 | f"},
      {threads.channel_id == nothing, "\"threads\".\"channel_id\" IS NULL"},
      {threads.channel_id == seven, "\"threads\".\"channel_id\" = $1 | 7"},
      {threads.channel_id != std::nullopt, "\"threads\".\"channel_id\" IS NOT NULL"},
      {threads.channel_id != nothing, "\"threads\".\"channel_id\" IS NOT NULL"},
      {threads.channel_id.is_null(), "\"threads\".\"channel_id\" IS NULL"},
      {threads.channel_id > 5U, "\"threads\".\"channel_id\" > $1 | 5"},
      {threads.channel_id.between(1, 9L), "\"threads\".\"channel_id\" BETWEEN $1 AND $2 | 1 | 9"},
      {threads.channel_id.in({1, 2}), R"("threads"."channel_id" = ANY ($1) | {"1","2"})"},
      {threads.email.not_in({}), "\"threads\".\"email\" <> ALL ($1) | {}"},
      {threads.email.like("a%"), "\"threads\".\"email\" LIKE $1 | a%"},
      {threads.platform == chat::Platform::webuddhist_app, "\"threads\".\"platform\" = $1 | webuddhist-app"},
      {threads.created_at <= threads.updated_at, R"("threads"."created_at" <= "threads"."updated_at")"},
      {threads.email == "a" && (threads.email == "b" || !(threads.is_deleted && threads.is_deleted)),
       R"(("threads"."email" = $1 AND ("threads"."email" = $2 OR )"
       R"(NOT (("threads"."is_deleted" AND "threads"."is_deleted")))) | a | b)"},
  };
  for (const auto& [condition, sql] : cases) BOOST_TEST(shown(condition) == sql);
}

BOOST_AUTO_TEST_CASE(inserts) {
  const retort::TableInfo& table = retort::table_traits<chat::Thread>::info;
  const std::string returning =
      R"( RETURNING "id", "email", "created_at", "updated_at", "is_deleted", "channel_id", "platform")";
  const std::string head =
      R"(INSERT INTO "threads" ("id", "email", "created_at", "updated_at", "is_deleted", "channel_id", )"
      R"("platform") VALUES )";
  chat::Thread rows[2];
  rows[0].email = "a";
  rows[1].is_deleted = true;
  rows[1].channel_id = 3;
  BOOST_TEST(shown(retort::orm::insert_statement(table, {rows, sizeof rows[0], 1}, {})) ==
             head + "(DEFAULT, $1, DEFAULT, DEFAULT, DEFAULT, $2, $3)" + returning + " | a | NULL | sherab");
  BOOST_TEST(shown(retort::orm::insert_statement(table, {rows, sizeof rows[0], 2}, {})) ==
             head +
                 "(DEFAULT, $1, DEFAULT, DEFAULT, DEFAULT, $2, $3), "
                 "(DEFAULT, $4, DEFAULT, DEFAULT, $5, $6, $7)" +
                 returning + " | a | NULL | sherab |  | t | 3 | sherab");
  const auto sent = retort::send(threads.id, threads.is_deleted);
  BOOST_TEST(shown(retort::orm::insert_statement(table, {rows, sizeof rows[0], 1}, sent.columns)) ==
             head + "($1, $2, DEFAULT, DEFAULT, $3, $4, $5)" + returning +
                 " | 00000000-0000-0000-0000-000000000000 | a | f | NULL | sherab");
}

BOOST_AUTO_TEST_CASE(by_key) {
  const retort::TableInfo& table = retort::table_traits<chat::Channel>::info;
  chat::Channel channel{.id = 4, .name = "news"};
  BOOST_TEST(shown(retort::orm::find_statement(table, retort::detail::key_parameters<chat::Channel>(4))) ==
             R"(SELECT "id", "name" FROM "channels" WHERE "channels"."id" = $1 | 4)");
  BOOST_TEST(
      shown(retort::orm::update_statement(table, &channel)) ==
      R"(UPDATE "channels" SET "name" = $1 WHERE "channels"."id" = $2 RETURNING "id", "name" | news | 4)");
  BOOST_TEST(shown(retort::orm::erase_statement(table, retort::detail::key_of(table, &channel))) ==
             R"(DELETE FROM "channels" WHERE "channels"."id" = $1 | 4)");
}

BOOST_AUTO_TEST_CASE(selects) {
  using retort::orm::select_statement;
  const std::string columns =
      R"("id", "email", "created_at", "updated_at", "is_deleted", "channel_id", "platform")";
  retort::detail::SelectParts parts{&retort::table_traits<chat::Thread>::info, {}, {}, {}, {}};
  BOOST_TEST(shown(select_statement(parts)) == "SELECT " + columns + R"( FROM "threads")");
  add_condition(parts.where, (threads.email == "a").expression());
  add_condition(parts.where, (threads.email != "b").expression());
  add_order(parts.order, threads.created_at.desc().nulls_last().expression);
  add_order(parts.order, threads.id.asc().expression);
  parts.limit = 10;
  parts.offset = 5;
  const std::string where = R"( WHERE ("threads"."email" = $1 AND "threads"."email" <> $2))";
  BOOST_TEST(shown(select_statement(parts)) ==
             "SELECT " + columns + R"( FROM "threads")" + where +
                 R"( ORDER BY "threads"."created_at" DESC NULLS LAST, "threads"."id" ASC LIMIT $3 OFFSET $4)"
                 " | a | b | 10 | 5");
  BOOST_TEST(shown(retort::orm::count_statement(parts)) ==
             R"(SELECT count(*) FROM (SELECT 1 FROM "threads")" + where +
                 " LIMIT $3 OFFSET $4) AS counted | a | b | 10 | 5");
}

BOOST_AUTO_TEST_CASE(changes) {
  retort::detail::ChangeParts parts{&retort::table_traits<chat::Thread>::info, {}, {}};
  BOOST_CHECK_EXCEPTION(retort::orm::update_statement(parts, false), retort::Error,
                        [](const retort::Error& error) { return error.code() == "R0709"; });
  Expression value;
  value.append_parameter("x");
  parts.assignments.emplace_back(&threads.email.info(), value);
  parts.where = (threads.email == "y").expression();
  BOOST_TEST(
      shown(retort::orm::update_statement(parts, false)) ==
      R"(UPDATE "threads" SET "email" = $1, "updated_at" = now() WHERE "threads"."email" = $2 | x | y)");
  BOOST_TEST(shown(retort::orm::erase_statement(parts, false)) ==
             R"(DELETE FROM "threads" WHERE "threads"."email" = $1 | y)");
}
