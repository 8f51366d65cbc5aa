// The rows wait in a temporary table while theirs is made anew. They go back before any foreign key looks for
// them. Values of types that somebody made wait as text, since the type itself may be made anew.
#include "diff/keep_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/kinds.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;

// Columns that hold values, by name, with their types.
std::map<std::string, std::string> stored_columns(const Catalog& catalog, const Object& table) {
  std::map<std::string, std::string> columns;
  for (const auto* objects : {&catalog.objects, &catalog.inherited}) {
    for (const catalog::ObjectPtr& object : *objects) {
      if (object->kind != &catalog::column_kind() || object->parent != table.address) continue;
      if (object->kind->expressions(*object).empty())
        columns[object->name.name] = catalog::column_type(*object);
    }
  }
  return columns;
}

// `table` and all below it, as SQL.
std::set<std::string> family(const Catalog& catalog, std::size_t table) {
  std::set<std::size_t> members{table};
  for (bool grown = true; grown;) {
    grown = false;
    for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
      if (catalog.objects[i]->kind != &catalog::table_kind() || members.contains(i)) continue;
      for (const catalog::Dependency& dependency : catalog.dependencies[i]) {
        if (dependency.mode == catalog::Dependency::Mode::automatic && members.contains(dependency.target))
          grown = members.insert(i).second;
      }
    }
  }
  std::set<std::string> names;
  for (const std::size_t member : members) names.insert(base::quote_name(own_name(*catalog.objects[member])));
  return names;
}

// Whether a change makes a table of `names`, or brings one into the family.
bool makes(const operation::Change& change, const std::set<std::string>& names) {
  if (const auto* create = std::get_if<operation::CreateTable>(&change.operation))
    return names.contains(base::quote_name(create->table.name));
  const auto* execute = std::get_if<operation::Execute>(&change.operation);
  if (!execute) return false;
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    for (const char* begin : {"CREATE TABLE ", "CREATE UNLOGGED TABLE ", "CREATE FOREIGN TABLE "}) {
      if (execute->sql.starts_with(begin + name + ' ')) return true;
    }
    return execute->sql.starts_with("ALTER TABLE " + name + " ATTACH PARTITION ");
  });
}

bool refers_to(const operation::Change& change, const std::set<Name>& tables) {
  const auto* add = std::get_if<operation::AddConstraint>(&change.operation);
  const auto* key = add ? std::get_if<ForeignKey>(&add->constraint) : nullptr;
  return key && tables.contains(key->referenced_table);
}

// `table`, and the tables that hold its rows as well because it is a partition of theirs.
std::set<Name> with_those_above(const Catalog& catalog, const Object& table) {
  std::set<Name> result{own_name(table)};
  Name above = catalog::membership(table).partition_of;
  while (!above.name.empty() && result.insert(above).second) {
    const auto found =
        std::find_if(catalog.objects.begin(), catalog.objects.end(), [&](const catalog::ObjectPtr& object) {
          return object->kind == &catalog::table_kind() && own_name(*object) == above;
        });
    if (found == catalog.objects.end()) break;
    above = catalog::membership(**found).partition_of;
  }
  return result;
}

class Keeper {
 public:
  Keeper(const Catalog& have, const Catalog& want, operation::Changes& changes)
      : have_(have), want_(want), changes_(changes) {}

  void keep(const Pair& pair) {
    const Object& old = *have_.objects[pair.have];
    const Object& goal = *want_.objects[pair.want];
    const std::size_t drop = find_drop(own_name(old));
    if (drop == changes_.size()) return;
    const std::set<std::string> names = family(want_, pair.want);
    std::size_t last = changes_.size();
    for (std::size_t i = drop + 1; i < changes_.size(); ++i) {
      if (makes(changes_[i], names)) last = i;
    }
    if (last == changes_.size()) return;
    const std::string waiting = "retort_rows_" + std::to_string(++count_);
    // Others may be gone by then, with those of the table above.
    std::map<std::string, std::string> columns = stored_columns(have_, old);
    const std::map<std::string, std::string> kept = stored_columns(want_, goal);
    std::erase_if(columns, [&](const auto& column) { return !kept.contains(column.first); });
    const std::vector<std::string> back = put_back(goal, columns, waiting);
    const std::string aside = put_aside(old, columns, waiting);
    // Backwards, so that places stay what they are.
    const auto place = changes_.begin() + static_cast<std::ptrdiff_t>(last) + 1;
    const std::set<Name> filled = with_those_above(want_, goal);
    const auto late =
        std::stable_partition(changes_.begin() + static_cast<std::ptrdiff_t>(drop), place,
                              [&](const operation::Change& change) { return !refers_to(change, filled); });
    operation::Changes inserted;
    for (const std::string& sql : back) inserted.push_back(catalog::execute(sql));
    changes_.insert(late, inserted.begin(), inserted.end());
    operation::Change& dropped = changes_[drop];
    dropped.loses_data = false;
    dropped.comment = "no ALTER can make it what it is to be: the rows wait in the meantime";
    changes_.insert(changes_.begin() + static_cast<std::ptrdiff_t>(drop), catalog::execute(aside));
  }

  // A table whose name something else takes must be empty.
  void refuse_loss() {
    std::set<Name> others;
    for (const catalog::ObjectPtr& object : want_.objects) {
      if (object->kind == &catalog::view_kind()) others.insert(own_name(*object));
    }
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      const auto* drop = std::get_if<operation::DropTable>(&changes_[i].operation);
      if (!drop || !others.contains(drop->name)) continue;
      const std::string name = base::quote_name(drop->name);
      changes_.insert(
          changes_.begin() + static_cast<std::ptrdiff_t>(i),
          catalog::refuse_if("EXISTS (SELECT FROM " + name + ")",
                             "table " + name + " holds rows, and is to become something that holds none",
                             "move its rows away first"));
      ++i;
    }
  }

 private:
  std::size_t find_drop(const Name& table) const {
    const auto found = std::find_if(changes_.begin(), changes_.end(), [&](const operation::Change& change) {
      const auto* drop = std::get_if<operation::DropTable>(&change.operation);
      return drop && drop->name == table;
    });
    return static_cast<std::size_t>(found - changes_.begin());
  }

  static bool waits_as_text(const std::string& type) { return type.find('.') != type.npos; }

  static std::string put_aside(const Object& table, const std::map<std::string, std::string>& columns,
                               const std::string& waiting) {
    std::vector<std::string> list;
    for (const auto& [name, type] : columns) {
      const std::string quoted = base::quote_identifier(name);
      list.push_back(waits_as_text(type) ? quoted + "::text AS " + quoted : quoted);
    }
    return "CREATE TEMPORARY TABLE " + waiting + " ON COMMIT DROP AS SELECT " + base::join(list, ", ") +
           " FROM " + (catalog::is_partitioned(table) ? "" : "ONLY ") + base::quote_name(own_name(table));
  }

  std::vector<std::string> put_back(const Object& table, const std::map<std::string, std::string>& old,
                                    const std::string& waiting) const {
    std::vector<std::string> into;
    std::vector<std::string> from;
    for (const auto& [name, type] : stored_columns(want_, table)) {
      const auto found = old.find(name);
      if (found == old.end()) continue;
      const std::string quoted = base::quote_identifier(name);
      into.push_back(quoted);
      const bool same = found->second == type && !waits_as_text(type);
      from.push_back(same                           ? quoted
                     : waits_as_text(found->second) ? quoted + "::" + type
                                                    : quoted + "::text::" + type);
    }
    if (into.empty()) return {};
    const std::string name = base::quote_name(own_name(table));
    std::vector<std::string> statements{"INSERT INTO " + name + " (" + base::join(into, ", ") +
                                        ")\n  OVERRIDING SYSTEM VALUE SELECT " + base::join(from, ", ") +
                                        " FROM pg_temp." + waiting};
    for (const catalog::ObjectPtr& object : want_.objects) {
      if (object->kind != &catalog::column_kind() || object->parent != table.address) continue;
      if (catalog::identity_sequence(*object).name.empty()) continue;
      statements.push_back("SELECT setval(pg_get_serial_sequence(" + base::quote_literal(name) + ", " +
                           base::quote_literal(object->name.name) + "), max(" +
                           base::quote_identifier(object->name.name) + ")) FROM " + name);
    }
    return statements;
  }

  const Catalog& have_;
  const Catalog& want_;
  operation::Changes& changes_;
  int count_ = 0;
};

}  // namespace

std::vector<Pair> replaced_tables(const Catalog& have, const Catalog& want, const Matching& matching) {
  std::vector<Pair> result;
  const auto replaced = [&](std::size_t object) {
    return have.objects[object]->kind == &catalog::table_kind() &&
           matching.pairs[matching.of_have[object]].state == State::replaced;
  };
  for (const Pair& pair : matching.pairs) {
    if (pair.state != State::replaced || have.objects[pair.have]->kind != &catalog::table_kind()) continue;
    const auto& needs = have.dependencies[pair.have];
    const bool part = std::any_of(needs.begin(), needs.end(), [&](const catalog::Dependency& dependency) {
      return dependency.mode == catalog::Dependency::Mode::automatic && replaced(dependency.target);
    });
    if (!part && pair.want < want.objects.size()) result.push_back(pair);
  }
  return result;
}

void keep_rows(const Catalog& have, const Catalog& want, const std::vector<Pair>& replaced,
               operation::Changes& changes) {
  Keeper keeper(have, want, changes);
  for (const Pair& pair : replaced) keeper.keep(pair);
  keeper.refuse_loss();
}

}  // namespace retort::diff
