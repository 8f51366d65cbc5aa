// Only what a server would report less clearly, or much later, is checked here; expressions and types are its
// business.
#include "model/check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "model/names.hpp"

namespace retort::model {
namespace {

bool same_columns(std::vector<std::string> left, std::vector<std::string> right) {
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return left == right;
}

class Check {
 public:
  explicit Check(const DeclaredSchema& schema) : schema_(schema) {
    for (const TableDefinition& table : schema.tables) tables_.emplace(table.name, &table);
  }

  std::vector<Diagnostic> run() {
    for (const EnumDefinition& item : schema_.enums) enumeration(item);
    for (const TableDefinition& item : schema_.tables) table(item);
    for (const IndexDefinition& item : schema_.indexes) index(item);
    return std::move(diagnostics_);
  }

 private:
  void report(const Name& object, std::string code, std::string text, std::string help) {
    Place place;
    for (const auto& [name, where] : schema_.places) {
      if (name == object) place = where;
    }
    diagnostics_.push_back({.code = std::move(code),
                            .text = std::move(text),
                            .help = std::move(help),
                            .place = place,
                            .excerpt = {}});
  }

  void length(const Name& object, const std::string& name, const std::string& what) {
    if (name.size() <= longest_name) return;
    report(object, "R0140",
           "the name of the " + what + " `" + name + "` has " + std::to_string(name.size()) + " bytes",
           "PostgreSQL keeps 63 bytes of a name: shorten it");
  }

  /// Tables, enum types and indexes of a schema share one space of names.
  void relation(const Name& object, const Name& name, const std::string& what) {
    length(object, name.name, what);
    const auto [other, fresh] = relations_.emplace(name, what);
    if (fresh) return;
    report(object, "R0141",
           "two objects are called `" + base::quote_name(name) + "`: a " + other->second + " and a " + what,
           "rename one, or put it into another schema");
  }

  void enumeration(const EnumDefinition& item) {
    relation(item.name, item.name, "enum type");
    std::set<std::string> seen;
    for (const std::string& value : item.values) {
      length(item.name, value, "enum value");
      if (seen.insert(value).second) continue;
      report(item.name, "R0142",
             "the enum type `" + base::quote_name(item.name) + "` has two values `" + value + "`",
             "give each enumerator a RETORT_VALUE of its own");
    }
  }

  void columns_exist(const TableDefinition& table, const std::vector<std::string>& names,
                     const std::string& what) {
    std::set<std::string> seen;
    for (const std::string& name : names) {
      const bool found = std::any_of(table.columns.begin(), table.columns.end(),
                                     [&](const ColumnDefinition& column) { return column.name == name; });
      if (!found) {
        report(table.name, "R0143",
               "the " + what + " of `" + base::quote_name(table.name) + "` names no column `" + name + "`",
               "name a member of the table that is a column");
      } else if (!seen.insert(name).second) {
        report(table.name, "R0144",
               "the " + what + " of `" + base::quote_name(table.name) + "` names `" + name + "` twice",
               "take one away");
      }
    }
  }

  void table(const TableDefinition& item) {
    relation(item.name, item.name, "table");
    const std::string name = base::quote_name(item.name);
    std::set<std::string> columns;
    for (const ColumnDefinition& column : item.columns) {
      length(item.name, column.name, "column");
      if (!columns.insert(column.name).second) {
        report(item.name, "R0145", "the table `" + name + "` has two columns `" + column.name + "`",
               "two members have one name(\"…\"): rename one");
      }
      const int sources = (column.default_sql.empty() ? 0 : 1) + (column.generated.empty() ? 0 : 1) +
                          (column.identity == Identity::none ? 0 : 1);
      if (sources > 1) {
        report(item.name, "R0146", "the column `" + name + "." + column.name + "` has two sources of values",
               "keep one of default, identity and generated");
      }
    }
    for (const PrimaryKey& key : item.primary_key) {
      columns_exist(item, key.columns, "primary key");
      constraint(item, key.name);
    }
    for (const UniqueConstraint& key : item.unique_constraints) {
      columns_exist(item, key.columns, "unique constraint");
      constraint(item, key.name);
    }
    for (const CheckConstraint& constraint_ : item.checks) constraint(item, constraint_.name);
    for (const ExclusionConstraint& constraint_ : item.exclusions) constraint(item, constraint_.name);
    for (const ForeignKey& key : item.foreign_keys) foreign_key(item, key);
  }

  void constraint(const TableDefinition& table, const std::string& name) {
    if (name.empty()) return;
    length(table.name, name, "constraint");
    if (constraints_.insert({table.name, name}).second) return;
    report(table.name, "R0147",
           "two constraints of `" + base::quote_name(table.name) + "` are called `" + name + "`",
           "rename one");
  }

  void foreign_key(const TableDefinition& table, const ForeignKey& key) {
    constraint(table, key.name);
    columns_exist(table, key.columns, "foreign key");
    const std::string what =
        "the foreign key (" + base::quote_list(key.columns) + ") of `" + base::quote_name(table.name) + "`";
    const auto found = tables_.find(key.referenced_table);
    if (found == tables_.end()) {
      report(table.name, "R0148", what + " references no table that is declared",
             "list the header of the other table");
      return;
    }
    const TableDefinition& other = *found->second;
    bool covered = key.referenced_columns.empty();
    for (const PrimaryKey& target : other.primary_key)
      covered = covered || same_columns(target.columns, key.referenced_columns);
    for (const UniqueConstraint& target : other.unique_constraints) {
      covered = covered || same_columns(target.columns, key.referenced_columns);
    }
    for (const IndexDefinition& index : schema_.indexes) {
      std::vector<std::string> columns;
      for (const IndexElement& element : index.elements) columns.push_back(element.column);
      covered = covered || (index.unique && index.predicate.empty() && index.table == other.name &&
                            same_columns(columns, key.referenced_columns));
    }
    if (covered) return;
    report(table.name, "R0149",
           what + " references (" + base::quote_list(key.referenced_columns) + ") of `" +
               base::quote_name(other.name) + "`, which is not unique",
           "reference the primary key, or make the columns unique");
  }

  void index(const IndexDefinition& item) { relation(item.table, {item.table.schema, item.name}, "index"); }

  const DeclaredSchema& schema_;
  std::map<Name, const TableDefinition*> tables_;
  std::map<Name, std::string> relations_;
  std::set<std::pair<Name, std::string>> constraints_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

std::vector<Diagnostic> check(const DeclaredSchema& schema) {
  return Check(schema).run();
}

}  // namespace retort::model
