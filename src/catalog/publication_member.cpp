// A table or schema in a publication. It goes with either.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "publication_member.sql.inc"
    ;

struct Member : Object {
  std::string schema;   ///< Quoted; empty for a table.
  std::string columns;  ///< ` (a, b) WHERE (…)`.
};

std::string change(const Member& member, std::string_view verb, bool whole) {
  std::string sql = "ALTER PUBLICATION " + base::quote_identifier(member.name.name) + std::string(verb);
  if (!member.schema.empty()) return sql + "TABLES IN SCHEMA " + member.schema;
  return sql + "TABLE ONLY " + base::quote_name(parent_name(member)) + (whole ? member.columns : "");
}

class MemberKind final : public KindOf<Member> {
 public:
  MemberKind() : KindOf({.name = "publication of", .query = query, .system_catalog = 0}) {}

  std::string comment_target(const Object&) const override { return {}; }
  std::string describe(const Object& object) const override {
    const Member& member = as(object);
    const std::string what =
        member.schema.empty() ? "table " + base::quote_name(parent_name(member)) : "schema " + member.schema;
    return what + " in publication " + base::quote_identifier(member.name.name);
  }
  std::string expressions(const Object& object) const override { return as(object).columns; }

 protected:
  bool read_facts(Member& member, Fields& fields) const override {
    member.address.catalog = fields.oid();
    member.schema = fields.text();
    member.columns = fields.text();
    return true;
  }
  Differences compare_facts(const Member& have, const Member& want) const override {
    Differences differences;
    differ(differences, "columns and filter", have.columns, want.columns);
    return differences;
  }
  operation::Changes create_one(const Member& want) const override {
    return {execute(change(want, " ADD ", true))};
  }
  operation::Changes drop_one(const Member& have) const override {
    return {execute(change(have, " DROP ", false))};
  }
};

}  // namespace

const Kind& publication_member_kind() {
  static const MemberKind kind;
  return kind;
}

}  // namespace retort::catalog
