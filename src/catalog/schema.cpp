// Schemas.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "schema.sql.inc"
    ;

struct Schema : Object {};

class SchemaKind final : public KindOf<Schema> {
 public:
  SchemaKind()
      : KindOf({.name = "schema",
                .query = query,
                .system_catalog = system_catalog::schema,
                .holds_data = true,
                .comment_inline = true,
                .renamable = true}) {}

  std::string comment_target(const Object& object) const override {
    return "SCHEMA " + base::quote_identifier(object.name.name);
  }

 protected:
  bool read_facts(Schema&, Fields&) const override { return true; }
  Differences compare_facts(const Schema&, const Schema&) const override { return {}; }
  operation::Changes create_one(const Schema& want) const override {
    return {{operation::CreateSchema{{want.name.name, want.comment}}, {}, false, {}}};
  }
  operation::Changes drop_one(const Schema& have) const override {
    return {{operation::DropSchema{have.name.name}, {}, false, {}}};
  }
};

}  // namespace

ObjectPtr without_standard_comment(const ObjectPtr& schema) {
  if (schema->name.name != "public" || schema->comment != "standard public schema") return schema;
  auto copy = std::make_shared<Schema>(static_cast<const Schema&>(*schema));
  copy->comment.clear();
  return copy;
}

const Kind& schema_kind() {
  static const SchemaKind kind;
  return kind;
}

}  // namespace retort::catalog
