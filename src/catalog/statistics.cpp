// Extended statistics. Only their target can be altered; a column that changes its type takes them along, but
// for that and for their owner.
#include <algorithm>

#include "catalog/catalog.hpp"
#include "catalog/fact.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "statistics.sql.inc"
    ;

struct Statistics : Plain {
  std::string target_rows;  ///< -1: the server's own.
};

class StatisticsKind final : public PlainKind<Statistics> {
 public:
  StatisticsKind()
      : PlainKind({.name = "statistics",
                   .query = query,
                   .system_catalog = system_catalog::statistics,
                   .renamable = true},
                  "STATISTICS") {}

  // Not with an owner of its own: minor releases differ in whom they give it to.
  bool follows(const Object& object, const Object&, const Object&, const Catalog& catalog) const override {
    return as(object).target_rows == "-1" &&
           std::none_of(catalog.objects.begin(), catalog.objects.end(), [&](const ObjectPtr& fact) {
             return fact->kind == &owner_kind() && fact->parent == object.address &&
                    new_owner(*fact) != catalog.role;
           });
  }
  bool has_expression(const Object& object) const override {
    const std::string& definition = as(object).definition;
    return definition.find('(', definition.find(" ON ")) != definition.npos;
  }

 protected:
  void read_more(Statistics& one, Fields& fields) const override { one.target_rows = fields.text(); }
  void compare_more(const Statistics& have, const Statistics& want, Differences& differences) const override {
    differ(differences, "target", have.target_rows, want.target_rows);
  }
  operation::Changes after_create(const Statistics& want) const override {
    if (want.target_rows == "-1") return {};
    return {execute("ALTER " + full_target(want) + " SET STATISTICS " + want.target_rows)};
  }
  operation::Changes alter_one(const Statistics& have, const Statistics& want,
                               const Catalog&) const override {
    if (have.definition != want.definition) return {};
    return {execute("ALTER " + full_target(want) + " SET STATISTICS " + want.target_rows)};
  }
};

}  // namespace

const Kind& statistics_kind() {
  static const StatisticsKind kind;
  return kind;
}

}  // namespace retort::catalog
