// Tables: ordinary, partitioned and partitions. Columns, defaults, constraints and indexes are objects of
// their own that the table's creation takes in (Kind::fold).
#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/expression.hpp"
#include "catalog/foreign_options.hpp"
#include "catalog/kinds.hpp"
#include "catalog/partition_key.hpp"
#include "catalog/storage.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "table.sql.inc"
    ;

struct Table : Object {
  bool unlogged = false;
  std::string partition_by;
  std::vector<std::string> storage;
  bool row_security = false;
  bool force_row_security = false;
  Name partition_of;  ///< With `bound`: `FOR VALUES …`.
  std::string bound;
  std::vector<std::string> inherits;   ///< Quoted names, in order.
  std::vector<std::string> not_nulls;  ///< Quoted columns. For its creation alone: no ALTER takes it back.
  std::string of_type;                 ///< For its creation; see typing.cpp.
  std::string access_method;           ///< Empty: heap; of a partitioned table, none.
  std::string tablespace;              ///< Empty: that of the database.
  bool foreign = false;
  std::string server;
  std::vector<std::string> options;  ///< Of a foreign table.
};

// Whether CREATE TABLE has to say what operation::CreateTable cannot.
bool special(const Table& table) {
  return table.foreign || !table.inherits.empty() || !table.of_type.empty() || !table.access_method.empty();
}

std::string method(const Table& table) {
  return table.access_method.empty() && table.partition_by.empty() ? "heap" : table.access_method;
}

std::string alter_table(const Table& table) {
  return "ALTER TABLE " + base::quote_name(own_name(table));
}

void row_security(const Table& have, const Table& want, operation::Changes& changes) {
  if (have.row_security != want.row_security) {
    changes.push_back(
        execute(alter_table(want) + (want.row_security ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY"));
  }
  if (have.force_row_security != want.force_row_security) {
    changes.push_back(execute(alter_table(want) + (want.force_row_security ? " FORCE" : " NO FORCE") +
                              " ROW LEVEL SECURITY"));
  }
}

// The end of the statement; the columns of one that is no partition are put in by their own kind.
std::string create_special(const Table& want) {
  std::string sql = std::string("CREATE ") + (want.unlogged ? "UNLOGGED " : "") +
                    (want.foreign ? "FOREIGN " : "") + "TABLE " + base::quote_name(own_name(want));
  if (!want.bound.empty()) {
    sql += " PARTITION OF " + base::quote_name(want.partition_of) + ' ' + want.bound;
  } else {
    if (!want.of_type.empty()) sql += " OF " + want.of_type;
    std::string lines;
    for (const std::string& column : want.not_nulls)
      lines += (lines.empty() ? "\n  NOT NULL " : ",\n  NOT NULL ") + column;
    sql += want.of_type.empty() ? " (" + lines + "\n)" : "";
    if (!want.inherits.empty()) sql += " INHERITS (" + base::join(want.inherits, ", ") + ")";
  }
  if (!want.partition_by.empty()) sql += " PARTITION BY " + want.partition_by;
  if (!want.access_method.empty()) sql += " USING " + want.access_method;
  if (!want.storage.empty()) sql += " WITH (" + storage_list(want.storage) + ")";
  if (want.foreign) sql += " SERVER " + want.server + options_clause(want.options);
  return sql;
}

void set_tablespace(const Table& have, const Table& want, operation::Changes& changes) {
  if (have.tablespace == want.tablespace) return;
  changes.push_back(execute(alter_table(want) + " SET TABLESPACE " +
                            (want.tablespace.empty() ? "pg_default" : want.tablespace)));
}

// Where a table stands among others is not changed here: what it has depends on that (diff/family.cpp).
class TableKind final : public KindOf<Table> {
 public:
  TableKind()
      : KindOf({.name = "table",
                .query = query,
                .system_catalog = system_catalog::relation,
                .is_relation = true,
                .holds_data = true,
                .comment_inline = true}) {}

  std::string comment_target(const Object& object) const override {
    return (as(object).foreign ? "FOREIGN TABLE " : "TABLE ") + base::quote_name(own_name(object));
  }
  std::string expressions(const Object& object) const override { return as(object).bound; }
  // The rows of a foreign table are elsewhere.
  bool rebuildable(const Object& object) const override { return as(object).foreign; }
  ObjectPtr alone(const ObjectPtr& object) const override {
    auto copy = std::make_shared<Table>(as(*object));
    copy->partition_of = {};
    copy->bound.clear();
    copy->inherits.clear();
    copy->inherits_from.clear();
    copy->not_nulls.clear();
    return copy;
  }
  operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const override {
    return {{operation::RenameTable{own_name(object), renaming.to}, {}, false, {}}};
  }

 protected:
  bool read_facts(Table& table, Fields& fields) const override {
    table.unlogged = fields.boolean();
    table.partition_by = fields.text();
    table.storage = fields.list();
    table.row_security = fields.boolean();
    table.force_row_security = fields.boolean();
    table.partition_of.schema = fields.text();
    table.partition_of.name = fields.text();
    table.bound = fields.text();
    table.inherits = fields.list();
    table.of_type = fields.text();
    table.access_method = fields.text();
    table.tablespace = fields.text();
    table.foreign = fields.boolean();
    table.server = fields.text();
    table.options = fields.list();
    for (const std::string& parent : fields.list())
      table.inherits_from.push_back(
          {system_catalog::relation, static_cast<std::uint32_t>(std::stoul(parent)), 0});
    table.not_nulls = fields.list();
    return true;
  }

  Differences compare_facts(const Table& have, const Table& want) const override {
    Differences differences;
    differ(differences, "unlogged", have.unlogged, want.unlogged);
    differ(differences, "partition key", have.partition_by, want.partition_by);
    differ(differences, "storage", storage_list(have.storage), storage_list(want.storage));
    differ(differences, "row level security", have.row_security, want.row_security);
    differ(differences, "forced row level security", have.force_row_security, want.force_row_security);
    if (have.partition_of != want.partition_of) {
      differ(differences, "partition of", base::quote_name(have.partition_of),
             base::quote_name(want.partition_of));
    }
    differ(differences, "partition bound", have.bound, want.bound);
    differ(differences, "inherits", base::join(have.inherits, ", "), base::join(want.inherits, ", "));
    if (have.foreign == want.foreign) differ(differences, "access method", method(have), method(want));
    differ(differences, "tablespace", have.tablespace, want.tablespace);
    differ(differences, "foreign", have.foreign, want.foreign);
    differ(differences, "server", have.server, want.server);
    differ(differences, "options", options_clause(have.options), options_clause(want.options));
    return differences;
  }

  operation::Changes create_one(const Table& want) const override {
    operation::Changes changes;
    if (!want.bound.empty() || special(want)) {
      changes.push_back(execute(create_special(want)));
      // The typed operation sets it.
      if (!want.comment.empty()) {
        changes.push_back({operation::SetComment{comment_target(want), want.comment}, {}, false, {}});
      }
    } else {
      operation::CreateTable create;
      create.table.name = own_name(want);
      create.table.unlogged = want.unlogged;
      create.table.partition_by = want.partition_by;
      create.table.storage = storage_list(want.storage);
      create.table.comment = want.comment;
      changes.push_back({std::move(create), {}, false, {}});
    }
    set_tablespace(Table(), want, changes);
    row_security(Table(), want, changes);
    return changes;
  }

  operation::Changes alter_one(const Table& have, const Table& want, const Catalog&) const override {
    operation::Changes changes;
    // The server takes SET UNLOGGED for a partitioned table, and does nothing.
    if (have.partition_by != want.partition_by || have.foreign != want.foreign ||
        have.server != want.server || (have.unlogged != want.unlogged && !want.partition_by.empty())) {
      return changes;
    }
    if (have.unlogged != want.unlogged) {
      changes.push_back(execute(alter_table(want) + (want.unlogged ? " SET UNLOGGED" : " SET LOGGED")));
      changes.back().comment = "rewrites the table";
    }
    if (have.options != want.options) {
      changes.push_back(execute("ALTER FOREIGN TABLE " + base::quote_name(own_name(want)) +
                                options_change(have.options, want.options)));
    }
    if (method(have) != method(want)) {
      const std::string to = method(want).empty() ? "DEFAULT" : method(want);
      changes.push_back(execute(alter_table(want) + " SET ACCESS METHOD " + to));
      if (want.partition_by.empty()) changes.back().comment = "rewrites the table";
    }
    set_tablespace(have, want, changes);
    for (std::string& sql :
         storage_statements("TABLE " + base::quote_name(own_name(want)), have.storage, want.storage)) {
      changes.push_back(execute(std::move(sql)));
    }
    row_security(have, want, changes);
    return changes;
  }

  operation::Changes drop_one(const Table& have) const override {
    if (have.foreign) return {execute("DROP FOREIGN TABLE " + base::quote_name(own_name(have)))};
    return {{operation::DropTable{own_name(have)}, "drops the table and its rows", true, {}}};
  }
};

}  // namespace

Membership membership(const Object& table) {
  const auto& facts = static_cast<const Table&>(table);
  return {facts.partition_of, facts.bound, facts.inherits};
}

bool is_partitioned(const Object& table) {
  return table.kind == &table_kind() && !static_cast<const Table&>(table).partition_by.empty();
}

bool is_in_partition_key(const Object& column, const Object& table) {
  if (!is_partitioned(table)) return false;
  const std::string& key = static_cast<const Table&>(table).partition_by;
  return rename_in_expression(key, column.name.name, column.name.name + '?') != key;
}

std::shared_ptr<Object> bare_table(const Name& name, const Address& address) {
  auto table = std::make_shared<Table>();
  table->kind = &table_kind();
  table->name = {name.schema, {}, name.name};
  table->address = address;
  return table;
}

const Kind& table_kind() {
  static const TableKind kind;
  return kind;
}

}  // namespace retort::catalog
