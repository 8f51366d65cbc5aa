// Who owns an object: a fact of its own beside every object that has an owner, read only where owners count.
// It goes with its object, so whatever is rebuilt gets its owner back.
#include "base/sql.hpp"
#include "catalog/catalog.hpp"
#include "catalog/fact.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "owner.sql.inc"
    ;

struct Owner : Fact {
  std::string owner;    ///< Quoted.
  bool usual = false;   ///< That of schema public, as a server of its version has it.
  bool linked = false;  ///< A sequence that follows the table whose column owns it.
};

class OwnerKind final : public FactKind<Owner> {
 public:
  OwnerKind()
      : FactKind({.name = "owner", .query = query, .system_catalog = 0, .aspect = Aspect::owners},
                 system_catalog::owner) {}

  // What was granted to the new owner becomes the owner's own.
  bool disturbs(const Object& have, const Object& want) const override {
    return as(have).owner != as(want).owner;
  }
  std::vector<std::string> roles(const Object& object) const override {
    if (as(object).usual) return {};
    return {as(object).owner};
  }

 protected:
  bool read_facts(Owner& owner, Fields& fields) const override {
    read_fact(owner, fields);
    owner.owner = fields.text();
    const std::uint32_t table = fields.oid();
    owner.linked = table != 0;
    owner.usual = fields.boolean();
    if (owner.linked) owner.needs.push_back({system_catalog::relation + system_catalog::owner, table, 0});
    return true;
  }
  Differences compare_facts(const Owner& have, const Owner& want) const override {
    Differences differences;
    if ((!have.linked || !want.linked) && (!have.usual || !want.usual))
      differ(differences, "owner", have.owner, want.owner);
    return differences;
  }
  operation::Changes create_one(const Owner& want) const override {
    return {execute("ALTER " + target(want) + " OWNER TO " + want.owner)};
  }
  operation::Changes alter_one(const Owner&, const Owner& want, const Catalog&) const override {
    return create_one(want);
  }
  operation::Changes drop_one(const Owner&) const override { return {}; }
};

}  // namespace

std::string new_owner(const Object& object) {
  return static_cast<const Owner&>(object).owner;
}

Catalog as_role(Catalog catalog, const std::string& role) {
  for (ObjectPtr& object : catalog.objects) {
    if (object->kind != &owner_kind() || new_owner(*object) != catalog.role) continue;
    auto copy = std::make_shared<Owner>(static_cast<const Owner&>(*object));
    copy->owner = role;
    object = std::move(copy);
  }
  catalog.role = role;
  return catalog;
}

const Kind& owner_kind() {
  static const OwnerKind kind;
  return kind;
}

}  // namespace retort::catalog
