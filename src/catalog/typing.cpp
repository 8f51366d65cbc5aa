// The table's columns, and the type's attributes, can be changed only without it: that is why it is an object
// of its own.
#include "catalog/typing.hpp"

#include "base/sql.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "typing.sql.inc"
    ;

// Not a catalog of the server's.
constexpr std::uint32_t own_address = 5'000'000;

struct Typing : Object {
  std::string type;
};

std::string alter_statement(const Typing& one) {
  return "ALTER TABLE " + base::quote_name(parent_name(one));
}

class TypingKind final : public KindOf<Typing> {
 public:
  TypingKind()
      : KindOf({.name = "type of table",
                .query = query,
                .system_catalog = own_address,
                .part_of_parent = true}) {}

  std::string comment_target(const Object&) const override { return {}; }
  std::string describe(const Object& object) const override {
    return "type of table " + base::quote_name(parent_name(object));
  }
  // CREATE TABLE says it.
  bool fold(const Object&, operation::Change&) const override { return true; }

 protected:
  bool read_facts(Typing& one, Fields& fields) const override {
    one.type = fields.text();
    one.needs.push_back({system_catalog::type, fields.oid(), 0});
    for (const std::string& column : fields.list())
      one.needs.push_back({system_catalog::relation, one.parent.object, std::stoi(column)});
    return true;
  }
  Differences compare_facts(const Typing& have, const Typing& want) const override {
    Differences differences;
    differ(differences, "type", have.type, want.type);
    return differences;
  }
  operation::Changes create_one(const Typing& want) const override {
    return {execute(alter_statement(want) + " OF " + want.type)};
  }
  operation::Changes alter_one(const Typing&, const Typing& want, const Catalog&) const override {
    return create_one(want);
  }
  operation::Changes drop_one(const Typing& have) const override {
    return {execute(alter_statement(have) + " NOT OF")};
  }
};

}  // namespace

const Kind& typing_kind() {
  static const TypingKind kind;
  return kind;
}

}  // namespace retort::catalog
