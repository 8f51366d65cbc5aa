// What a revision can do: `op` in upgrade(Operations& op) and downgrade(Operations& op).
//
// Nothing runs here. Each call is written down with the place of the caller; the statements are made, shown
// (`--sql`, `--dry-run`) and run afterwards, so that a script is exactly what an online run sends. Only
// with_connection() has a function that waits for the run itself.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>
#if !defined(__clang__)
#include <source_location>
#endif

#include <retort/live_connection.hpp>
#include <retort/revision_options.hpp>
#include <retort/revision_parts.hpp>
#include <retort/revision_types.hpp>

namespace retort {

namespace operation {
class Recorder;
}

/// Where a revision calls an operation.
struct CallPlace {
#if defined(__clang__)  // Clang 14 does not know std::source_location of libstdc++, GCC no __builtin_COLUMN.
  static constexpr CallPlace here(const char* file = __builtin_FILE(), unsigned line = __builtin_LINE(),
                                  unsigned column = __builtin_COLUMN()) {
    return {file, line, column};
  }
#else
  static constexpr CallPlace here(const std::source_location& caller = std::source_location::current()) {
    return {caller.file_name(), caller.line(), caller.column()};
  }
#endif
  const char* file;
  unsigned line;
  unsigned column;
};

/// The object that an operation is about, and the place of the revision that says so. Made where it is
/// passed: `"users"`, or `name("auth", "users")`.
class Target {
 public:
  using Name = revision_vocabulary::QualifiedName;

  Target(const char* name, CallPlace place = CallPlace::here()) : name_(name), place_(place) {}  // NOLINT
  Target(std::string_view name, CallPlace place = CallPlace::here())
      : name_(name), place_(place) {}  // NOLINT
  Target(const std::string& name, CallPlace place = CallPlace::here())
      : name_(name), place_(place) {}                                                     // NOLINT
  Target(Name name, CallPlace place = CallPlace::here()) : name_(name), place_(place) {}  // NOLINT

  Name name() const noexcept { return name_; }
  CallPlace place() const noexcept { return place_; }

 private:
  Name name_;
  CallPlace place_;
};

/// Alembic's `op`, typed. Names of objects are unquoted and quoted as needed; types, defaults, expressions
/// and conditions are SQL. What PostgreSQL refuses is reported with its line when it runs.
class Operations {
  using Names = revision_vocabulary::Names;
  using Keys = std::initializer_list<revision_vocabulary::IndexKey>;
  using Name = revision_vocabulary::QualifiedName;
  using Text = std::string_view;
  using Value = revision_vocabulary::Value;

 public:
  explicit Operations(operation::Recorder& recorder) : recorder_(recorder) {}
  Operations(const Operations&) = delete;
  Operations& operator=(const Operations&) = delete;

  // Tables.

  /// `op.create_table("users", column("id", bigint, primary_key, identity), column("email", text, not_null),
  /// unique({"email"}), comment("People"))`
  template <revision_vocabulary::WordOf<revision_vocabulary::TableParts>... Parts>
  void create_table(const Target& table, Parts... parts) {
    revision_vocabulary::TableParts all;
    (all.add(parts), ...);
    record_create_table(table, all);
  }
  void drop_table(const Target& table);
  void rename_table(const Target& table, Text new_name);
  void set_table_schema(const Target& table, Text new_schema);

  // Columns.

  void add_column(const Target& table, revision_vocabulary::ColumnPart column);
  void drop_column(const Target& table, Text column);
  void rename_column(const Target& table, Text column, Text new_name);
  /// `op.alter_column("users", "email", type(varchar(320)), using_sql("left(email, 320)"), not_null)`. A new
  /// name, `rename("…")`, is given last, whatever the order of the words.
  template <revision_vocabulary::WordOf<revision_vocabulary::ColumnParts>... Changes>
  void alter_column(const Target& table, Text column, Changes... changes) {
    revision_vocabulary::ColumnParts all;
    (all.add(changes), ...);
    record_alter_column(table, column, all);
  }

  // Constraints. `default_name` leaves the name to the server.

  template <revision_vocabulary::WordOf<revision_vocabulary::PrimaryKeyPart>... Options>
  void create_primary_key(const Target& constraint, Name table, Names columns, Options... options) {
    record_constraint(constraint, table, revision_vocabulary::primary_key(columns, options...));
  }
  template <revision_vocabulary::WordOf<revision_vocabulary::UniquePart>... Options>
  void create_unique_constraint(const Target& constraint, Name table, Names columns, Options... options) {
    record_constraint(constraint, table, revision_vocabulary::unique(columns, options...));
  }
  /// `op.create_foreign_key("messages_channel_fk", "messages", {"channel_id"}, "channels", {"id"},
  /// on_delete(cascade))`
  template <revision_vocabulary::WordOf<revision_vocabulary::ForeignKeyPart>... Options>
  void create_foreign_key(const Target& constraint, Name table, Names columns, Name referenced_table,
                          Names referenced_columns, Options... options) {
    record_constraint(
        constraint, table,
        revision_vocabulary::foreign_key(columns, referenced_table, referenced_columns, options...));
  }
  template <revision_vocabulary::WordOf<revision_vocabulary::CheckPart>... Options>
  void create_check_constraint(const Target& constraint, Name table, Text condition, Options... options) {
    record_constraint(constraint, table, revision_vocabulary::check(condition, options...));
  }
  /// `op.create_exclude_constraint("no_overlap", "bookings", {"room WITH =", "during WITH &&"})`
  template <revision_vocabulary::WordOf<revision_vocabulary::ExcludePart>... Options>
  void create_exclude_constraint(const Target& constraint, Name table, Names elements, Options... options) {
    record_constraint(constraint, table, revision_vocabulary::exclude(elements, options...));
  }
  void drop_constraint(const Target& constraint, Name table);
  void rename_constraint(const Target& table, Text constraint, Text new_name);
  /// Checks the rows that a `not_valid` constraint has not looked at.
  void validate_constraint(const Target& constraint, Name table);

  // Indexes. They live in the schema of their table.

  /// `op.create_index("ix_users_email", "users", {"email"}, unique, where("deleted_at IS NULL"))`
  template <revision_vocabulary::WordOf<revision_vocabulary::IndexParts>... Options>
  void create_index(const Target& index, Name table, Keys keys, Options... options) {
    revision_vocabulary::IndexParts all;
    (all.add(options), ...);
    record_create_index(index, table, keys, all);
  }
  void drop_index(const Target& index);
  void drop_index(const Target& index, revision_vocabulary::Concurrently word);
  void rename_index(const Target& index, Text new_name);

  // Enums.

  /// `op.create_enum("platform", {"web", "phone"})`
  void create_enum(const Target& type, Names values);
  void create_enum(const Target& type, Names values, revision_vocabulary::Comment comment);
  void drop_enum(const Target& type);
  /// At the end, or `before("…")` or `after("…")` another one. PostgreSQL lets no one use the value in the
  /// transaction that adds it.
  void add_enum_value(const Target& type, Text value);
  void add_enum_value(const Target& type, Text value, revision_vocabulary::Before place);
  void add_enum_value(const Target& type, Text value, revision_vocabulary::After place);
  void rename_enum_value(const Target& type, Text value, Text new_value);

  // Schemas and sequences.

  void create_schema(const Target& schema);
  void create_schema(const Target& schema, revision_vocabulary::Comment comment);
  void drop_schema(const Target& schema);
  /// `op.create_sequence("ticket_numbers", start_with(1000), owned_by("tickets", "number"))`
  template <revision_vocabulary::WordOf<revision_vocabulary::SequenceParts>... Options>
  void create_sequence(const Target& sequence, Options... options) {
    revision_vocabulary::SequenceParts all;
    (all.add(options), ...);
    record_create_sequence(sequence, all);
  }
  /// Only what is named changes; `no_cycle`, `no_min_value`, `no_max_value` and `not_owned` take it back.
  template <revision_vocabulary::WordOf<revision_vocabulary::SequenceParts>... Options>
  void alter_sequence(const Target& sequence, Options... options) {
    revision_vocabulary::SequenceParts all;
    (all.add(options), ...);
    record_alter_sequence(sequence, all);
  }
  void drop_sequence(const Target& sequence);

  // Comments. An empty text removes one.

  void create_table_comment(const Target& table, Text text);
  void drop_table_comment(const Target& table);
  /// Any object, as SQL names it: `op.comment_on("COLUMN users.email", "Where we write to")`.
  void comment_on(const Target& object, Text text);

  // Data and everything else.

  /// SQL as it stands; several statements may follow one another.
  void execute(const Target& sql);
  /// One statement with values for `$1`, `$2`, …. They are written into the statement as literals, so that
  /// offline and online runs send the same text: `op.execute("DELETE FROM users WHERE email = $1", {"x@y"})`.
  void execute(const Target& sql, std::initializer_list<Value> parameters);
  /// `op.bulk_insert("roles", {"name", "rank"}, {{"admin", 1}, {"guest", 9}})`
  void bulk_insert(const Target& table, Names columns,
                   std::initializer_list<std::initializer_list<Value>> rows);
  /// The same with rows that were computed.
  void bulk_insert(const Target& table, Names columns, const std::vector<std::vector<Value>>& rows);
  /// A function that runs at this place between the statements, with the session of the run (Alembic's
  /// `get_bind`): `op.with_connection("Make slugs", [](LiveConnection& db) { … });`. It is called after
  /// upgrade() has returned, so it keeps copies of what it needs. `purpose` is what people read: no script can
  /// hold the function, so `--sql` refuses the revision by name and purpose (R0437), and so does `squash`.
  template <class Function>
    requires requires(Function& function, LiveConnection& connection) { function(connection); }
  void with_connection(const Target& purpose, Function function) {
    struct Kept final : LiveWork {
      explicit Kept(Function kept) : function(static_cast<Function&&>(kept)) {}
      void run(LiveConnection& connection) override { function(connection); }
      Function function;
    };
    record_work(purpose, new Kept(static_cast<Function&&>(function)));
  }

 private:
  /// Owns `work` from here on.
  void record_work(const Target& purpose, LiveWork* work);
  void record_create_table(const Target& table, revision_vocabulary::TableParts parts);
  void record_alter_column(const Target& table, Text column, revision_vocabulary::ColumnParts parts);
  void record_constraint(const Target& constraint, Name table, revision_vocabulary::PrimaryKeyPart part);
  void record_constraint(const Target& constraint, Name table, revision_vocabulary::UniquePart part);
  void record_constraint(const Target& constraint, Name table, revision_vocabulary::CheckPart part);
  void record_constraint(const Target& constraint, Name table, revision_vocabulary::ForeignKeyPart part);
  void record_constraint(const Target& constraint, Name table, revision_vocabulary::ExcludePart part);
  void record_create_index(const Target& index, Name table, Keys keys, revision_vocabulary::IndexParts parts);
  void record_create_sequence(const Target& sequence, revision_vocabulary::SequenceParts parts);
  void record_alter_sequence(const Target& sequence, revision_vocabulary::SequenceParts parts);

  operation::Recorder& recorder_;
};

}  // namespace retort
