// Operations that nobody would write: every field may be set, and names and texts hold what quoting has to
// survive.
#include <array>
#include <random>

#include "samples.hpp"

namespace samples {
namespace {

using namespace retort;             // The definitions,
using namespace retort::operation;  // and the operations.

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  /// From 0 to `sides - 1`.
  unsigned roll(unsigned sides) { return static_cast<unsigned>(engine_() % sides); }
  bool coin() { return roll(2) == 0; }

  std::string name() {
    constexpr auto words = std::to_array<const char*>(
        {"users", "id", "order", "Mixed Case", "with\"quote", "back\\slash", "a.b", "größe", "it's",
         "line\nbreak", "tab\there", "what?\?/", "percent%s", "table", "x$1", ")sql\"", "{{mustache}}",
         "a_rather_long_name_of_60_bytes_"});
    return words[roll(words.size())];
  }
  std::string text() {
    constexpr auto pieces = std::to_array<const char*>({"plain ",
                                                        "\"double\" ",
                                                        "'single' ",
                                                        "back\\slash ",
                                                        "new\nline ",
                                                        "\t",
                                                        "(a > 0) ",
                                                        ")\" ",
                                                        "R\"sql(",
                                                        ")sql\"",
                                                        "?\?=",
                                                        "größer ",
                                                        "$1 ",
                                                        "$$ ",
                                                        "/* c */ ",
                                                        "-- c\n",
                                                        "long long long long text that goes on and on ",
                                                        "\x01",
                                                        "\r\n",
                                                        "\xff",
                                                        "{{x}} ",
                                                        "\\",
                                                        "?"});
    std::string result = "t";
    for (unsigned i = roll(6); i > 0; --i) result += pieces[roll(pieces.size())];
    return result;
  }
  std::string maybe_text() { return coin() ? text() : ""; }
  std::string maybe_name() { return coin() ? name() : ""; }
  std::string number() { return std::to_string(static_cast<int>(roll(2000)) - 1000); }
  std::string maybe_number() { return coin() ? number() : ""; }
  Name qualified() { return coin() ? Name(name()) : Name(name(), name()); }
  std::vector<std::string> names(unsigned least) {
    std::vector<std::string> result;
    for (unsigned i = least + roll(3); i > 0; --i) result.push_back(name());
    return result;
  }
  std::string type() {
    constexpr auto types = std::to_array<const char*>({"text",
                                                       "character varying(320)",
                                                       "character varying",
                                                       "numeric(10,2)",
                                                       "numeric(3)",
                                                       "numeric(5,-2)",
                                                       "integer[]",
                                                       "timestamp(3) with time zone",
                                                       "timestamp without time zone",
                                                       "time with time zone",
                                                       "time(0) without time zone",
                                                       "double precision",
                                                       "character(5)",
                                                       "character",
                                                       "\"char\"",
                                                       "bit varying(7)",
                                                       "bit(3)",
                                                       "chat.\"Platform\"[]",
                                                       "interval day to second(3)",
                                                       "interval",
                                                       "citext",
                                                       "geometry(Point,4326)",
                                                       "uuid",
                                                       "jsonb",
                                                       "date",
                                                       "real"});
    return types[roll(types.size())];
  }
  std::string literal() {
    constexpr auto literals =
        std::to_array<const char*>({"NULL", "0", "-5", "42", "007", "1.5", "true", "FALSE", "'text'",
                                    "'it''s'", "E'back\\\\slash'", "now()", "'a'::text", "''", "'x' || 'y'"});
    return literals[roll(literals.size())];
  }
  std::string collation() {
    constexpr auto collations = std::to_array<const char*>(
        {"", "", "\"C\"", "pg_catalog.\"default\"", "public.german", "odd . spelling"});
    return collations[roll(collations.size())];
  }
  Action action() { return static_cast<Action>(roll(5)); }
  Deferral deferral() {
    const unsigned kind = roll(3);
    return {kind > 0, kind > 1};
  }
  SequenceOptions options() {
    return {coin() ? "integer" : "", maybe_number(), maybe_number(), maybe_number(),
            maybe_number(),          maybe_number(), coin()};
  }

 private:
  std::mt19937 engine_;
};

ColumnDefinition column(Dice& dice) {
  ColumnDefinition result;
  result.name = dice.name();
  result.type = dice.type();
  result.nullable = dice.coin();
  result.collation = dice.collation();
  result.comment = dice.maybe_text();
  switch (dice.roll(4)) {
    case 0:
      result.default_sql = dice.coin() ? dice.literal() : dice.text();
      break;
    case 1:
      result.generated = dice.text();
      break;
    case 2:
      result.identity = dice.coin() ? Identity::always : Identity::by_default;
      if (dice.coin()) result.identity_options = dice.options();
      break;
    default:
      break;
  }
  return result;
}

PrimaryKey primary_key(Dice& dice) {
  return {dice.name(), dice.names(1), dice.names(0), dice.deferral(), dice.maybe_text()};
}
UniqueConstraint unique(Dice& dice) {
  return {dice.name(), dice.names(1), dice.names(0), dice.coin(), dice.deferral(), dice.maybe_text()};
}
CheckConstraint check(Dice& dice) {
  return {dice.name(), dice.text(), dice.coin(), dice.coin(), dice.maybe_text()};
}
ForeignKey foreign_key(Dice& dice) {
  ForeignKey key;
  key.name = dice.name();
  key.columns = dice.names(1);
  key.referenced_table = dice.qualified();
  if (dice.coin()) key.referenced_columns = key.columns;
  key.on_delete = dice.action();
  key.on_update = dice.action();
  if (key.on_delete == Action::set_null) key.on_delete_columns = dice.names(0);
  key.match_full = dice.coin();
  key.not_valid = dice.coin();
  key.deferral = dice.deferral();
  key.comment = dice.maybe_text();
  return key;
}
ExclusionConstraint exclusion(Dice& dice) {
  return {dice.name(),     dice.coin() ? "gist" : "spgist",
          dice.names(1),   dice.maybe_text(),
          dice.deferral(), dice.maybe_text()};
}

TableDefinition table(Dice& dice) {
  TableDefinition result;
  result.name = dice.qualified();
  for (unsigned i = dice.roll(6); i > 0; --i) {
    result.columns.push_back(column(dice));
    result.columns.back().name += std::to_string(i);  // The server wants them distinct as well.
  }
  const auto one_column = [&] {
    return std::vector{result.columns[dice.roll(static_cast<unsigned>(result.columns.size()))].name};
  };
  if (dice.coin()) result.primary_key = {primary_key(dice)};
  if (dice.coin() && !result.columns.empty()) result.primary_key = {{"", one_column(), {}, {}, ""}};
  for (unsigned i = dice.roll(3); i > 0; --i) {
    result.unique_constraints.push_back(unique(dice));
    if (!result.columns.empty()) result.unique_constraints.push_back({"", one_column(), {}, false, {}, ""});
  }
  for (unsigned i = dice.roll(3); i > 0; --i) result.checks.push_back(check(dice));
  for (unsigned i = dice.roll(3); i > 0; --i) {
    ForeignKey key = foreign_key(dice);
    if (!result.columns.empty() && dice.coin()) {
      key.name = key.comment = "";
      key.columns = one_column();
      key.referenced_columns = {dice.name()};
    }
    result.foreign_keys.push_back(std::move(key));
  }
  for (unsigned i = dice.roll(2); i > 0; --i) result.exclusions.push_back(exclusion(dice));
  result.unlogged = dice.coin();
  result.partition_by = dice.maybe_text();
  result.storage = dice.maybe_text();
  result.comment = dice.maybe_text();
  return result;
}

IndexDefinition index(Dice& dice) {
  IndexDefinition result;
  result.name = dice.name();
  result.table = dice.qualified();
  for (unsigned i = 1 + dice.roll(3); i > 0; --i) {
    IndexElement element;
    if (dice.coin())
      element.column = dice.name();
    else
      element.expression = dice.text();
    element.collation = dice.collation();
    element.operator_class = dice.coin() ? "text_pattern_ops" : "";
    element.descending = dice.coin();
    element.nulls = dice.coin() ? "first" : dice.coin() ? "last" : "";
    result.elements.push_back(std::move(element));
  }
  result.unique = dice.coin();
  result.nulls_not_distinct = dice.coin();
  result.method = dice.coin() ? "btree" : "gin";
  result.include = dice.names(0);
  result.predicate = dice.maybe_text();
  result.storage = dice.maybe_text();
  result.concurrently = dice.coin();
  result.comment = dice.maybe_text();
  return result;
}

AlterColumn alter_column(Dice& dice) {
  AlterColumn result;
  result.table = dice.qualified();
  result.column = dice.name();
  if (dice.coin()) {
    result.type = dice.type();
    result.collation = dice.collation();
    result.using_sql = dice.maybe_text();
  }
  result.nullability = static_cast<AlterColumn::Nullability>(dice.roll(3));
  result.set_default = dice.coin();
  if (result.set_default) result.default_sql = dice.coin() ? dice.literal() : dice.text();
  result.drop_default = !result.set_default && dice.coin();
  result.set_identity = dice.coin();
  result.had_identity = dice.coin();
  result.identity = dice.coin() ? Identity::always : Identity::by_default;
  result.identity_options = dice.options();
  result.identity_options.type.clear();
  result.drop_identity = !result.set_identity && dice.coin();
  result.drop_expression = dice.coin();
  return result;
}

SequenceDefinition sequence(Dice& dice, const Name& name) {
  SequenceDefinition result{name, dice.options(), {}, "", dice.maybe_text()};
  if (dice.coin()) {
    result.owner_table = dice.qualified();
    result.owner_column = dice.name();
  }
  return result;
}

Constraint constraint(Dice& dice) {
  switch (dice.roll(5)) {
    case 0:
      return primary_key(dice);
    case 1:
      return unique(dice);
    case 2:
      return check(dice);
    case 3:
      return foreign_key(dice);
    default:
      return exclusion(dice);
  }
}

Operation operation_of(Dice& dice, std::size_t kind) {
  const Name name = dice.qualified();
  switch (kind) {
    case 0:
      return CreateSchema{{dice.name(), dice.maybe_text()}};
    case 1:
      return DropSchema{dice.name()};
    case 2:
      return CreateEnum{{name, dice.names(0), dice.maybe_text()}};
    case 3:
      return DropEnum{name};
    case 4: {
      const unsigned place = dice.roll(3);
      return AddEnumValue{name, dice.text(), place == 1 ? dice.text() : "", place == 2 ? dice.text() : ""};
    }
    case 5:
      return RenameEnumValue{name, dice.text(), dice.text()};
    case 6:
      return CreateSequence{sequence(dice, name)};
    case 7:
      return AlterSequence{sequence(dice, name), sequence(dice, name)};
    case 8:
      return DropSequence{name};
    case 9:
      return CreateTable{table(dice)};
    case 10:
      return DropTable{name};
    case 11:
      return RenameTable{name, dice.name()};
    case 12:
      return SetTableSchema{name, dice.name()};
    case 13:
      return AddColumn{name, column(dice)};
    case 14:
      return DropColumn{name, dice.name()};
    case 15:
      return RenameColumn{name, dice.name(), dice.name()};
    case 16:
      return alter_column(dice);
    case 17:
      return AddConstraint{name, constraint(dice)};
    case 18:
      return DropConstraint{name, dice.name()};
    case 19:
      return RenameConstraint{name, dice.name(), dice.name()};
    case 20:
      return ValidateConstraint{name, dice.name()};
    case 21:
      return CreateIndex{index(dice)};
    case 22:
      return DropIndex{name, dice.coin()};
    case 23:
      return RenameIndex{name, dice.name()};
    case 24:
      return SetComment{dice.coin()   ? "TABLE users"
                        : dice.coin() ? "COLUMN \"a b\".c.id"
                                      : "VIEW " + dice.name(),
                        dice.maybe_text()};
    case 25:
      return Execute{dice.coin() ? dice.text() : dice.text() + ";\n" + dice.text(), {}};
    default: {
      BulkInsert insert{name, dice.names(1), {}};
      for (unsigned row = dice.roll(3); row > 0; --row) {
        std::vector<std::string>& values = insert.rows.emplace_back();
        for (std::size_t i = 0; i < insert.columns.size(); ++i) values.push_back(dice.literal());
      }
      return insert;
    }
  }
}

}  // namespace

Changes random_changes(unsigned seed, int count) {
  Dice dice(seed);
  Changes changes;
  for (int i = 0; i < count; ++i) {
    Change& change = changes.emplace_back();
    change.operation = operation_of(dice, static_cast<std::size_t>(i) % std::variant_size_v<Operation>);
    change.comment = dice.maybe_text();
    change.loses_data = dice.coin();
  }
  return changes;
}

}  // namespace samples
