// User mappings: who is who on a foreign server, often with a password among the options.
#include <algorithm>

#include "catalog/foreign_options.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "user_mapping.sql.inc"
    ;

struct Mapping : Plain {
  std::vector<std::string> options;
};

// Scratch databases know no secrets (cli/secrets.cpp): another word stands in the place of each.
bool same_options(const Mapping& have, const Mapping& want) {
  return std::equal(have.options.begin(), have.options.end(), want.options.begin(), want.options.end(),
                    [](const std::string& a, const std::string& b) {
                      constexpr std::string_view placeholder = "retort.placeholder";
                      const bool unknown = a.find(placeholder) != std::string::npos ||
                                           b.find(placeholder) != std::string::npos;
                      return a == b || (unknown && a.substr(0, a.find('=')) == b.substr(0, b.find('=')));
                    });
}

class MappingKind final : public PlainKind<Mapping> {
 public:
  MappingKind()
      : PlainKind({.name = "user mapping", .query = query, .system_catalog = system_catalog::user_mapping},
                  "USER MAPPING") {}

  std::vector<std::string> roles(const Object& object) const override {
    if (object.name.name == "PUBLIC") return {};
    return {object.name.name};
  }

 protected:
  void read_more(Mapping& one, Fields& fields) const override { one.options = fields.list(); }
  // Values are not shown: they may be secrets.
  void compare_more(const Mapping& have, const Mapping& want, Differences& differences) const override {
    if (!same_options(have, want)) {
      differ(differences, "options", std::string_view("these"), std::string_view("others"));
    }
  }
  operation::Changes create_one(const Mapping& want) const override {
    return {execute("CREATE " + want.definition + options_clause(want.options))};
  }
  operation::Changes alter_one(const Mapping& have, const Mapping& want, const Catalog&) const override {
    return {execute("ALTER " + full_target(want) + options_change(have.options, want.options))};
  }
};

}  // namespace

const Kind& user_mapping_kind() {
  static const MappingKind kind;
  return kind;
}

}  // namespace retort::catalog
