// Base types. One and its input and output functions need each other: the type is announced first, without
// anything, for the functions to be declared with. Manual, CREATE TYPE, "Base Types" and "Shell Types".
#include "base/sql.hpp"
#include "catalog/kinds.hpp"
#include "catalog/type.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "base_type.sql.inc"
    ;

struct BaseType : Object {
  std::string options;  ///< Empty: a shell.
};

class BaseTypeKind final : public KindOf<BaseType> {
 public:
  BaseTypeKind()
      : KindOf({.name = "base type",
                .query = query,
                .system_catalog = system_catalog::type,
                .is_relation = true}) {}

  std::string comment_target(const Object& object) const override {
    return "TYPE " + base::quote_name(own_name(object));
  }
  operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const override {
    return {rename_type("TYPE", object, renaming.to)};
  }
  operation::Changes stub(const Object& object, bool exists) const override {
    if (exists || as(object).options.empty()) return {};
    return {execute("CREATE TYPE " + base::quote_name(own_name(object)))};
  }

 protected:
  bool read_facts(BaseType& type, Fields& fields) const override {
    type.options = fields.text();
    return true;
  }
  Differences compare_facts(const BaseType& have, const BaseType& want) const override {
    Differences differences;
    differ(differences, "options", have.options, want.options);
    return differences;
  }
  operation::Changes create_one(const BaseType& want) const override {
    const std::string options = want.options.empty() ? "" : " (" + want.options + ")";
    return {execute("CREATE TYPE " + base::quote_name(own_name(want)) + options)};
  }
  // Its functions need it and it needs them: the one drop for which the server knows no other word. Whatever
  // else uses the type has gone before.
  operation::Changes drop_one(const BaseType& have) const override {
    const std::string cascade = have.options.empty() ? "" : " CASCADE";
    return {execute("DROP TYPE " + base::quote_name(own_name(have)) + cascade)};
  }
};

}  // namespace

const Kind& base_type_kind() {
  static const BaseTypeKind kind;
  return kind;
}

}  // namespace retort::catalog
