// A declared schema as operations. Tables come in an order in which every foreign key finds its target, and
// every default the sequence of another table's serial column; names decide what is left open. Where tables
// refer to each other in a circle, the keys that find no target yet are added at the end.
#include <algorithm>
#include <map>
#include <set>

#include "base/sql.hpp"
#include "ddl/ddl.hpp"

namespace retort::ddl {
namespace {

using operation::Changes;
using operation::Operation;

/// With the schema that an empty one means.
Name settled(const Name& name) {
  return name.schema.empty() ? Name("public", name.name) : name;
}

template <class T, class Key>
std::vector<T> sorted(std::vector<T> list, Key key) {
  std::stable_sort(list.begin(), list.end(), [&key](const T& a, const T& b) { return key(a) < key(b); });
  return list;
}

class Plan {
 public:
  explicit Plan(const DeclaredSchema& schema) {
    for (const auto& [name, place] : schema.places) places_.emplace(settled(name), place);
  }

  void add(Operation operation, const Name& about = {}) {
    operation::Change& change = changes_.emplace_back();
    change.operation = std::move(operation);
    if (const auto found = places_.find(settled(about)); found != places_.end()) change.place = found->second;
  }

  Changes take() { return std::move(changes_); }

 private:
  std::map<Name, Place> places_;
  Changes changes_;
};

/// Whether all tables that `table` refers to, other than itself, are in `made` or not declared at all.
bool is_free(const TableDefinition& table, const std::set<Name>& open) {
  return std::none_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const ForeignKey& key) {
    const Name target = settled(key.referenced_table);
    return target != settled(table.name) && open.count(target) != 0;
  });
}

/// Of each table, the others whose serial columns bring sequences that its defaults read.
using Sequences = std::map<Name, std::set<Name>>;

Sequences sequences_of_others(const std::vector<TableDefinition>& tables) {
  std::map<std::string, Name, std::less<>> brought;  // As `nextval` spells them.
  for (const TableDefinition& table : tables) {
    const Name of = settled(table.name);
    for (const ColumnDefinition& column : table.columns) {
      if (!column.type.ends_with("serial")) continue;
      const std::string sequence = of.name + "_" + column.name + "_seq";
      brought.emplace(base::quote_name(Name(of.schema, sequence)), of);
      if (of.schema == "public") brought.emplace(base::quote_identifier(sequence), of);
    }
  }
  Sequences result;
  constexpr std::string_view call = "nextval('";
  for (const TableDefinition& table : tables) {
    const Name own = settled(table.name);
    for (const ColumnDefinition& column : table.columns) {
      const std::string& text = column.default_sql;
      for (std::size_t at = text.find(call); at != text.npos; at = text.find(call, at + 1)) {
        const std::size_t begin = at + call.size();
        const auto found = brought.find(text.substr(begin, text.find('\'', begin) - begin));
        if (found != brought.end() && found->second != own) result[own].insert(found->second);
      }
    }
  }
  return result;
}

/// Whether the sequences of others that `table` reads are there.
bool has_sequences(const TableDefinition& table, const Sequences& sequences, const std::set<Name>& open) {
  const auto needed = sequences.find(settled(table.name));
  return needed == sequences.end() ||
         std::none_of(needed->second.begin(), needed->second.end(),
                      [&open](const Name& other) { return open.count(other) != 0; });
}

/// Takes the foreign keys to tables in `open` out of `table`.
std::vector<ForeignKey> take_open_keys(TableDefinition& table, const std::set<Name>& open) {
  const Name own = settled(table.name);
  const auto later =
      std::stable_partition(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const ForeignKey& key) {
        const Name target = settled(key.referenced_table);
        return target == own || open.count(target) == 0;
      });
  std::vector<ForeignKey> taken(later, table.foreign_keys.end());
  table.foreign_keys.erase(later, table.foreign_keys.end());
  return taken;
}

using Keys = std::vector<std::pair<Name, ForeignKey>>;

/// Whether a primary key or unique constraint has these columns; a unique index alone comes after the tables.
bool is_constraint(const TableDefinition& table, std::vector<std::string> columns) {
  std::sort(columns.begin(), columns.end());
  const auto same = [&columns](const auto& key) {
    std::vector<std::string> own = key.columns;
    std::sort(own.begin(), own.end());
    return own == columns;
  };
  return std::any_of(table.primary_key.begin(), table.primary_key.end(), same) ||
         std::any_of(table.unique_constraints.begin(), table.unique_constraints.end(), same);
}

/// Takes the foreign keys that refer to a unique index out of the tables.
Keys take_keys_to_indexes(std::vector<TableDefinition>& tables) {
  std::map<Name, const TableDefinition*> by_name;
  for (const TableDefinition& table : tables) by_name.emplace(settled(table.name), &table);
  const auto has_constraint = [&by_name](const ForeignKey& key) {
    const auto target = by_name.find(settled(key.referenced_table));
    return key.referenced_columns.empty() || target == by_name.end() ||
           is_constraint(*target->second, key.referenced_columns);
  };
  Keys taken;
  for (TableDefinition& table : tables) {
    const auto later =
        std::stable_partition(table.foreign_keys.begin(), table.foreign_keys.end(), has_constraint);
    for (auto key = later; key != table.foreign_keys.end(); ++key)
      taken.emplace_back(table.name, std::move(*key));
    table.foreign_keys.erase(later, table.foreign_keys.end());
  }
  return taken;
}

/// Returns the foreign keys that have to wait for indexes.
Keys add_tables(Plan& plan, const DeclaredSchema& schema) {
  auto waiting = sorted(schema.tables, [](const TableDefinition& table) { return settled(table.name); });
  Keys after_indexes = take_keys_to_indexes(waiting);
  std::set<Name> open;
  for (const TableDefinition& table : waiting) open.insert(settled(table.name));
  const Sequences sequences = sequences_of_others(waiting);
  Keys closing;
  while (!waiting.empty()) {
    const auto ready = [&](const TableDefinition& table) { return has_sequences(table, sequences, open); };
    auto next = std::find_if(waiting.begin(), waiting.end(), [&](const TableDefinition& table) {
      return ready(table) && is_free(table, open);
    });
    if (next == waiting.end()) next = std::find_if(waiting.begin(), waiting.end(), ready);
    if (next == waiting.end()) next = waiting.begin();
    TableDefinition table = std::move(*next);
    waiting.erase(next);
    for (ForeignKey& key : take_open_keys(table, open)) closing.emplace_back(table.name, std::move(key));
    open.erase(settled(table.name));
    const Name name = table.name;
    plan.add(operation::CreateTable{std::move(table)}, name);
  }
  for (auto& [table, key] : closing) plan.add(operation::AddConstraint{table, std::move(key)}, table);
  return after_indexes;
}

}  // namespace

Changes create_all(const DeclaredSchema& schema) {
  Plan plan(schema);
  for (const auto& one : sorted(schema.schemas, [](const SchemaDefinition& s) { return s.name; })) {
    plan.add(operation::CreateSchema{one});
  }
  for (const auto& one : sorted(schema.enums, [](const EnumDefinition& e) { return settled(e.name); })) {
    plan.add(operation::CreateEnum{one}, one.name);
  }
  const auto sequences =
      sorted(schema.sequences, [](const SequenceDefinition& s) { return settled(s.name); });
  for (SequenceDefinition one : sequences) {
    one.owner_table = Name();
    one.owner_column.clear();
    plan.add(operation::CreateSequence{std::move(one)});
  }
  const Keys after_indexes = add_tables(plan, schema);
  const auto indexes = sorted(schema.indexes, [](const IndexDefinition& index) {
    return std::pair(settled(index.table), index.name);
  });
  for (const IndexDefinition& one : indexes) plan.add(operation::CreateIndex{one}, one.table);
  for (const auto& [table, key] : after_indexes) plan.add(operation::AddConstraint{table, key}, table);
  for (const SequenceDefinition& one : sequences) {
    if (one.owner_table.name.empty()) continue;
    SequenceDefinition before = one;
    before.owner_table = Name();
    before.owner_column.clear();
    plan.add(operation::AlterSequence{std::move(before), one});
  }
  return plan.take();
}

}  // namespace retort::ddl
