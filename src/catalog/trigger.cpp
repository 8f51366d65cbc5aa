// Triggers, by the text that the server prints, and whether they are enabled.
#include "base/sql.hpp"
#include "catalog/enabled.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "trigger.sql.inc"
    ;

struct Trigger : Object {
  std::string definition;
  std::string enabled;    ///< pg_trigger.tgenabled: O, D, R or A.
  std::string inherited;  ///< The same of the trigger that a partition has it from; else empty.
};

std::string enable_sql(const Trigger& trigger, const std::string& state) {
  return "ALTER TABLE " + base::quote_name(parent_name(trigger)) + ' ' + enable_words(state) + " TRIGGER " +
         base::quote_identifier(trigger.name.name);
}

// Behind the name.
std::string_view rest(const Trigger& trigger) {
  const std::string name = " TRIGGER " + base::quote_identifier(trigger.name.name) + ' ';
  const std::size_t at = trigger.definition.find(name);
  return std::string_view(trigger.definition).substr(at == std::string::npos ? 0 : at + name.size());
}

bool same_definition(const Trigger& have, const Trigger& want) {
  return rest(have) == rest(want) &&
         have.definition.starts_with("CREATE CONSTRAINT") == want.definition.starts_with("CREATE CONSTRAINT");
}

std::string_view origin(const Trigger& trigger) {
  return trigger.inherited.empty() ? "its own table" : "the partitioned table";
}

class TriggerKind final : public KindOf<Trigger> {
 public:
  TriggerKind()
      : KindOf({.name = "trigger",
                .query = query,
                .system_catalog = system_catalog::trigger,
                .renamable = true}) {}

  std::string comment_target(const Object& object) const override {
    return "TRIGGER " + base::quote_identifier(object.name.name) + " ON " +
           base::quote_name(parent_name(object));
  }
  ObjectPtr alone(const ObjectPtr& object) const override {
    return as(*object).inherited.empty() ? object : nullptr;
  }
  std::string expressions(const Object& object) const override { return as(object).definition; }

  // A partition's follows its table's.
  operation::Changes rename(const Object& have, const Object& want) const override {
    if (!as(have).inherited.empty() || !as(want).inherited.empty()) return {};
    return Kind::rename(have, want);
  }

 protected:
  bool read_facts(Trigger& trigger, Fields& fields) const override {
    trigger.definition = fields.text();
    trigger.enabled = fields.text();
    trigger.inherited = fields.text();
    for (const std::string& above : fields.list())
      trigger.needs.push_back({system_catalog::trigger, static_cast<std::uint32_t>(std::stoul(above)), 0});
    return true;
  }

  Differences compare_facts(const Trigger& have, const Trigger& want) const override {
    Differences differences;
    if (!same_definition(have, want)) differ(differences, "definition", have.definition, want.definition);
    differ(differences, "enabled", have.enabled, want.enabled);
    differ(differences, "comes with", origin(have), origin(want));
    return differences;
  }

  operation::Changes create_one(const Trigger& want) const override {
    operation::Changes changes;
    if (want.inherited.empty()) changes.push_back(execute(want.definition));
    if (!want.inherited.empty() || want.enabled != "O") {
      changes.push_back(execute(enable_sql(want, want.enabled)));
    }
    return changes;
  }

  operation::Changes alter_one(const Trigger& have, const Trigger& want, const Catalog&) const override {
    if (!same_definition(have, want) || have.inherited.empty() != want.inherited.empty()) return {};
    return {execute(enable_sql(want, want.enabled))};
  }

  operation::Changes drop_one(const Trigger& have) const override {
    if (!have.inherited.empty()) return {execute(enable_sql(have, have.inherited))};
    return {execute("DROP TRIGGER " + base::quote_identifier(have.name.name) + " ON " +
                    base::quote_name(parent_name(have)))};
  }
};

}  // namespace

const Kind& trigger_kind() {
  static const TriggerKind kind;
  return kind;
}

}  // namespace retort::catalog
