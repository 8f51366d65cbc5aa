// A model of every mapped type, described as the code generator would.
#pragma once

#include <retort/query.hpp>

namespace every {

enum class Mood { calm = 1, angry = 7 };

/// A user's own type, mapped by the user.
struct Celsius {
  double degrees = 0;
  bool operator==(const Celsius&) const = default;
};

struct Thing {
  std::int64_t id = 0;
  bool flag = false;
  std::int16_t small = 0;
  std::int32_t medium = 0;
  std::int64_t large = 0;
  float single_precision = 0;
  double double_precision = 0;
  std::string text;
  retort::bytes data;
  retort::uuid uuid;
  retort::timestamptz instant;
  retort::timestamp wall_clock;
  retort::date day;
  retort::time_of_day hour;
  retort::interval span;
  retort::numeric amount;
  retort::json document;
  retort::jsonb tree;
  Mood mood = Mood::calm;
  Celsius heat;
  retort::range<std::int64_t> numbers;
  retort::range<retort::timestamptz> period;
  std::optional<std::string> maybe;
  std::optional<Mood> maybe_mood;
  std::vector<std::string> words;
  std::vector<std::optional<std::int32_t>> gaps;
  std::vector<std::vector<std::int32_t>> grid;
  std::vector<Mood> moods;
  std::vector<retort::bytes> blobs;
  std::optional<std::vector<retort::timestamptz>> maybe_instants;

  bool operator==(const Thing&) const = default;
};

inline constexpr char create_sql[] = R"(
  CREATE TYPE mood AS ENUM ('calm', 'very angry-ish');
  CREATE TABLE "every thing" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, flag boolean NOT NULL, small smallint NOT NULL,
    medium integer NOT NULL, large bigint NOT NULL, single_precision real NOT NULL,
    double_precision double precision NOT NULL, text varchar(1000) NOT NULL, data bytea NOT NULL,
    uuid uuid NOT NULL, instant timestamptz NOT NULL, wall_clock timestamp NOT NULL, day date NOT NULL,
    hour time NOT NULL, span interval NOT NULL, amount numeric NOT NULL, document json NOT NULL,
    tree jsonb NOT NULL, mood mood NOT NULL, heat double precision NOT NULL, numbers int8range NOT NULL,
    period tstzrange NOT NULL, maybe text, maybe_mood mood, words text[] NOT NULL, gaps integer[] NOT NULL,
    grid integer[] NOT NULL, moods mood[] NOT NULL, blobs bytea[] NOT NULL, maybe_instants timestamptz[]);
)";

}  // namespace every

template <>
struct retort::sql_type<every::Celsius> {
  static constexpr std::string_view name = "double precision";
  static std::string to_text(const every::Celsius& value) { return sql_type<double>::to_text(value.degrees); }
  static every::Celsius from_text(std::string_view text) { return {sql_type<double>::from_text(text)}; }
};

template <>
struct retort::enum_traits<every::Mood> {
  static constexpr EnumLabel labels[] = {
      {static_cast<long long>(every::Mood::calm), "calm"},
      {static_cast<long long>(every::Mood::angry), "very angry-ish"},
  };
  static constexpr EnumInfo info{"", "mood", labels, 2};
};

#define EVERY_COLUMN(name) describe_column<Row, &Row::name>(#name, {})

template <>
struct retort::table_traits<every::Thing> {
  using Row = every::Thing;
  using members = Members<&Row::id>;  // enough for its key
  static constexpr ColumnInfo columns[] = {
      describe_column<Row, &Row::id>("id",
                                     {.primary_key = true, .server_default = true, .identity_always = true}),
      EVERY_COLUMN(flag),
      EVERY_COLUMN(small),
      EVERY_COLUMN(medium),
      EVERY_COLUMN(large),
      EVERY_COLUMN(single_precision),
      EVERY_COLUMN(double_precision),
      EVERY_COLUMN(text),
      EVERY_COLUMN(data),
      EVERY_COLUMN(uuid),
      EVERY_COLUMN(instant),
      EVERY_COLUMN(wall_clock),
      EVERY_COLUMN(day),
      EVERY_COLUMN(hour),
      EVERY_COLUMN(span),
      EVERY_COLUMN(amount),
      EVERY_COLUMN(document),
      EVERY_COLUMN(tree),
      EVERY_COLUMN(mood),
      EVERY_COLUMN(heat),
      EVERY_COLUMN(numbers),
      EVERY_COLUMN(period),
      EVERY_COLUMN(maybe),
      EVERY_COLUMN(maybe_mood),
      EVERY_COLUMN(words),
      EVERY_COLUMN(gaps),
      EVERY_COLUMN(grid),
      EVERY_COLUMN(moods),
      EVERY_COLUMN(blobs),
      EVERY_COLUMN(maybe_instants),
  };
  static constexpr TableInfo info = describe_table<Row>("public", "every thing", columns);
};

#undef EVERY_COLUMN

namespace every {
struct every_thing_columns : retort::Table<Thing> {
  retort::Column<Thing, decltype(Thing::id)> id{0};
  retort::Column<Thing, decltype(Thing::flag)> flag{1};
  retort::Column<Thing, decltype(Thing::small)> small{2};
  retort::Column<Thing, decltype(Thing::medium)> medium{3};
  retort::Column<Thing, decltype(Thing::large)> large{4};
  retort::Column<Thing, decltype(Thing::single_precision)> single_precision{5};
  retort::Column<Thing, decltype(Thing::double_precision)> double_precision{6};
  retort::Column<Thing, decltype(Thing::text)> text{7};
  retort::Column<Thing, decltype(Thing::data)> data{8};
  retort::Column<Thing, decltype(Thing::uuid)> uuid{9};
  retort::Column<Thing, decltype(Thing::instant)> instant{10};
  retort::Column<Thing, decltype(Thing::wall_clock)> wall_clock{11};
  retort::Column<Thing, decltype(Thing::day)> day{12};
  retort::Column<Thing, decltype(Thing::hour)> hour{13};
  retort::Column<Thing, decltype(Thing::span)> span{14};
  retort::Column<Thing, decltype(Thing::amount)> amount{15};
  retort::Column<Thing, decltype(Thing::document)> document{16};
  retort::Column<Thing, decltype(Thing::tree)> tree{17};
  retort::Column<Thing, decltype(Thing::mood)> mood{18};
  retort::Column<Thing, decltype(Thing::heat)> heat{19};
  retort::Column<Thing, decltype(Thing::numbers)> numbers{20};
  retort::Column<Thing, decltype(Thing::period)> period{21};
  retort::Column<Thing, decltype(Thing::maybe)> maybe{22};
  retort::Column<Thing, decltype(Thing::maybe_mood)> maybe_mood{23};
  retort::Column<Thing, decltype(Thing::words)> words{24};
  retort::Column<Thing, decltype(Thing::gaps)> gaps{25};
  retort::Column<Thing, decltype(Thing::grid)> grid{26};
  retort::Column<Thing, decltype(Thing::moods)> moods{27};
  retort::Column<Thing, decltype(Thing::blobs)> blobs{28};
  retort::Column<Thing, decltype(Thing::maybe_instants)> maybe_instants{29};
};
inline constexpr every_thing_columns every_thing;
}  // namespace every
