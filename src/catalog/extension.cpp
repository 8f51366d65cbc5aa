// Extensions: their schema and version. What they bring along is theirs.
#include <algorithm>
#include <cstdlib>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "extension.sql.inc"
    ;

struct Extension : Object {
  std::string schema;
  std::string version;
  bool relocatable = true;
  std::string usual_version;  ///< That CREATE EXTENSION takes.
  std::string default_comment;
};

// Whether version `a` comes after `b`: extensions have scripts for going up, seldom for going down.
bool is_later(const std::string& a, const std::string& b) {
  const std::vector<std::string> one = base::split(a, '.');
  const std::vector<std::string> other = base::split(b, '.');
  for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
    const int x = std::atoi(one[i].c_str());
    const int y = std::atoi(other[i].c_str());
    if (x != y) return x > y;
  }
  return one.size() > other.size();
}

class ExtensionKind final : public KindOf<Extension> {
 public:
  ExtensionKind()
      : KindOf({.name = "extension",
                .query = query,
                .system_catalog = system_catalog::extension,
                .holds_data = true,
                .comment_inline = true}) {}

  std::string comment_target(const Object& object) const override {
    return "EXTENSION " + base::quote_identifier(object.name.name);
  }

 protected:
  bool read_facts(Extension& extension, Fields& fields) const override {
    extension.schema = fields.text();
    extension.version = fields.text();
    extension.relocatable = fields.boolean();
    extension.usual_version = fields.text();
    extension.default_comment = fields.text();
    return true;
  }

  Differences compare_facts(const Extension& have, const Extension& want) const override {
    Differences differences;
    differ(differences, "schema", have.schema, want.schema);
    // Servers of two versions bring two versions along.
    if (have.version != have.usual_version || want.version != want.usual_version)
      differ(differences, "version", have.version, want.version);
    return differences;
  }

  operation::Changes create_one(const Extension& want) const override {
    std::string sql = "CREATE EXTENSION IF NOT EXISTS " + base::quote_identifier(want.name.name) +
                      " SCHEMA " + base::quote_identifier(want.schema);
    if (want.version != want.usual_version && !want.usual_version.empty())
      sql += " VERSION " + base::quote_literal(want.version);
    operation::Changes changes{execute(std::move(sql))};
    if (want.comment != want.default_comment)
      changes.push_back({operation::SetComment{comment_target(want), want.comment}, {}, false, {}});
    return changes;
  }

  operation::Changes alter_one(const Extension& have, const Extension& want, const Catalog&) const override {
    const std::string alter = "ALTER EXTENSION " + base::quote_identifier(want.name.name);
    operation::Changes changes;
    if (have.schema != want.schema && !have.relocatable) return changes;
    if (is_later(have.version, want.version)) return changes;
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

std::string extension_schema(const Object& extension) {
  return static_cast<const Extension&>(extension).schema;
}

bool is_relocatable(const Object& extension) {
  return static_cast<const Extension&>(extension).relocatable;
}

}  // namespace retort::catalog
