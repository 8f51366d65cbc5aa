// Publications and their options.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "publication.sql.inc"
    ;

struct Publication : Plain {
  std::string scope;    ///< ` FOR ALL TABLES` or nothing.
  std::string options;  ///< All of them.
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
  }
  void compare_more(const Publication& have, const Publication& want,
                    Differences& differences) const override {
    differ(differences, "scope", have.scope, want.scope);
    differ(differences, "options", have.options, want.options);
  }
  operation::Changes create_one(const Publication& want) const override {
    return {execute("CREATE " + want.definition + want.scope + " WITH (" + want.options + ")")};
  }
  operation::Changes alter_one(const Publication& have, const Publication& want,
                               const Catalog&) const override {
    if (have.scope != want.scope) return {};
    return {execute("ALTER " + full_target(want) + " SET (" + want.options + ")")};
  }
};

}  // namespace

const Kind& publication_kind() {
  static const PublicationKind kind;
  return kind;
}

}  // namespace retort::catalog
