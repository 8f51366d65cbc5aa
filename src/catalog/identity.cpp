#include "catalog/identity.hpp"

#include "base/sql.hpp"
#include "catalog/sequence_options.hpp"

namespace retort::catalog {

namespace {

std::string identity_text(const ColumnIdentity& identity) {
  if (identity.kind == Identity::none) return {};
  return identity.kind == Identity::always ? "always" : "by default";
}

// What the server calls the sequence of an identity column by itself, if nothing else has that name.
std::string usual_sequence(const Object& column) {
  std::size_t table = column.name.parent.size();
  std::size_t name = column.name.name.size();
  constexpr std::size_t room = 63 - std::string_view("__seq").size();
  while (table + name > room) --(table > name ? table : name);
  return column.name.parent.substr(0, table) + '_' + column.name.name.substr(0, name) + "_seq";
}

}  // namespace

SequenceOptions identity_options(const Object& column, const ColumnIdentity& identity) {
  SequenceOptions options = identity.options;
  if (!identity.sequence.empty() && identity.sequence != usual_sequence(column))
    options.sequence = {column.name.schema, identity.sequence};
  return options;
}

void compare_identity(const ColumnIdentity& have, const ColumnIdentity& want, Differences& differences) {
  if (have.kind != want.kind) differ(differences, "identity", identity_text(have), identity_text(want));
  if (have.options != want.options)
    differ(differences, "identity options", catalog::describe(have.options), catalog::describe(want.options));
  differ(differences, "identity sequence", have.sequence, want.sequence);
}

void alter_identity_sequence(const Object& column, const ColumnIdentity& have, const ColumnIdentity& want,
                             operation::Changes& changes) {
  const Name name{column.name.schema, have.sequence};
  if (have.options != want.options) {
    for (std::string& sql : into_bounds(name, have.options, want.options, want.base_type))
      changes.push_back(execute(std::move(sql)));
    operation::AlterSequence alter;
    alter.from.name = alter.to.name = name;
    alter.from.options = before_turning(have.options, want.options, want.base_type);
    alter.to.options = want.options;
    if (have.options.type != want.options.type) {
      // Here none means that of the column, and not bigint.
      if (have.options.type.empty()) alter.from.options.type = have.base_type;
      if (want.options.type.empty()) alter.to.options.type = want.base_type;
      alter.to.options = for_new_type(alter.from.options, alter.to.options);
    }
    changes.push_back({std::move(alter), {}, false, {}});
  }
  if (have.sequence != want.sequence) {
    changes.push_back(execute("ALTER SEQUENCE " + base::quote_name(name) + " RENAME TO " +
                              base::quote_identifier(want.sequence)));
  }
}

operation::Change continue_numbers(const Object& column) {
  const std::string table = base::quote_name(parent_name(column));
  operation::Change change = execute("SELECT setval(pg_get_serial_sequence(" + base::quote_literal(table) +
                                     ", " + base::quote_literal(column.name.name) + "), max(" +
                                     base::quote_identifier(column.name.name) + ")) FROM " + table);
  change.comment = "numbers go on after the highest one";
  return change;
}

}  // namespace retort::catalog
