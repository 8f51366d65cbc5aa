// Tables, their columns and constraints. A constraint of one column that has no name and no options stands
// beside its column, where people look for it, as long as that does not change the order of the constraints.
#include <algorithm>

#include "render/vocabulary.hpp"

namespace retort::render {
namespace {

void add_deferral(Codes& codes, const Deferral& deferral) {
  if (deferral.initially_deferred)
    codes.push_back(word("initially_deferred"));
  else if (deferral.deferrable)
    codes.push_back(word("deferrable"));
}

Codes identity_arguments(Identity kind, const SequenceOptions& options) {
  Codes codes = sequence_options(options);
  codes.insert(codes.begin(), word(kind == Identity::always ? "always" : "by_default"));
  return codes;
}

/// The options of a constraint, its name aside.
Codes options(const PrimaryKey& key) {
  Codes codes;
  add_names(codes, "include", key.include);
  add_deferral(codes, key.deferral);
  add_text(codes, "comment", key.comment);
  return codes;
}
Codes options(const UniqueConstraint& constraint) {
  Codes codes;
  if (constraint.nulls_not_distinct) codes.push_back(word("nulls_not_distinct"));
  add_names(codes, "include", constraint.include);
  add_deferral(codes, constraint.deferral);
  add_text(codes, "comment", constraint.comment);
  return codes;
}
Codes options(const CheckConstraint& constraint) {
  Codes codes;
  if (constraint.no_inherit) codes.push_back(word("no_inherit"));
  if (constraint.not_valid) codes.push_back(word("not_valid"));
  add_text(codes, "comment", constraint.comment);
  return codes;
}
Codes options(const ForeignKey& key) {
  Codes codes;
  if (key.match_full) codes.push_back(word("match_full"));
  if (key.on_update != Action::no_action) {
    codes.push_back(call("on_update", {word(action_word(key.on_update))}));
  }
  if (key.on_delete != Action::no_action) {
    Codes what = {word(action_word(key.on_delete))};
    if (!key.on_delete_columns.empty()) what.push_back(names(key.on_delete_columns));
    codes.push_back(call("on_delete", std::move(what)));
  }
  add_deferral(codes, key.deferral);
  if (key.not_valid) codes.push_back(word("not_valid"));
  add_text(codes, "comment", key.comment);
  return codes;
}
Codes options(const ExclusionConstraint& constraint) {
  Codes codes;
  if (constraint.method != "gist") codes.push_back(call("using_method", {string(constraint.method)}));
  add_text(codes, "where", constraint.predicate);
  add_deferral(codes, constraint.deferral);
  add_text(codes, "comment", constraint.comment);
  return codes;
}

/// What a constraint is about.
Codes subject(const PrimaryKey& key) {
  return {names(key.columns)};
}
Codes subject(const UniqueConstraint& constraint) {
  return {names(constraint.columns)};
}
Codes subject(const CheckConstraint& constraint) {
  return {string(constraint.expression)};
}
Codes subject(const ForeignKey& key) {
  return {names(key.columns), relation(key.referenced_table), names(key.referenced_columns)};
}
Codes subject(const ExclusionConstraint& constraint) {
  return {names(constraint.elements)};
}

const char* part_function(const operation::Constraint& constraint) {
  constexpr const char* functions[] = {"primary_key", "unique", "check", "foreign_key", "exclude"};
  return functions[constraint.index()];
}

bool is_plain(const PrimaryKey& key) {
  return key.columns.size() == 1 && key.name.empty() && options(key).empty();
}
bool is_plain(const UniqueConstraint& constraint) {
  return constraint.columns.size() == 1 && constraint.name.empty() && options(constraint).empty();
}
bool is_plain(const ForeignKey& key) {
  return key.columns.size() == 1 && key.referenced_columns.size() == 1 && key.name.empty();
}

/// How many constraints at the beginning of `list` may stand beside their columns: they are plain and come in
/// the order of the columns.
template <class Constraint>
std::size_t beside_columns(const std::vector<Constraint>& list, const TableDefinition& table) {
  std::size_t count = 0;
  auto from = table.columns.begin();
  for (const Constraint& constraint : list) {
    if (!is_plain(constraint)) break;
    from = std::find_if(from, table.columns.end(), [&](const ColumnDefinition& column) {
      return column.name == constraint.columns.front();
    });
    if (from == table.columns.end()) break;
    ++count;
  }
  return count;
}

/// Those of the first `count` of `list` that are about `column`.
template <class Constraint>
std::vector<Constraint> about(const std::vector<Constraint>& list, std::size_t count,
                              const std::string& column) {
  std::vector<Constraint> result;
  std::copy_if(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count), std::back_inserter(result),
               [&](const Constraint& constraint) { return constraint.columns.front() == column; });
  return result;
}

template <class Constraint>
void add_parts(Codes& codes, const std::vector<Constraint>& list, std::size_t from) {
  for (std::size_t i = from; i < list.size(); ++i) codes.push_back(part(list[i]));
}

bool in_primary_key(const TableDefinition& table, const std::string& column) {
  return std::any_of(table.primary_key.begin(), table.primary_key.end(), [&](const PrimaryKey& key) {
    return std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
  });
}

}  // namespace

Code part(const operation::Constraint& constraint) {
  Codes codes = std::visit([](const auto& one) { return subject(one); }, constraint);
  const std::string name = std::visit([](const auto& one) { return one.name; }, constraint);
  add_text(codes, "named", name);
  for (Code& option : std::visit([](const auto& one) { return options(one); }, constraint)) {
    codes.push_back(std::move(option));
  }
  return call(part_function(constraint), std::move(codes));
}

Codes constraint_arguments(const operation::Constraint& constraint) {
  Codes codes = std::visit([](const auto& one) { return subject(one); }, constraint);
  for (Code& option : std::visit([](const auto& one) { return options(one); }, constraint)) {
    codes.push_back(std::move(option));
  }
  return codes;
}

Code references(const ForeignKey& key) {
  Codes codes = {relation(key.referenced_table), string(key.referenced_columns.front())};
  for (Code& option : options(key)) codes.push_back(std::move(option));
  return call("references", std::move(codes));
}

Code column(const ColumnDefinition& column, Codes extra, bool says_not_null) {
  Codes codes = {string(column.name), type(column.type)};
  for (Code& one : extra) {
    if (one.text == "primary_key") codes.push_back(std::move(one));
  }
  if (column.identity == Identity::by_default && sequence_options(column.identity_options).empty()) {
    codes.push_back(word("identity"));
  } else if (column.identity != Identity::none) {
    codes.push_back(call("identity", identity_arguments(column.identity, column.identity_options)));
  }
  if (says_not_null && !column.nullable && column.identity == Identity::none)
    codes.push_back(word("not_null"));
  if (!column.default_sql.empty()) codes.push_back(default_value(column.default_sql));
  add_text(codes, "generated", column.generated);
  if (!column.collation.empty()) codes.push_back(collate(column.collation));
  for (Code& one : extra) {
    if (one.text != "primary_key" && !one.text.empty()) codes.push_back(std::move(one));
  }
  add_text(codes, "comment", column.comment);
  return call("column", std::move(codes));
}

Code create_table(const TableDefinition& table) {
  const std::size_t keys = beside_columns(table.primary_key, table);
  const std::size_t uniques = beside_columns(table.unique_constraints, table);
  const std::size_t references_count = beside_columns(table.foreign_keys, table);
  Codes codes = {relation(table.name)};
  for (const ColumnDefinition& one : table.columns) {
    Codes extra;
    if (!about(table.primary_key, keys, one.name).empty()) extra.push_back(word("primary_key"));
    for (std::size_t i = about(table.unique_constraints, uniques, one.name).size(); i > 0; --i) {
      extra.push_back(word("unique"));
    }
    for (const ForeignKey& key : about(table.foreign_keys, references_count, one.name)) {
      extra.push_back(references(key));
    }
    codes.push_back(column(one, std::move(extra), !in_primary_key(table, one.name)));
  }
  add_parts(codes, table.primary_key, keys);
  add_parts(codes, table.unique_constraints, uniques);
  add_parts(codes, table.checks, 0);
  add_parts(codes, table.foreign_keys, references_count);
  add_parts(codes, table.exclusions, 0);
  if (table.unlogged) codes.push_back(word("unlogged"));
  add_text(codes, "partition_by", table.partition_by);
  add_text(codes, "storage", table.storage);
  add_text(codes, "comment", table.comment);
  Code result = call("op.create_table", std::move(codes));
  result.breaking = table.columns.size() > 1 ? Code::Break::always : Code::Break::one_per_line;
  return result;
}

Code alter_column(const operation::AlterColumn& change) {
  using Nullability = operation::AlterColumn::Nullability;
  Codes codes = {relation(change.table), string(change.column)};
  if (!change.type.empty()) codes.push_back(call("type", {type(change.type)}));
  if (!change.collation.empty()) codes.push_back(collate(change.collation));
  add_text(codes, "using_sql", change.using_sql);
  if (change.nullability == Nullability::nullable) codes.push_back(word("nullable"));
  if (change.nullability == Nullability::not_null) codes.push_back(word("not_null"));
  if (change.drop_default) codes.push_back(word("no_default"));
  if (change.set_default) codes.push_back(default_value(change.default_sql));
  if (change.drop_expression) codes.push_back(word("drop_expression"));
  if (change.drop_identity) codes.push_back(word("drop_identity"));
  if (change.set_identity) {
    codes.push_back(call(change.had_identity ? "set_identity" : "add_identity",
                         identity_arguments(change.identity, change.identity_options)));
  }
  return call("op.alter_column", std::move(codes));
}

}  // namespace retort::render
