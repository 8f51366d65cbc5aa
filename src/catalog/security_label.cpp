// Security labels: what modules such as sepgsql, that are loaded into the server, are told of an object. The
// server keeps one for each provider; all of an object are one fact.
#include "catalog/security_label.hpp"

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/fact.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "security_label.sql.inc"
    ;

struct SecurityLabels : ColumnFact {
  std::vector<std::string> providers;  ///< Quoted.
  std::vector<std::string> labels;     ///< Parallel.
};

/// Null: none.
const std::string* label_of(const SecurityLabels& labels, const std::string& provider) {
  for (std::size_t i = 0; i < labels.providers.size(); ++i) {
    if (labels.providers[i] == provider) return &labels.labels[i];
  }
  return nullptr;
}

std::string text_of(const SecurityLabels& labels) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < labels.providers.size(); ++i)
    words.push_back(labels.providers[i] + ": " + labels.labels[i]);
  return base::join(words, "; ");
}

class SecurityLabelKind final : public ColumnFactKind<SecurityLabels> {
 public:
  SecurityLabelKind()
      : ColumnFactKind({.name = "security labels", .query = query, .system_catalog = 0},
                       system_catalog::security_labels) {}

  std::string describe(const Object& object) const override { return "security labels on " + on(as(object)); }

 protected:
  bool read_facts(SecurityLabels& labels, Fields& fields) const override {
    read_fact(labels, fields);
    labels.on_column = fields.boolean();
    labels.providers = fields.list();
    labels.labels = fields.list();
    return true;
  }
  Differences compare_facts(const SecurityLabels& have, const SecurityLabels& want) const override {
    Differences differences;
    differ(differences, "labels", text_of(have), text_of(want));
    return differences;
  }
  operation::Changes create_one(const SecurityLabels& want) const override {
    return changes(SecurityLabels(), want, want);
  }
  operation::Changes alter_one(const SecurityLabels& have, const SecurityLabels& want,
                               const Catalog&) const override {
    return changes(have, want, want);
  }
  operation::Changes drop_one(const SecurityLabels& have) const override {
    return changes(have, SecurityLabels(), have);
  }

 private:
  static std::string on(const SecurityLabels& labels) {
    return labels.on_column ? "COLUMN " + without_word(labels) + '.' + labels.name.name : target(labels);
  }
  static operation::Changes changes(const SecurityLabels& have, const SecurityLabels& want,
                                    const SecurityLabels& object) {
    operation::Changes changes;
    const auto set = [&](const std::string& provider, const std::string& label) {
      changes.push_back(execute("SECURITY LABEL FOR " + provider + " ON " + on(object) + " IS " + label));
    };
    for (const std::string& provider : have.providers) {
      if (!label_of(want, provider)) set(provider, "NULL");
    }
    for (std::size_t i = 0; i < want.providers.size(); ++i) {
      const std::string* old = label_of(have, want.providers[i]);
      if (!old || *old != want.labels[i]) set(want.providers[i], base::quote_literal(want.labels[i]));
    }
    return changes;
  }
};

}  // namespace

const Kind& security_label_kind() {
  static const SecurityLabelKind kind;
  return kind;
}

}  // namespace retort::catalog
