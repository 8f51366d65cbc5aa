// Publications and their options.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "publication.sql.inc"
    ;

struct Publication : Plain {
  std::string scope;      ///< ` FOR ALL TABLES` or nothing.
  std::string options;    ///< All of them but
  std::string generated;  ///< `, publish_generated_columns = …`, from version 18 on.
};

class PublicationKind final : public PlainKind<Publication> {
 public:
  PublicationKind()
      : PlainKind({.name = "publication",
                   .query = query,
                   .system_catalog = system_catalog::publication,
                   .renamable = true},
                  "PUBLICATION") {}

 protected:
  void read_more(Publication& one, Fields& fields) const override {
    one.scope = fields.text();
    one.options = fields.text();
    one.generated = fields.text();
  }
  void compare_more(const Publication& have, const Publication& want,
                    Differences& differences) const override {
    differ(differences, "scope", have.scope, want.scope);
    const bool both = !have.generated.empty() && !want.generated.empty();
    differ(differences, "options", have.options + (both ? have.generated : ""),
           want.options + (both ? want.generated : ""));
  }
  operation::Changes create_one(const Publication& want) const override {
    return {
        execute("CREATE " + want.definition + want.scope + " WITH (" + want.options + want.generated + ")")};
  }
  operation::Changes alter_one(const Publication& have, const Publication& want,
                               const Catalog&) const override {
    if (have.scope != want.scope) return {};
    return {execute("ALTER " + full_target(want) + " SET (" + want.options +
                    (have.generated.empty() ? "" : want.generated) + ")")};
  }
};

}  // namespace

const Kind& publication_kind() {
  static const PublicationKind kind;
  return kind;
}

}  // namespace retort::catalog
