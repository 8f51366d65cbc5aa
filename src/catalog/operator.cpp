// Operators. Only the estimators can be altered on every version.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "operator.sql.inc"
    ;

struct Operator : Plain {
  std::string restrict;
  std::string join;
};

class OperatorKind final : public PlainKind<Operator> {
 public:
  OperatorKind()
      : PlainKind({.name = "operator", .query = query, .system_catalog = system_catalog::operator_},
                  "OPERATOR") {}

 protected:
  void read_more(Operator& one, Fields& fields) const override {
    one.restrict = fields.text();
    one.join = fields.text();
  }
  void compare_more(const Operator& have, const Operator& want, Differences& differences) const override {
    differ(differences, "restrict", have.restrict, want.restrict);
    differ(differences, "join", have.join, want.join);
  }
  operation::Changes create_one(const Operator& want) const override {
    std::string sql = "CREATE " + want.definition;
    if (want.restrict != "NONE") sql += ", RESTRICT = " + want.restrict;
    if (want.join != "NONE") sql += ", JOIN = " + want.join;
    return {execute(sql + ')')};
  }
  operation::Changes alter_one(const Operator& have, const Operator& want, const Catalog&) const override {
    if (have.definition != want.definition) return {};
    return {execute("ALTER " + full_target(want) + " SET (RESTRICT = " + want.restrict +
                    ", JOIN = " + want.join + ")")};
  }
};

}  // namespace

const Kind& operator_kind() {
  static const OperatorKind kind;
  return kind;
}

}  // namespace retort::catalog
