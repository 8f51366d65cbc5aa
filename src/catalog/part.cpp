#include "catalog/part.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

const Part* part(const Object& object) {
  if (object.kind != &index_kind() && object.kind != &constraint_kind()) return nullptr;
  return static_cast<const Part*>(&object);
}

std::string index_name(const Object& object) {
  return base::quote_name({object.name.schema, object.name.name});
}

ObjectPtr brought(const Object& object) {
  auto copy = object.kind->with_name(object, object.name);
  static_cast<Part&>(*copy).brought = true;
  return copy;
}

bool loses_parts(const Part& have, const Part& want) {
  return std::any_of(want.without.begin(), want.without.end(), [&](const std::string& table) {
    return std::find(have.without.begin(), have.without.end(), table) == have.without.end();
  });
}

operation::Change attach(const Object& object, const std::string& to) {
  return execute("ALTER INDEX " + to + " ATTACH PARTITION " + index_name(object));
}

operation::Change rename_part(const Object& object, const std::string& root, const std::string& name) {
  const std::string table = base::quote_literal(base::quote_name(parent_name(object)));
  const std::string goal = base::quote_literal(name);
  const std::string taken = base::quote_literal(base::quote_name({object.name.schema, name}));
  return execute(
      "DO $retort$ DECLARE old record; other regclass; BEGIN\n"
      "  SELECT c.relname, c.oid::regclass INTO old FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid\n"
      "    WHERE x.indrelid = " +
      table + "::regclass AND EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = c.oid AND h.inhparent = " +
      base::quote_literal(root) +
      "::regclass);\n"
      "  IF old.relname <> " +
      goal +
      " THEN\n"
      "    SELECT oid INTO other FROM pg_class WHERE oid = to_regclass(" +
      taken +
      ") AND relispartition;\n"
      "    IF other IS NOT NULL THEN EXECUTE format('ALTER INDEX %s RENAME TO retort_aside', other); END "
      "IF;\n"
      "    EXECUTE format('ALTER INDEX %s RENAME TO %I', old.oid, " +
      goal +
      ");\n"
      "    IF other IS NOT NULL THEN EXECUTE format('ALTER INDEX %s RENAME TO %I', other, old.relname); END "
      "IF;\n"
      "  END IF;\nEND $retort$");
}

}  // namespace retort::catalog
