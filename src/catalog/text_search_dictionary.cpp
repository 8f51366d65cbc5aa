// Text search dictionaries. Their options are changed in place.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "text_search_dictionary.sql.inc"
    ;

struct Dictionary : Plain {
  std::string options;  ///< `language = 'english', stopwords = 'english'`.
};

// The names in a list of options, which the server prints as `name = 'value', …`.
std::vector<std::string> option_names(const std::string& options) {
  std::vector<std::string> names;
  bool in_value = false;
  std::string name;
  for (const char c : options) {
    if (c == '\'') in_value = !in_value;
    if (in_value || c == '\'') continue;
    if (c == '=') {
      names.push_back(std::string(base::trim(name)));
    } else if (c == ',') {
      name.clear();
    } else {
      name += c;
    }
  }
  return names;
}

class DictionaryKind final : public PlainKind<Dictionary> {
 public:
  DictionaryKind()
      : PlainKind({.name = "text search dictionary",
                   .query = query,
                   .system_catalog = system_catalog::text_search_dictionary,
                   .renamable = true},
                  "TEXT SEARCH DICTIONARY") {}

 protected:
  void read_more(Dictionary& one, Fields& fields) const override { one.options = fields.text(); }
  void compare_more(const Dictionary& have, const Dictionary& want, Differences& differences) const override {
    differ(differences, "options", have.options, want.options);
  }
  operation::Changes create_one(const Dictionary& want) const override {
    std::string sql = "CREATE " + want.definition;
    if (!want.options.empty()) {
      sql.pop_back();
      sql += ", " + want.options + ')';
    }
    return {execute(std::move(sql))};
  }
  // An option without a value is taken away.
  operation::Changes alter_one(const Dictionary& have, const Dictionary& want,
                               const Catalog&) const override {
    if (have.definition != want.definition) return {};
    std::vector<std::string> parts;
    const auto goal = option_names(want.options);
    for (const std::string& name : option_names(have.options)) {
      if (std::find(goal.begin(), goal.end(), name) == goal.end()) parts.push_back(name);
    }
    if (!want.options.empty()) parts.push_back(want.options);
    return {execute("ALTER " + full_target(want) + " (" + base::join(parts, ", ") + ")")};
  }
};

}  // namespace

const Kind& text_search_dictionary_kind() {
  static const DictionaryKind kind;
  return kind;
}

}  // namespace retort::catalog
