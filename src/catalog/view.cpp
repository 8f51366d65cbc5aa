// Views and materialized views, by the text that the server prints.
#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/function_rows.hpp"
#include "catalog/kinds.hpp"
#include "catalog/storage.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "view.sql.inc"
    ;

struct View : Object, FunctionRows {
  bool materialized = false;
  std::string definition;            ///< Without names that columns of functions have anyway.
  std::string printed;               ///< With them, in no order: they are those from when the view was made.
  std::vector<std::string> columns;  ///< Name and type.
  std::vector<std::string> names;    ///< Quoted.
  std::vector<std::string> storage;
  bool populated = true;
  std::string access_method;           ///< Empty: heap.
  std::string tablespace;              ///< Empty: that of the database.
  std::vector<std::string> commented;  ///< Columns that have a comment, quoted, and the comments.
  std::vector<std::string> column_comments;
};

std::string word(const View& view) {
  return view.materialized ? "MATERIALIZED VIEW " : "VIEW ";
}

std::string create_sql(const View& view, std::string_view create) {
  std::string sql = std::string(create) + word(view) + base::quote_name(own_name(view));
  if (!view.access_method.empty()) sql += " USING " + view.access_method;
  if (!view.storage.empty()) sql += " WITH (" + storage_list(view.storage) + ")";
  if (!view.tablespace.empty()) sql += " TABLESPACE " + view.tablespace;
  return sql + " AS\n" + view.definition + (view.populated ? "" : "\n  WITH NO DATA");
}

bool same_text(const View& have, const View& want) {
  return have.printed == want.printed && have.definition == want.definition;
}

bool same_body(const View& have, const View& want) {
  return have.materialized == want.materialized && same_text(have, want) && have.columns == want.columns &&
         have.access_method == want.access_method;
}

// The comment on a quoted column, or nothing.
std::string comment_of(const View& view, const std::string& column) {
  for (std::size_t i = 0; i < view.commented.size(); ++i) {
    if (view.commented[i] == column) return view.column_comments[i];
  }
  return {};
}

void set_column_comments(const View& have, const View& want, operation::Changes& changes) {
  std::vector<std::string> columns = want.commented;
  for (const std::string& column : have.commented) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  }
  for (const std::string& column : columns) {
    const std::string goal = comment_of(want, column);
    if (goal == comment_of(have, column)) continue;
    changes.push_back(
        {operation::SetComment{"COLUMN " + base::quote_name(own_name(want)) + '.' + column, goal},
         {},
         false,
         {}});
  }
}

class ViewKind final : public KindOf<View> {
 public:
  ViewKind()
      : KindOf({.name = "view",
                .query = query,
                .system_catalog = system_catalog::relation,
                .is_relation = true,
                .renamable = true}) {}

  std::string comment_target(const Object& object) const override {
    return word(as(object)) + base::quote_name(own_name(object));
  }
  std::string expressions(const Object& object) const override { return as(object).definition; }

  operation::Changes stub(const Object& object, bool exists) const override {
    const View& view = as(object);
    if (view.materialized) return {};
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      columns.push_back("NULL::" + view.columns[i].substr(view.names[i].size() + 1) + " AS " + view.names[i]);
    }
    return {execute(std::string(exists ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ") +
                    base::quote_name(own_name(view)) + " AS SELECT " + base::join(columns, ", "))};
  }
  operation::Changes create_over_stub(const Object& want) const override {
    operation::Changes changes{execute(create_sql(as(want), "CREATE OR REPLACE "))};
    set_column_comments(View(), as(want), changes);
    return changes;
  }

 protected:
  bool read_facts(View& view, Fields& fields) const override {
    view.materialized = fields.boolean();
    view.definition = fields.text();
    view.columns = fields.list();
    view.names = fields.list();
    view.storage = fields.list();
    view.populated = fields.boolean();
    view.access_method = fields.text();
    view.tablespace = fields.text();
    view.commented = fields.list();
    view.column_comments = fields.list();
    static_cast<FunctionRows&>(view) = read_function_rows(fields);
    view.printed = as_printed(view.definition, view);
    view.definition = without_own_columns(view.definition, view);
    return true;
  }

  Differences compare_facts(const View& have, const View& want) const override {
    Differences differences;
    differ(differences, "materialized", have.materialized, want.materialized);
    if (!same_text(have, want)) differ(differences, "definition", have.printed, want.printed);
    // Not as literals: they would be taken for two equal truth values.
    if (have.columns != want.columns && differences.empty())
      differ(differences, "columns", std::string_view("these"), std::string_view("others"));
    if (have.commented != want.commented || have.column_comments != want.column_comments) {
      differ(differences, "column comments", base::join(have.column_comments, "; "),
             base::join(want.column_comments, "; "));
    }
    differ(differences, "options", storage_list(have.storage), storage_list(want.storage));
    differ(differences, "populated", have.populated, want.populated);
    differ(differences, "access method", have.access_method, want.access_method);
    differ(differences, "tablespace", have.tablespace, want.tablespace);
    return differences;
  }

  operation::Changes create_one(const View& want) const override {
    operation::Changes changes{execute(create_sql(want, "CREATE "))};
    set_column_comments(View(), want, changes);
    return changes;
  }

  // CREATE OR REPLACE VIEW may add columns at the end, and sets the options anew.
  operation::Changes alter_one(const View& have, const View& want, const Catalog&) const override {
    operation::Changes changes;
    if (same_body(have, want)) {
      const std::string target = word(want) + base::quote_name(own_name(want));
      for (std::string& sql : storage_statements(target, have.storage, want.storage)) {
        changes.push_back(execute(std::move(sql)));
      }
      if (have.tablespace != want.tablespace) {
        changes.push_back(execute("ALTER " + target + " SET TABLESPACE " +
                                  (want.tablespace.empty() ? "pg_default" : want.tablespace)));
      }
      if (have.populated != want.populated) {
        changes.push_back(execute("REFRESH " + target + (want.populated ? "" : " WITH NO DATA")));
      }
      set_column_comments(have, want, changes);
      return changes;
    }
    if (have.materialized || want.materialized || have.columns.size() > want.columns.size() ||
        !std::equal(have.columns.begin(), have.columns.end(), want.columns.begin())) {
      return {};
    }
    changes.push_back(execute(create_sql(want, "CREATE OR REPLACE ")));
    set_column_comments(have, want, changes);
    return changes;
  }

  operation::Changes drop_one(const View& have) const override {
    return {execute("DROP " + word(have) + base::quote_name(own_name(have)))};
  }
};

}  // namespace

const Kind& view_kind() {
  static const ViewKind kind;
  return kind;
}

}  // namespace retort::catalog
