// That an object goes with an extension of which it is no part. It is let go before the extension is dropped,
// which would take the object along.
#include "catalog/extension_dependency.hpp"

#include "base/sql.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "extension_dependency.sql.inc"
    ;

/// Added to the extension's identifier, for an address of its own.
constexpr std::uint32_t own_address = 10'000'000;

struct ExtensionDependency : Object {
  std::string target;     ///< As SQL: `TRIGGER a ON public.t`.
  std::string extension;  ///< Quoted.
};

class ExtensionDependencyKind final : public KindOf<ExtensionDependency> {
 public:
  ExtensionDependencyKind()
      : KindOf({.name = "dependency on an extension", .query = query, .system_catalog = own_address}) {}

  std::string comment_target(const Object&) const override { return {}; }
  std::string describe(const Object& object) const override {
    return "dependency of " + as(object).target + " on extension " + as(object).extension;
  }
  bool follows(const Object&, const Object&, const Object&, const Catalog&) const override { return true; }

 protected:
  bool read_facts(ExtensionDependency& one, Fields& fields) const override {
    const std::uint32_t catalog = fields.oid();
    one.parent = {catalog, fields.oid(), 0};
    const std::uint32_t extension = fields.oid();
    one.address.catalog += extension;
    one.needs.push_back({system_catalog::extension, extension, 0});
    one.target = fields.text();
    one.extension = fields.text();
    return true;
  }
  Differences compare_facts(const ExtensionDependency&, const ExtensionDependency&) const override {
    return {};
  }
  operation::Changes create_one(const ExtensionDependency& want) const override {
    return {execute("ALTER " + want.target + " DEPENDS ON EXTENSION " + want.extension)};
  }
  operation::Changes drop_one(const ExtensionDependency& have) const override {
    return {execute("ALTER " + have.target + " NO DEPENDS ON EXTENSION " + have.extension)};
  }
};

}  // namespace

const Kind& extension_dependency_kind() {
  static const ExtensionDependencyKind kind;
  return kind;
}

}  // namespace retort::catalog
