#include "render/model_split.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/kind.hpp"
#include "render/model_type.hpp"

namespace retort::render {
namespace {

using catalog::Object;
using operation::Change;

/// Names with control characters do not survive as the text of an annotation that is read without a compiler.
bool is_plain(const Name& name) {
  const auto plain = [](const std::string& text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  };
  return plain(name.schema) && plain(name.name);
}

/// `name` as that of a file.
std::string file_name(const Name& name) {
  std::string text = (name.schema.empty() || name.schema == "public" ? "" : name.schema + ".") + name.name;
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f ||
        std::string_view("/\\:*?\"<>| '`$&;()[]{}!#~").find(c) != std::string_view::npos)
      c = '_';
  }
  if (text.front() == '.' || text.front() == '-') text.front() = '_';
  return text;
}

class Split {
 public:
  Split(const catalog::Catalog& catalog, const operation::Changes& changes) : changes_(changes) {
    for (const catalog::ObjectPtr& object : catalog.objects) {
      by_comment_.emplace(object->kind->comment_target(*object), object.get());
      const std::string_view kind = object->kind->traits().name;
      if (kind == "table" || kind.find("view") != std::string_view::npos)
        row_types_.insert(base::quote_name(catalog::own_name(*object)));
      if (object->name.parent.empty() && object->kind->traits().is_relation)
        relations_.emplace(catalog::own_name(*object), object.get());
      if (object->kind->traits().is_relation &&
          object->address.catalog == catalog::system_catalog::relation && object->address.part == 0)
        by_address_.emplace(object->address.object, object.get());
      for (const Change& change : object->kind->create(*object)) {
        if (const auto* execute = std::get_if<operation::Execute>(&change.operation))
          by_sql_.emplace(execute->sql, object.get());
      }
    }
    type_functions(catalog);
  }

  ModelSplit run() {
    for (const Change& change : changes_) tables(change);
    for (const Change& change : changes_) serials(change);
    for (const Change& change : changes_) take(change);
    foreign_keys();
    schemas();
    for (auto& [name, changes] : sql_) result_.sql.push_back({name, std::move(changes)});
    return std::move(result_);
  }

 private:
  void leave(const std::string& file, Change change) { sql_[file].push_back(std::move(change)); }

  /// The table of the headers with this name, or null.
  TableDefinition* table(const Name& name) {
    const auto found = tables_.find(settled(name));
    return found == tables_.end() ? nullptr : &result_.declared.tables[found->second];
  }

  /// Functions of a type that name it themselves: those that read and write it, or make ranges canonical.
  /// They stand between its shell and itself.
  void type_functions(const catalog::Catalog& catalog) {
    const auto needs = [&catalog](std::size_t from, std::size_t to) {
      return std::any_of(catalog.dependencies[from].begin(), catalog.dependencies[from].end(),
                         [to](const catalog::Dependency& one) { return one.target == to; });
    };
    for (std::size_t type = 0; type < catalog.objects.size(); ++type) {
      const std::string_view kind = catalog.objects[type]->kind->traits().name;
      if (kind != "base type" && kind != "range type") continue;
      for (const catalog::Dependency& one : catalog.dependencies[type]) {
        if (one.target != type && needs(one.target, type))
          with_type_.emplace(catalog.objects[one.target].get(), catalog.objects[type].get());
      }
    }
  }

  static std::string table_file(const Name& name) { return "tables/" + file_name(name) + ".sql"; }

  void tables(const Change& change) {
    if (const auto* create = std::get_if<operation::CreateTable>(&change.operation)) {
      const TableDefinition& definition = create->table;
      // A column of another table's row type needs that table, which no header says.
      const bool plain = is_plain(definition.name) && !definition.columns.empty() &&
                         std::none_of(definition.columns.begin(), definition.columns.end(),
                                      [this](const ColumnDefinition& column) { return is_row(column.type); });
      if (!plain) return;
      tables_.emplace(settled(definition.name), result_.declared.tables.size());
      result_.declared.tables.push_back(definition);
    } else if (const auto* owner = std::get_if<operation::AlterSequence>(&change.operation)) {
      if (!owner->to.owner_column.empty()) owners_[settled(owner->to.name)] = owner->to;
    }
  }

  bool is_row(std::string type) const {
    take_array(type);
    return row_types_.contains(type);
  }

  /// A sequence that `bigserial` would make again.
  void serials(const Change& change) {
    const auto* create = std::get_if<operation::CreateSequence>(&change.operation);
    if (create == nullptr) return;
    const SequenceDefinition& sequence = create->sequence;
    const auto owner = owners_.find(settled(sequence.name));
    if (owner == owners_.end() || !sequence.comment.empty()) return;
    const Name of = settled(owner->second.owner_table);
    TableDefinition* found = table(of);
    const std::string& column_name = owner->second.owner_column;
    if (found == nullptr || found->unlogged ||
        settled(sequence.name) != Name(of.schema, of.name + "_" + column_name + "_seq") ||
        sequence.name.name.size() > 63 || of.name.size() + column_name.size() > 58)
      return;
    for (ColumnDefinition& column : found->columns) {
      if (column.name != column_name || column.nullable) continue;
      SequenceOptions expected;
      expected.type = sequence.options.type;
      const std::string type = sequence.options.type.empty() ? "bigint" : sequence.options.type;
      const std::string wanted = "nextval('" + base::quote_name(settled(sequence.name)) + "'::regclass)";
      if (!(expected == sequence.options) || type != column.type ||
          base::replace_all(column.default_sql, "''", "'") != wanted)
        continue;
      column.type = type == "bigint" ? "bigserial" : type == "integer" ? "serial" : "smallserial";
      column.default_sql.clear();
      serials_.insert(settled(sequence.name));
    }
  }

  void take(const Change& change) {
    std::visit([&](const auto& operation) { take(operation, change); }, change.operation);
  }

  void take(const operation::CreateSchema& create, const Change& change) {
    schemas_.emplace(create.schema.name, change);
    if (create.schema.comment.empty()) return;
    Change comment = change;
    comment.operation =
        operation::SetComment{"SCHEMA " + base::quote_identifier(create.schema.name), create.schema.comment};
    leave("schemas.sql", std::move(comment));
  }
  void take(const operation::CreateEnum& create, const Change& change) {
    const bool plain = is_plain(create.definition.name) && !create.definition.values.empty() &&
                       std::all_of(create.definition.values.begin(), create.definition.values.end(),
                                   [](const std::string& value) { return is_plain(Name(value)); });
    if (plain)
      result_.declared.enums.push_back(create.definition);
    else
      leave("types/" + file_name(create.definition.name) + ".sql", change);
  }
  void take(const operation::CreateSequence& create, const Change& change) {
    if (!serials_.contains(settled(create.sequence.name))) leave("sequences.sql", change);
  }
  void take(const operation::AlterSequence& alter, const Change& change) {
    if (serials_.contains(settled(alter.to.name))) return;
    leave(alter.to.owner_table.name.empty() ? "sequences.sql" : table_file(alter.to.owner_table), change);
  }
  void take(const operation::CreateTable& create, const Change& change) {
    if (table(create.table.name) == nullptr) leave(table_file(create.table.name), change);
  }
  void take(const operation::AddColumn& add, const Change& change) {
    if (TableDefinition* found = table(add.table))
      found->columns.push_back(add.column);
    else
      leave(table_file(add.table), change);
  }
  void take(const operation::AlterColumn& alter, const Change& change) {
    TableDefinition* found = table(alter.table);
    operation::AlterColumn rest = alter;
    rest.set_default = false;
    rest.default_sql.clear();
    const bool only_default = alter.set_default && alter.type.empty() && !alter.set_identity &&
                              !alter.drop_identity && !alter.drop_default && !alter.drop_expression &&
                              alter.nullability == operation::AlterColumn::Nullability::unchanged;
    if (found == nullptr || !only_default) return leave(table_file(alter.table), change);
    for (ColumnDefinition& column : found->columns) {
      if (column.name == alter.column) column.default_sql = alter.default_sql;
    }
  }
  void take(const operation::AddConstraint& add, const Change& change) {
    TableDefinition* found = table(add.table);
    if (found == nullptr) return leave(table_file(add.table), change);
    std::visit([&](const auto& constraint) { put(*found, constraint); }, add.constraint);
  }
  static void put(TableDefinition& table, const PrimaryKey& key) { table.primary_key = {key}; }
  static void put(TableDefinition& table, const UniqueConstraint& key) {
    table.unique_constraints.push_back(key);
  }
  static void put(TableDefinition& table, const CheckConstraint& check) { table.checks.push_back(check); }
  static void put(TableDefinition& table, const ForeignKey& key) { table.foreign_keys.push_back(key); }
  static void put(TableDefinition& table, const ExclusionConstraint& exclusion) {
    table.exclusions.push_back(exclusion);
  }

  void take(const operation::CreateIndex& create, const Change& change) {
    if (table(create.index.table) != nullptr && is_plain(Name(create.index.name)))
      result_.declared.indexes.push_back(create.index);
    else
      leave(relation_file(create.index.table), change);
  }
  void take(const operation::SetComment& comment, const Change& change) {
    const auto found = by_comment_.find(comment.object);
    leave(found == by_comment_.end() ? last_ : object_file(*found->second), change);
  }
  void take(const operation::Execute& execute, const Change& change) {
    domain(execute.sql);
    const auto found = by_sql_.find(execute.sql);
    if (found != by_sql_.end()) {
      leave(object_file(*found->second), change);
    } else if (execute.sql.find("check_function_bodies") == std::string::npos) {
      leave(guessed_file(execute.sql), change);
    }
  }
  /// `CREATE DOMAIN public.positive AS integer CONSTRAINT …`, as the domain's own kind writes it.
  void domain(const std::string& sql) {
    const std::string begin = "CREATE DOMAIN ";
    const std::size_t as = sql.find(" AS ");
    if (sql.compare(0, begin.size(), begin) != 0 || as == std::string::npos) return;
    std::size_t end = sql.size();
    for (const char* clause : {" COLLATE ", " DEFAULT ", " NOT NULL", " CONSTRAINT "})
      end = std::min(end, sql.find(clause, as));
    result_.domains.emplace(sql.substr(begin.size(), as - begin.size()), sql.substr(as + 4, end - as - 4));
  }

  template <typename Other>
  void take(const Other&, const Change& change) {
    leave(last_, change);
  }

  static std::string plural(const std::string& kind) {
    if (kind.ends_with("ss")) return kind + "es";
    if (kind.ends_with("s")) return kind;
    return kind.ends_with("y") && !kind.ends_with("ey") ? kind.substr(0, kind.size() - 1) + "ies"
                                                        : kind + "s";
  }

  /// The file of a table or view.
  std::string relation_file(const Name& name) {
    const auto found = relations_.find(settled(name));
    return found == relations_.end() ? table_file(name) : object_file(*found->second);
  }

  std::string object_file(const Object& object) {
    const std::string kind(object.kind->traits().name);
    if (!object.name.parent.empty() && relations_.contains(settled(catalog::parent_name(object))))
      return last_ = relation_file(catalog::parent_name(object));
    if (const auto type = with_type_.find(&object); type != with_type_.end())
      return last_ = object_file(*type->second);
    const auto parent = by_address_.find(object.parent.object);
    if (object.parent && parent != by_address_.end() && parent->second != &object)
      return last_ = object_file(*parent->second);
    const std::string file = file_name(catalog::own_name(object)) + ".sql";
    if (kind == "extension") return last_ = "extensions.sql";
    if (kind == "table") return last_ = "tables/" + file;
    if (kind.find("view") != std::string::npos) return last_ = "views/" + file;
    if (kind == "function" || kind == "procedure" || kind == "aggregate") {
      // Overloads share a file, named without the arguments.
      return last_ =
                 "functions/" +
                 file_name(Name(object.name.schema, object.name.name.substr(0, object.name.name.find('(')))) +
                 ".sql";
    }
    if (kind.find("type") != std::string::npos || kind == "domain" || kind == "enum" || kind == "range")
      return last_ = "types/" + file;
    return last_ = base::replace_all(plural(kind), " ", "_") + ".sql";
  }

  /// Of a statement that no object makes by itself: that of the first relation whose name it holds.
  std::string guessed_file(const std::string& sql) {
    const Object* best = nullptr;
    std::size_t first = std::string::npos;
    std::size_t longest = 0;
    for (const auto& [name, object] : relations_) {
      const std::string quoted = base::quote_name(name);
      const std::size_t at = sql.find(quoted);
      if (at == std::string::npos || at > first || (at == first && quoted.size() <= longest)) continue;
      best = object;
      first = at;
      longest = quoted.size();
    }
    return best == nullptr ? "other.sql" : object_file(*best);
  }

  /// Schemas that no header names are left to SQL.
  void schemas() {
    std::set<std::string> named;
    for (const TableDefinition& definition : result_.declared.tables) named.insert(definition.name.schema);
    for (const EnumDefinition& definition : result_.declared.enums) named.insert(definition.name.schema);
    operation::Changes& changes = sql_["schemas.sql"];
    for (auto item = schemas_.rbegin(); item != schemas_.rend(); ++item) {
      if (item->first == "public") continue;  // every database begins with it
      if (named.contains(item->first)) {
        result_.declared.schemas.push_back({item->first, {}});
      } else {
        Change change = item->second;
        change.operation = operation::CreateSchema{{item->first, {}}};
        changes.insert(changes.begin(), std::move(change));
      }
    }
    if (changes.empty()) sql_.erase("schemas.sql");
  }

  /// Foreign keys that C++ types cannot join, or whose target is no model, go to SQL.
  void foreign_keys() {
    for (TableDefinition& definition : result_.declared.tables) {
      std::vector<ForeignKey> kept;
      for (ForeignKey& key : definition.foreign_keys) {
        const TableDefinition* target = table(key.referenced_table);
        if (target != nullptr && joins(definition, *target, key)) {
          kept.push_back(std::move(key));
        } else {
          Change change;
          change.operation = operation::AddConstraint{definition.name, std::move(key)};
          leave(table_file(definition.name), std::move(change));
        }
      }
      definition.foreign_keys = std::move(kept);
    }
  }

  static bool joins(const TableDefinition& from, const TableDefinition& to, const ForeignKey& key) {
    if (key.columns.size() != key.referenced_columns.size()) return false;
    const auto type_of = [](const TableDefinition& table, const std::string& name) {
      for (const ColumnDefinition& column : table.columns) {
        if (column.name == name) return column.type;
      }
      return std::string();
    };
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
      const std::string left = type_of(from, key.columns[i]);
      const std::string right = type_of(to, key.referenced_columns[i]);
      if (left != right && !member_type(left).same(member_type(right))) return false;
      if (left.empty() ||
          (left != right && (left.find('.') != std::string::npos || right.find('.') != std::string::npos)))
        return false;
    }
    return true;
  }

  const operation::Changes& changes_;
  ModelSplit result_;
  std::map<Name, std::size_t> tables_;
  std::map<Name, SequenceDefinition> owners_;
  std::set<Name> serials_;
  std::map<std::string, Change> schemas_;
  std::map<std::string, operation::Changes> sql_;
  std::map<std::string, const Object*> by_comment_;
  std::map<Name, const Object*> relations_;
  std::map<std::uint32_t, const Object*> by_address_;
  std::set<std::string> row_types_;
  std::map<std::string, const Object*> by_sql_;
  std::map<const Object*, const Object*> with_type_;  ///< Types by the functions that stand in their files.
  std::string last_ = "other.sql";
};

}  // namespace

Name settled(const Name& name) {
  return name.schema.empty() ? Name("public", name.name) : name;
}

ModelSplit split_models(const catalog::Catalog& catalog, const operation::Changes& changes) {
  return Split(catalog, changes).run();
}

}  // namespace retort::render
