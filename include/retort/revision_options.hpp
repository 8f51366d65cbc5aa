// The small words of a revision: names, values and the options of columns, sequences, constraints and
// indexes.
//
// A word is a value of its own small type, and an operation takes only the words that mean something to it;
// any other is a compiler error. A word is a handful of pointers to texts that live as long as the program (a
// copy is made where it is made), so it may be kept in a variable and costs the compiler next to nothing:
// every revision of a project includes this (measured in bench/).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <retort/revision_types.hpp>

namespace retort::revision_vocabulary {

/// The name of an object: `"users"`, or `name("auth", "users")`. Unquoted; quotes are added as needed.
struct QualifiedName {
  QualifiedName(const char* in_search_path) : unqualified(in_search_path) {}         // NOLINT
  QualifiedName(std::string_view in_search_path) : unqualified(in_search_path) {}    // NOLINT
  QualifiedName(const std::string& in_search_path) : unqualified(in_search_path) {}  // NOLINT
  QualifiedName(std::string_view in_schema, std::string_view name_in_it)
      : schema(in_schema), unqualified(name_in_it) {}

  std::string_view schema;
  std::string_view unqualified;
};
QualifiedName name(std::string_view schema, std::string_view unqualified);

/// For the name of a constraint that the server shall choose (`<table>_pkey`, …).
inline constexpr const char* default_name = "";

/// A piece of SQL where a value or a name is expected: `sql("now()")`.
struct Sql {
  std::string_view text;
};
Sql sql(std::string_view text);

/// A value that becomes a SQL literal, NULL (`nullptr`), or a piece of SQL (`sql("now()")`).
class Value {
 public:
  Value(std::nullptr_t);                  // NOLINT
  Value(bool value);                      // NOLINT
  Value(int value);                       // NOLINT
  Value(long value);                      // NOLINT
  Value(long long value);                 // NOLINT
  Value(unsigned value);                  // NOLINT
  Value(unsigned long value);             // NOLINT
  Value(unsigned long long value);        // NOLINT
  Value(double value);                    // NOLINT
  Value(const char* text);                // NOLINT
  Value(std::string_view text);           // NOLINT
  Value(const std::string& text);         // NOLINT
  Value(Sql piece) : sql_(piece.text) {}  // NOLINT

  std::string_view sql() const noexcept { return sql_; }

 private:
  std::string_view sql_;
};

/// Names of columns (`{"a", "b"}`), values of an enum, elements of an exclusion constraint.
class Names {
 public:
  Names(std::initializer_list<std::string_view> list);
  Names(const char* single);                    // NOLINT
  Names(const std::vector<std::string>& list);  // NOLINT

  const std::vector<std::string>& list() const noexcept { return *list_; }

 private:
  const std::vector<std::string>* list_;
};

// Options of columns.

struct NotNull {};
struct Nullable {};
struct Default {
  std::string_view expression;
};
struct Generated {
  std::string_view expression;
};
struct Collate {
  std::string_view collation;
};
struct Comment {
  std::string_view text;
};

inline constexpr NotNull not_null;
inline constexpr Nullable nullable;
/// DEFAULT with an expression: `default_sql("gen_random_uuid()")`.
Default default_sql(std::string_view expression);
inline constexpr Default default_now{"now()"};
/// DEFAULT with a constant: `default_value(0)`, `default_value("new")`, `default_value(false)`.
inline Default default_value(Value value) {
  return {value.sql()};
}
/// GENERATED ALWAYS AS (expression) STORED.
Generated generated(std::string_view expression);
/// COLLATE: `collate("C")`, `collate(name("public", "german"))`.
Collate collate(QualifiedName collation);
inline Collate collate(Sql collation) {
  return {collation.text};
}
Comment comment(std::string_view text);

// Options of sequences and identity columns.

struct StartWith {
  Value value;
};
struct IncrementBy {
  Value value;
};
struct MinValue {
  Value value;
};
struct MaxValue {
  Value value;
};
struct Cache {
  Value value;
};
struct Cycle {
  bool on;
};
struct SequenceType {
  SqlType type;
};
struct SequenceName {
  QualifiedName sequence;
};
struct OwnedBy {
  QualifiedName table;
  std::string_view column;
};
struct NoMinValue {};
struct NoMaxValue {};
struct NotOwned {};

inline StartWith start_with(Value value) {
  return {value};
}
inline IncrementBy increment_by(Value value) {
  return {value};
}
inline MinValue min_value(Value value) {
  return {value};
}
inline MaxValue max_value(Value value) {
  return {value};
}
inline Cache cache(Value value) {
  return {value};
}
inline constexpr Cycle cycle{true};
/// `sequence_type(integer)`.
inline SequenceType sequence_type(SqlType type) {
  return {type};
}
/// The name of an identity's sequence, where it is not the server's own: `sequence_name("ticket_numbers")`.
inline SequenceName sequence_name(QualifiedName sequence) {
  return {sequence};
}
/// Goes away with that column: `owned_by("users", "id")`.
OwnedBy owned_by(QualifiedName table, std::string_view column);
// Back to the default, in alter_sequence.
inline constexpr Cycle no_cycle{false};
inline constexpr NoMinValue no_min_value;
inline constexpr NoMaxValue no_max_value;
inline constexpr NotOwned not_owned;

// Options of constraints and indexes.

struct Named {
  std::string_view constraint;
};
struct Include {
  Names columns;
};
struct NullsNotDistinct {};
struct Deferrable {
  bool initially_deferred;
};
struct NoInherit {};
struct NotValid {};
struct MatchFull {};
enum class ActionWord { no_action, restrict, cascade, set_null, set_default };
struct OnDelete {
  ActionWord action;
  const Names* columns;
};
struct OnUpdate {
  ActionWord action;
};
struct UsingMethod {
  std::string_view method;
};
struct Where {
  std::string_view predicate;
};
struct Storage {
  std::string_view parameters;
};
struct Concurrently {};

/// CONSTRAINT name, for a constraint inside create_table.
Named named(std::string_view constraint);
/// INCLUDE (columns).
inline Include include(Names columns) {
  return {columns};
}
/// PostgreSQL 15 and later.
inline constexpr NullsNotDistinct nulls_not_distinct;
inline constexpr Deferrable deferrable{false};
/// DEFERRABLE INITIALLY DEFERRED.
inline constexpr Deferrable initially_deferred{true};
inline constexpr NoInherit no_inherit;
/// Does not look at the rows that are there; validate_constraint does so later, under a weaker lock.
inline constexpr NotValid not_valid;
inline constexpr MatchFull match_full;
inline constexpr ActionWord no_action = ActionWord::no_action;
inline constexpr ActionWord restrict = ActionWord::restrict;
inline constexpr ActionWord cascade = ActionWord::cascade;
inline constexpr ActionWord set_null = ActionWord::set_null;
inline constexpr ActionWord set_default = ActionWord::set_default;
inline OnDelete on_delete(ActionWord action) {
  return {action, nullptr};
}
/// `on_delete(set_null, {"a"})` sets only some of the columns (PostgreSQL 15 and later).
OnDelete on_delete(ActionWord action, Names columns);
inline OnUpdate on_update(ActionWord action) {
  return {action};
}
/// USING method: `gin`, `gist`, …
UsingMethod using_method(std::string_view method);
/// WHERE (predicate), as SQL.
Where where(std::string_view predicate);
/// WITH (parameters): `storage("fillfactor=70")`.
Storage storage(std::string_view parameters);
/// Runs outside a transaction: the revision has to say `transactional(false)`.
inline constexpr Concurrently concurrently;

// Options of enum values.

struct Before {
  std::string_view value;
};
struct After {
  std::string_view value;
};
Before before(std::string_view value);
After after(std::string_view value);

}  // namespace retort::revision_vocabulary
