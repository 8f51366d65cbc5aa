// Subscriptions. They are made without connecting, and dropped without their slot: both would need the other
// server, and neither may run in a transaction.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "subscription.sql.inc"
    ;

struct Subscription : Plain {
  std::string connection;  ///< A literal.
  std::vector<std::string> publications;
  bool enabled = false;
  std::string slot;  ///< A literal or NONE.
  std::string options;
  std::string fixed;  ///< Options that ALTER refuses.
};

// Scratch databases know no secrets (cli/secrets.cpp).
bool same_connection(const Subscription& have, const Subscription& want) {
  constexpr std::string_view placeholder = "retort.placeholder";
  return have.connection == want.connection || have.connection.find(placeholder) != std::string::npos ||
         want.connection.find(placeholder) != std::string::npos;
}

class SubscriptionKind final : public PlainKind<Subscription> {
 public:
  SubscriptionKind()
      : PlainKind({.name = "subscription",
                   .query = query,
                   .system_catalog = system_catalog::subscription,
                   .holds_data = true,
                   .renamable = true},
                  "SUBSCRIPTION") {}

 protected:
  void read_more(Subscription& one, Fields& fields) const override {
    one.connection = fields.text();
    one.publications = fields.list();
    one.enabled = fields.boolean();
    one.slot = fields.text();
    one.options = fields.text();
    one.fixed = fields.text();
  }
  // The connection is not shown: it may hold a password.
  void compare_more(const Subscription& have, const Subscription& want,
                    Differences& differences) const override {
    if (!same_connection(have, want)) {
      differ(differences, "connection", std::string_view("this"), std::string_view("another"));
    }
    differ(differences, "publications", base::join(have.publications, ", "),
           base::join(want.publications, ", "));
    differ(differences, "enabled", have.enabled, want.enabled);
    differ(differences, "slot", have.slot, want.slot);
    differ(differences, "options", have.options, want.options);
    differ(differences, "fixed options", have.fixed, want.fixed);
  }
  operation::Changes create_one(const Subscription& want) const override {
    std::string sql = "CREATE " + want.definition + " CONNECTION " + want.connection + " PUBLICATION " +
                      base::join(want.publications, ", ") +
                      " WITH (connect = false, slot_name = " + want.slot + ", " + want.options;
    if (!want.fixed.empty()) sql += ", " + want.fixed;
    operation::Changes changes{execute(sql + ")")};
    if (want.enabled) changes.push_back(execute("ALTER " + full_target(want) + " ENABLE"));
    return changes;
  }
  operation::Changes alter_one(const Subscription& have, const Subscription& want,
                               const Catalog&) const override {
    if (have.fixed != want.fixed) return {};
    const std::string alter = "ALTER " + full_target(want);
    operation::Changes changes;
    const bool slot = have.slot != want.slot;
    bool enabled = have.enabled;
    if (enabled && (slot || !want.enabled)) {
      changes.push_back(execute(alter + " DISABLE"));
      enabled = false;
    }
    if (!same_connection(have, want)) {
      changes.push_back(execute(alter + " CONNECTION " + want.connection));
    }
    if (have.publications != want.publications) {
      changes.push_back(execute(alter + " SET PUBLICATION " + base::join(want.publications, ", ") +
                                " WITH (refresh = false)"));
    }
    if (slot) changes.push_back(execute(alter + " SET (slot_name = " + want.slot + ")"));
    if (have.options != want.options) changes.push_back(execute(alter + " SET (" + want.options + ")"));
    if (want.enabled && !enabled) changes.push_back(execute(alter + " ENABLE"));
    return changes;
  }
  operation::Changes drop_one(const Subscription& have) const override {
    const std::string alter = "ALTER " + full_target(have);
    operation::Changes changes;
    if (have.enabled) changes.push_back(execute(alter + " DISABLE"));
    if (have.slot != "NONE") changes.push_back(execute(alter + " SET (slot_name = NONE)"));
    changes.push_back(execute("DROP " + full_target(have)));
    if (have.slot != "NONE") changes.back().comment = "leaves its slot on the publishing server";
    return changes;
  }
};

}  // namespace

const Kind& subscription_kind() {
  static const SubscriptionKind kind;
  return kind;
}

}  // namespace retort::catalog
