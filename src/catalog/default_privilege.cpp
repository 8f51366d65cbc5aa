// Default privileges: what a role's later objects grant. They come last and go first, so that they touch
// nothing that a plan makes.
#include "catalog/grants.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "default_privilege.sql.inc"
    ;

struct DefaultPrivileges : Object {
  std::string owner;
  Grants grants;
  Grants base;
  bool knows_maintain = false;  ///< Its server does (17).
};

// The name is `TABLES FOR ROLE a IN SCHEMA b`.
operation::Changes changes(const DefaultPrivileges& one, const Grants& have, const Grants& want) {
  const std::string& name = one.name.name;
  const auto words = name.find(" FOR ROLE ");
  const GrantTarget target{
      "ALTER DEFAULT PRIVILEGES" + name.substr(words) + ' ', {}, name.substr(0, words), one.owner};
  operation::Changes changes;
  for (std::string& sql : grant_statements(target, have, want)) changes.push_back(execute(std::move(sql)));
  return changes;
}

class DefaultPrivilegeKind final : public KindOf<DefaultPrivileges> {
 public:
  DefaultPrivilegeKind()
      : KindOf({.name = "default privileges",
                .query = query,
                .system_catalog = system_catalog::default_privileges,
                .aspect = Aspect::privileges}) {}

  std::string comment_target(const Object&) const override { return {}; }
  std::string describe(const Object& object) const override {
    return "default privileges on " + object.name.name;
  }
  std::vector<std::string> roles(const Object& object) const override {
    std::vector<std::string> roles = roles_of(as(object).grants);
    roles.push_back(as(object).owner);
    return roles;
  }

 protected:
  bool read_facts(DefaultPrivileges& one, Fields& fields) const override {
    one.owner = fields.text();
    one.grants = read_grants(fields);
    one.base = read_grants(fields);
    one.knows_maintain = fields.boolean();
    return one.grants != one.base;
  }
  Differences compare_facts(const DefaultPrivileges& have, const DefaultPrivileges& want) const override {
    Differences differences;
    const bool both = have.knows_maintain == want.knows_maintain;
    differ(differences, "granted", catalog::describe(both ? have.grants : without_maintain(have.grants)),
           catalog::describe(both ? want.grants : without_maintain(want.grants)));
    return differences;
  }
  operation::Changes create_one(const DefaultPrivileges& want) const override {
    return changes(want, want.base, want.grants);
  }
  operation::Changes alter_one(const DefaultPrivileges& have, const DefaultPrivileges& want,
                               const Catalog&) const override {
    if (have.knows_maintain != want.knows_maintain)
      return changes(want, without_maintain(have.grants), without_maintain(want.grants));
    return changes(want, have.grants, want.grants);
  }
  operation::Changes drop_one(const DefaultPrivileges& have) const override {
    return changes(have, have.grants, have.base);
  }
};

}  // namespace

const Kind& default_privilege_kind() {
  static const DefaultPrivilegeKind kind;
  return kind;
}

}  // namespace retort::catalog
