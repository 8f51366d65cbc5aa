// Which index CLUSTER orders a table by: a mark on the index that an object of its own stands for.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "clustering.sql.inc"
    ;

struct Clustering : Object {
  std::string relation;  ///< TABLE or MATERIALIZED VIEW.
  std::string index;     ///< Quoted.
};

std::string alter_statement(const Clustering& one) {
  return "ALTER " + one.relation + ' ' + base::quote_name(parent_name(one));
}

class ClusteringKind final : public KindOf<Clustering> {
 public:
  ClusteringKind()
      : KindOf({.name = "clustering", .query = query, .system_catalog = system_catalog::clustering}) {}

  std::string comment_target(const Object&) const override { return {}; }
  std::string describe(const Object& object) const override {
    return "clustering of " + base::quote_name(parent_name(object));
  }
  bool follows(const Object&, const Object&, const Object&, const Catalog&) const override { return true; }

 protected:
  bool read_facts(Clustering& one, Fields& fields) const override {
    one.relation = fields.text();
    one.index = fields.text();
    const std::uint32_t index = fields.oid();
    one.needs.push_back({fields.oid(), index, 0});
    return true;
  }
  Differences compare_facts(const Clustering& have, const Clustering& want) const override {
    Differences differences;
    differ(differences, "index", have.index, want.index);
    return differences;
  }
  operation::Changes create_one(const Clustering& want) const override {
    return {execute(alter_statement(want) + " CLUSTER ON " + want.index)};
  }
  operation::Changes alter_one(const Clustering&, const Clustering& want, const Catalog&) const override {
    return create_one(want);
  }
  operation::Changes drop_one(const Clustering& have) const override {
    return {execute(alter_statement(have) + " SET WITHOUT CLUSTER")};
  }
};

}  // namespace

const Kind& clustering_kind() {
  static const ClusteringKind kind;
  return kind;
}

}  // namespace retort::catalog
