// Every mapped type goes to a server and comes back the same, at its edges.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <functional>
#include <limits>

#include "database.hpp"
#include "every.orm.hpp"

namespace {

using every::every_thing;
using every::Mood;
using every::Thing;

struct Database {
  retort::Connection connection = orm_test::database_with_models();
  pqxx::work tx{connection.pqxx()};

  /// Stored and read again, `thing` is the same; so it is when it is updated to.
  void check(const Thing& thing) {
    Thing stored = retort::insert(tx, thing);
    const std::int64_t stored_id = stored.id;
    BOOST_TEST(stored_id > 0);
    const std::optional<Thing> found = retort::find<Thing>(tx, stored.id);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST((*found == stored));
    const std::int64_t id = retort::insert(tx, Thing{}).id;
    Thing blank = thing;
    blank.id = id;
    Thing updated = retort::update(tx, blank);
    updated.id = stored.id;
    BOOST_TEST((updated == stored));
    std::vector<Thing> both = retort::insert(tx, std::vector<Thing>{thing, Thing{}, thing});
    BOOST_REQUIRE(both.size() == 3U);
    both[0].id = both[2].id = stored.id = thing.id;
    BOOST_TEST((stored == thing));
    BOOST_TEST((both[0] == thing && both[2] == thing));
    retort::erase(tx, every_thing).where(every_thing.id > stored_id && every_thing.id != id).execute();
  }
};

const char* const texts[] = {"",
                             " ",
                             "'",
                             "''",
                             "\"",
                             "\\",
                             "\\x",
                             "\\'",
                             "\n",
                             "\r\n\t",
                             "$1",
                             "%s",
                             "{}",
                             "NULL",
                             "null",
                             "a,b",
                             "(1,2)",
                             "-- comment",
                             "; DROP TABLE threads; --",
                             "ü€😀",
                             "\x01\x02\x7f",
                             "é́",
                             "ends with backslash\\"};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(round_trip, Database)

BOOST_AUTO_TEST_CASE(a_fresh_row) {
  check(Thing{});
}

BOOST_AUTO_TEST_CASE(texts_in_every_place) {
  for (const char* text : texts) {
    BOOST_TEST_CONTEXT(text) {
      Thing thing;
      thing.text = text;
      thing.maybe = text;
      thing.words = {text, "between", text};
      check(thing);
      BOOST_TEST(retort::select(tx, every_thing).where(every_thing.text == text).exists());
      BOOST_TEST(retort::select(tx, every_thing).where(every_thing.maybe.in({"no", text})).exists());
      BOOST_TEST(retort::select(tx, every_thing).where(every_thing.words.has(text)).exists());
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_at_their_ends) {
  Thing least, most;
  const auto ends = [](Thing& thing, auto end) {
    thing.small = end(std::int16_t{});
    thing.medium = end(std::int32_t{});
    thing.large = end(std::int64_t{});
  };
  ends(least, [](auto zero) { return std::numeric_limits<decltype(zero)>::min(); });
  ends(most, [](auto zero) { return std::numeric_limits<decltype(zero)>::max(); });
  least.single_precision = std::numeric_limits<float>::lowest();
  least.double_precision = std::numeric_limits<double>::denorm_min();
  most.single_precision = std::numeric_limits<float>::infinity();
  most.double_precision = -std::numeric_limits<double>::infinity();
  least.heat = {-273.15};
  check(least);
  check(most);
  BOOST_TEST(retort::select(tx, every_thing).where(every_thing.large == most.large).count() == 2);
  BOOST_TEST(retort::select(tx, every_thing).where(every_thing.double_precision < 0).count() == 2);
}

BOOST_AUTO_TEST_CASE(not_a_number) {
  Thing thing;
  thing.single_precision = std::numeric_limits<float>::quiet_NaN();
  thing.double_precision = std::numeric_limits<double>::quiet_NaN();
  thing.amount = retort::numeric("NaN");
  const Thing stored = retort::insert(tx, thing);
  BOOST_TEST((std::isnan(stored.single_precision) && std::isnan(stored.double_precision)));
  BOOST_TEST((stored.amount == thing.amount));
  // On the server, NaN equals itself.
  BOOST_TEST(
      retort::select(tx, every_thing).where(every_thing.double_precision == thing.double_precision).exists());
}

BOOST_AUTO_TEST_CASE(long_numerics) {
  const std::string thousand(1000, '7');
  for (const std::string& text :
       {thousand, "-0." + thousand, thousand + "." + thousand, std::string("0.000000000000000001"),
        std::string("-1e-100"), std::string("123456789e30"), std::string("Infinity")}) {
    if (text == "Infinity" && tx.conn().server_version() < 140000) continue;
    Thing thing;
    thing.amount = retort::numeric(text);
    check(thing);
  }
  BOOST_TEST(retort::select(tx, every_thing).where(every_thing.amount > 1'000'000'000).count() > 0);
  BOOST_TEST(retort::insert(tx,
                            [] {
                              Thing thing;
                              thing.amount = retort::numeric("1.50");
                              return thing;
                            }())
                 .amount.text() == "1.50");
}

BOOST_AUTO_TEST_CASE(moments) {
  for (const char* text :
       {"infinity", "-infinity", "4713-01-01 00:00:00 BC", "0001-01-01 00:00:00 BC", "1582-10-15 12:00:00",
        "1999-12-31 23:59:59.999999", "2038-01-19 03:14:08", "294276-12-31 23:59:59.999999"}) {
    BOOST_TEST_CONTEXT(text) {
      Thing thing;
      thing.wall_clock = retort::timestamp::parse(text);
      thing.instant = retort::timestamptz{thing.wall_clock.since_2000};
      thing.day = text[0] == 'i' ? retort::date::infinity()
                  : text[0] == '-'
                      ? retort::date::minus_infinity()
                      : retort::date{static_cast<std::int32_t>(thing.instant.since_2000 / 86'400'000'000)};
      thing.maybe_instants = {{thing.instant, thing.instant}};
      check(thing);
      // The server agrees about what moment it is.
      const std::string literal = "timestamp '" + std::string(text) + "'";
      BOOST_TEST(tx.exec("SELECT count(*) FROM \"every thing\" WHERE wall_clock = " + literal +
                         " AND instant = " + literal + " AT TIME ZONE 'UTC'")[0][0]
                     .as<int>() == 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(under_other_settings_of_the_session) {
  tx.exec(
      "SET TimeZone = 'Asia/Kolkata'; SET IntervalStyle = 'iso_8601'; SET extra_float_digits = 0;"
      "SET bytea_output = 'escape'");
  Thing thing;
  thing.instant = retort::timestamptz::parse("1900-01-01 00:00:00+00");  // +05:53:28 there and then
  thing.span = {14, -3, -14'706'789'001};
  thing.data = {std::byte{0}, std::byte{'\\'}, std::byte{'a'}, std::byte{255}};
  check(thing);
  tx.exec("SET IntervalStyle = 'postgres_verbose'");
  check(thing);
}

BOOST_AUTO_TEST_CASE(intervals_and_times) {
  constexpr auto least = std::numeric_limits<std::int32_t>::min();
  constexpr auto most = std::numeric_limits<std::int32_t>::max();
  for (const retort::interval span :
       {retort::interval{1, 2, 3}, retort::interval{-1, 2, -3},
        retort::interval{least + 8, most, 86'400'000'001},
        retort::interval{0, 0, std::numeric_limits<std::int64_t>::max()}, retort::interval{12, 0, -1}}) {
    // PostgreSQL 13 and 14 read hours of 32 bits.
    if (span.microseconds > 86'400'000'001 && tx.conn().server_version() < 150000) continue;
    Thing thing;
    thing.span = span;
    thing.hour = {86'400'000'000};
    check(thing);
  }
}

BOOST_AUTO_TEST_CASE(bytes_enums_ranges_and_arrays) {
  Thing thing;
  for (int i = 0; i < 256; ++i) thing.data.push_back(static_cast<std::byte>(i));
  thing.uuid = retort::uuid::parse("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
  thing.mood = Mood::angry;
  thing.maybe_mood = Mood::angry;
  thing.moods = {Mood::angry, Mood::calm};
  thing.gaps = {1, std::nullopt, -1};
  thing.grid = {{1, 2, 3}, {4, 5, 6}};
  thing.blobs = {thing.data, {}};
  thing.numbers = {.lower = -5, .upper = std::nullopt};
  thing.period = {.lower = retort::timestamptz{}, .upper = retort::timestamptz{1}, .upper_inclusive = true};
  check(thing);
  thing.numbers = {.empty = true};
  thing.period = {.lower_inclusive = false};
  thing.maybe_instants.emplace();
  check(thing);
  BOOST_TEST(retort::select(tx, every_thing).where(every_thing.mood == Mood::angry).count() == 4);
  BOOST_TEST(retort::select(tx, every_thing).where(every_thing.mood.in({Mood::angry})).count() == 4);
  BOOST_TEST(retort::select(tx, every_thing).where(every_thing.moods.has(Mood::angry)).count() == 4);
  BOOST_TEST(retort::select(tx, every_thing).where(every_thing.data == thing.data).count() == 4);
  BOOST_TEST(retort::select(tx, every_thing).where(every_thing.grid == thing.grid).count() == 4);
}

BOOST_AUTO_TEST_CASE(json_keeps_its_text) {
  Thing thing;
  thing.document.text = "{ \"b\":1,  \"a\" : \"\\u00fc\\\\\" }";
  thing.tree.text = R"({"a": "\"", "b": [1, null]})";
  check(thing);
  BOOST_TEST(retort::select(tx, every_thing)
                 .where(every_thing.tree == retort::jsonb{R"({"b":[1,null],"a":"\""})"})
                 .exists());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_stored) {
  const auto code = [&](const std::function<void(Thing&)>& spoil) {
    Thing thing;
    spoil(thing);
    pqxx::subtransaction inner(tx);
    return orm_test::code_of([&] { retort::insert(inner, thing); });
  };
  BOOST_TEST(code([](Thing& thing) { thing.text = std::string("a\0b", 3); }) == "R0702");
  BOOST_TEST(code([](Thing& thing) { thing.words = {std::string("\0", 1)}; }) == "R0702");
  BOOST_TEST(code([](Thing& thing) { thing.mood = static_cast<Mood>(3); }) == "R0703");
  BOOST_TEST(code([](Thing& thing) { thing.text = "\xff"; }) == "R0710");
  BOOST_TEST(code([](Thing& thing) { thing.text = std::string(1001, 'x'); }) == "R0710");
  BOOST_TEST(code([](Thing& thing) { thing.tree.text = "{"; }) == "R0710");
  BOOST_TEST(code([](Thing& thing) { thing.grid = {{1}, {2, 3}}; }) == "R0710");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read) {
  retort::insert(tx, Thing{});
  tx.exec("ALTER TYPE mood RENAME VALUE 'calm' TO 'serene'");
  BOOST_TEST(orm_test::code_of([&] { retort::select(tx, every_thing).all(); }) == "R0703");
  tx.exec("ALTER TYPE mood RENAME VALUE 'serene' TO 'calm'");
  tx.exec("ALTER TABLE \"every thing\" ALTER text DROP NOT NULL; UPDATE \"every thing\" SET text = NULL");
  BOOST_TEST(orm_test::code_of([&] { retort::select(tx, every_thing).all(); }) == "R0704");
}

BOOST_AUTO_TEST_SUITE_END()
