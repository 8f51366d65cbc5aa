// Grants on an object or a column, where they are not what the server gives by itself. REVOKE on a table
// takes the same privilege on its columns away, so grants on columns that are to stay are made again.
#include <algorithm>

#include "base/sql.hpp"
#include "catalog/fact.hpp"
#include "catalog/grants.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "privilege.sql.inc"
    ;

struct Privileges : ColumnFact {
  std::string owner;
  Grants grants;
  Grants base;                  ///< Without a grant or revocation.
  bool knows_maintain = false;  ///< Its server does (17).
};

operation::Changes changes(const GrantTarget& target, const Grants& have, const Grants& want) {
  operation::Changes changes;
  for (std::string& sql : grant_statements(target, have, want)) changes.push_back(execute(std::move(sql)));
  return changes;
}

class PrivilegeKind final : public ColumnFactKind<Privileges> {
 public:
  PrivilegeKind()
      : ColumnFactKind(
            {.name = "privileges", .query = query, .system_catalog = 0, .aspect = Aspect::privileges},
            system_catalog::privileges) {}

  std::string describe(const Object& object) const override {
    const Privileges& one = as(object);
    if (!one.on_column) return "privileges on " + target(one);
    return "privileges on column " + without_word(one) + '.' + one.name.name;
  }
  std::vector<std::string> roles(const Object& object) const override { return roles_of(as(object).grants); }
  bool disturbs(const Object& have, const Object& want) const override {
    return !as(have).on_column && !lost(as(have).grants, as(want).grants).empty();
  }
  bool follows(const Object& dependent, const Object& have, const Object& want,
               const Catalog& catalog) const override;

 protected:
  static GrantTarget grant_target(const Privileges& one) {
    if (one.on_column) return {{}, " (" + one.name.name + ")", "TABLE " + without_word(one), one.owner};
    return {{}, {}, target(one), one.owner};
  }
  bool read_facts(Privileges& one, Fields& fields) const override;
  Differences compare_facts(const Privileges& have, const Privileges& want) const override {
    Differences differences;
    const bool both = have.knows_maintain == want.knows_maintain;
    differ(differences, "granted", catalog::describe(both ? have.grants : without_maintain(have.grants)),
           catalog::describe(both ? want.grants : without_maintain(want.grants)));
    return differences;
  }
  operation::Changes create_one(const Privileges& want) const override {
    return changes(grant_target(want), want.base, want.grants);
  }
  operation::Changes alter_one(const Privileges& have, const Privileges& want,
                               const Catalog&) const override {
    if (have.knows_maintain != want.knows_maintain)
      return changes(grant_target(want), without_maintain(have.grants), without_maintain(want.grants));
    return changes(grant_target(want), have.grants, want.grants);
  }
  operation::Changes drop_one(const Privileges& have) const override {
    return changes(grant_target(have), have.grants, have.base);
  }
};

bool PrivilegeKind::read_facts(Privileges& one, Fields& fields) const {
  read_fact(one, fields);
  one.on_column = fields.boolean();
  one.owner = fields.text();
  one.grants = read_grants(fields);
  one.base = read_grants(fields);
  one.needs.push_back({one.parent.catalog + system_catalog::owner, one.parent.object, 0});
  if (one.on_column) one.needs.push_back({one.address.catalog, one.parent.object, 0});
  // A member of an extension is no object of ours, but what is granted on it is.
  if (const std::uint32_t extension = fields.oid()) one.parent = {system_catalog::extension, extension, 0};
  one.knows_maintain = fields.boolean();
  return one.grants != one.base;
}

bool PrivilegeKind::follows(const Object& dependent, const Object& have, const Object& want,
                            const Catalog&) const {
  const Grants& grants = as(dependent).grants;
  if (have.kind == &owner_kind()) {
    const std::string owner = new_owner(want);
    return std::none_of(grants.begin(), grants.end(),
                        [&](const Grant& grant) { return grant.grantee == owner || grant.grantor == owner; });
  }
  if (have.kind != this) return true;
  const Grants revoked = lost(as(have).grants, as(want).grants);
  return std::none_of(grants.begin(), grants.end(), [&](const Grant& grant) {
    return std::any_of(revoked.begin(), revoked.end(), [&](const Grant& gone) {
      return gone.grantee == grant.grantee && gone.privilege == grant.privilege;
    });
  });
}

}  // namespace

const Kind& privilege_kind() {
  static const PrivilegeKind kind;
  return kind;
}

}  // namespace retort::catalog
