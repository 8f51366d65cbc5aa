// Extensions: their schema and version. What they bring along is theirs.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "extension.sql.inc"
    ;

struct Extension : Object {
  std::string schema;
  std::string version;
};

class ExtensionKind final : public KindOf<Extension> {
 public:
  ExtensionKind()
      : KindOf({.name = "extension",
                .query = query,
                .system_catalog = system_catalog::extension,
                .holds_data = true}) {}

  std::string comment_target(const Object& object) const override {
    return "EXTENSION " + base::quote_identifier(object.name.name);
  }

 protected:
  bool read_facts(Extension& extension, Fields& fields) const override {
    extension.schema = fields.text();
    extension.version = fields.text();
    return true;
  }

  Differences compare_facts(const Extension& have, const Extension& want) const override {
    Differences differences;
    differ(differences, "schema", have.schema, want.schema);
    differ(differences, "version", have.version, want.version);
    return differences;
  }

  operation::Changes create_one(const Extension& want) const override {
    return {execute("CREATE EXTENSION IF NOT EXISTS " + base::quote_identifier(want.name.name) + " SCHEMA " +
                    base::quote_identifier(want.schema))};
  }

  operation::Changes alter_one(const Extension& have, const Extension& want, const Catalog&) const override {
    const std::string alter = "ALTER EXTENSION " + base::quote_identifier(want.name.name);
    operation::Changes changes;
    if (have.schema != want.schema) {
      changes.push_back(execute(alter + " SET SCHEMA " + base::quote_identifier(want.schema)));
    }
    if (have.version != want.version) {
      changes.push_back(execute(alter + " UPDATE TO " + base::quote_literal(want.version)));
    }
    return changes;
  }

  operation::Changes drop_one(const Extension& have) const override {
    return {execute("DROP EXTENSION " + base::quote_identifier(have.name.name))};
  }
};

}  // namespace

const Kind& extension_kind() {
  static const ExtensionKind kind;
  return kind;
}

}  // namespace retort::catalog
