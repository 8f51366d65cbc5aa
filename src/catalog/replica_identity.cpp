// REPLICA IDENTITY of a table. It may need an index, so it is an object of its own beside the table.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "replica_identity.sql.inc"
    ;

struct ReplicaIdentity : Object {
  std::string words;  ///< FULL, NOTHING, or USING INDEX with its name.
};

operation::Changes set(const Object& object, const std::string& words) {
  return {
      execute("ALTER TABLE ONLY " + base::quote_name(parent_name(object)) + " REPLICA IDENTITY " + words)};
}

class ReplicaIdentityKind final : public KindOf<ReplicaIdentity> {
 public:
  ReplicaIdentityKind()
      : KindOf({.name = "replica identity",
                .query = query,
                .system_catalog = system_catalog::replica_identity}) {}

  std::string comment_target(const Object&) const override { return {}; }
  std::string describe(const Object& object) const override {
    return "replica identity of " + base::quote_name(parent_name(object));
  }
  bool follows(const Object&, const Object&, const Object&, const Catalog&) const override { return true; }

 protected:
  bool read_facts(ReplicaIdentity& one, Fields& fields) const override {
    one.words = fields.text();
    const std::uint32_t index = fields.oid();
    one.needs.push_back({fields.oid(), index, 0});
    return true;
  }
  Differences compare_facts(const ReplicaIdentity& have, const ReplicaIdentity& want) const override {
    Differences differences;
    differ(differences, "identity", have.words, want.words);
    return differences;
  }
  operation::Changes create_one(const ReplicaIdentity& want) const override { return set(want, want.words); }
  operation::Changes alter_one(const ReplicaIdentity&, const ReplicaIdentity& want,
                               const Catalog&) const override {
    return set(want, want.words);
  }
  operation::Changes drop_one(const ReplicaIdentity& have) const override { return set(have, "DEFAULT"); }
};

}  // namespace

const Kind& replica_identity_kind() {
  static const ReplicaIdentityKind kind;
  return kind;
}

}  // namespace retort::catalog
