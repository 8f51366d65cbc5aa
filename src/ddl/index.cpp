#include "base/text.hpp"
#include "ddl/clauses.hpp"

namespace retort::ddl {
namespace {

std::string element_clause(const IndexElement& element, const std::string& index) {
  if (element.column.empty() == element.expression.empty()) {
    refuse("a key of index \"" + index + "\" is not exactly one of a column and an expression",
           "name a column, or write an expression");
  }
  std::string result =
      element.column.empty() ? in_parentheses(element.expression) : identifier(element.column);
  if (!element.collation.empty()) result += " COLLATE " + element.collation;
  if (!element.operator_class.empty()) result += ' ' + element.operator_class;
  if (element.descending) result += " DESC";
  if (!element.nulls.empty()) result += element.nulls == "first" ? " NULLS FIRST" : " NULLS LAST";
  return result;
}

}  // namespace

Statements create_index(const IndexDefinition& index) {
  if (index.elements.empty()) refuse("index \"" + index.name + "\" has no keys", "name at least one column");
  std::vector<std::string> keys;
  for (const IndexElement& element : index.elements) keys.push_back(element_clause(element, index.name));

  std::string create = std::string("CREATE ") + (index.unique ? "UNIQUE " : "") + "INDEX " +
                       (index.concurrently ? "CONCURRENTLY " : "") + identifier(index.name) + " ON " +
                       qualified(index.table);
  if (!index.method.empty() && index.method != "btree") create += " USING " + identifier(index.method);
  create += " (" + base::join(keys, ", ") + ')';
  if (!index.include.empty()) create += " INCLUDE (" + identifiers(index.include) + ')';
  if (index.nulls_not_distinct) create += " NULLS NOT DISTINCT";
  if (!index.storage.empty()) create += " WITH (" + index.storage + ')';
  if (!index.predicate.empty()) create += " WHERE " + index.predicate;
  Statements result = {std::move(create)};
  if (!index.comment.empty()) {
    result.push_back(comment_on("INDEX " + qualified({index.table.schema, index.name}), index.comment));
  }
  return result;
}

}  // namespace retort::ddl
