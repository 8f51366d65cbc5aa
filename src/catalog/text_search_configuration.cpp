// Text search configurations, with a mapping for each sort of token.
#include <map>

#include "base/text.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "text_search_configuration.sql.inc"
    ;

struct Configuration : Plain {
  std::map<std::string, std::string> mappings;  ///< Token and dictionaries, as SQL.
};

std::string text_of(const Configuration& one) {
  std::vector<std::string> parts;
  for (const auto& [token, dictionaries] : one.mappings) parts.push_back(token + ": " + dictionaries);
  return base::join(parts, "; ");
}

class ConfigurationKind final : public PlainKind<Configuration> {
 public:
  ConfigurationKind()
      : PlainKind({.name = "text search configuration",
                   .query = query,
                   .system_catalog = system_catalog::text_search_configuration,
                   .renamable = true},
                  "TEXT SEARCH CONFIGURATION") {}

 protected:
  void read_more(Configuration& one, Fields& fields) const override {
    const auto tokens = fields.list();
    const auto dictionaries = fields.list();
    for (std::size_t i = 0; i < tokens.size(); ++i) one.mappings[tokens[i]] = dictionaries[i];
  }
  void compare_more(const Configuration& have, const Configuration& want,
                    Differences& differences) const override {
    differ(differences, "mappings", text_of(have), text_of(want));
  }
  operation::Changes after_create(const Configuration& want) const override {
    return change(Configuration(), want);
  }
  operation::Changes alter_one(const Configuration& have, const Configuration& want,
                               const Catalog&) const override {
    if (have.definition != want.definition) return {};
    return change(have, want);
  }

 private:
  // Tokens with the same dictionaries share a statement.
  operation::Changes change(const Configuration& have, const Configuration& want) const {
    const std::string alter = "ALTER " + full_target(want);
    operation::Changes changes;
    std::vector<std::string> gone;
    for (const auto& [token, dictionaries] : have.mappings) {
      if (!want.mappings.contains(token)) gone.push_back(token);
    }
    if (!gone.empty()) changes.push_back(execute(alter + " DROP MAPPING FOR " + base::join(gone, ", ")));
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> set;
    for (const auto& [token, dictionaries] : want.mappings) {
      const auto old = have.mappings.find(token);
      if (old == have.mappings.end()) {
        set[{" ADD", dictionaries}].push_back(token);
      } else if (old->second != dictionaries) {
        set[{" ALTER", dictionaries}].push_back(token);
      }
    }
    for (const auto& [how, tokens] : set) {
      changes.push_back(
          execute(alter + how.first + " MAPPING FOR " + base::join(tokens, ", ") + " WITH " + how.second));
    }
    return changes;
  }
};

}  // namespace

const Kind& text_search_configuration_kind() {
  static const ConfigurationKind kind;
  return kind;
}

}  // namespace retort::catalog
