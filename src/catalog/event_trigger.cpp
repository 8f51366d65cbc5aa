// Event triggers, and whether they are enabled. They come last and go first, so that none fires on the plan
// that makes it.
#include "catalog/enabled.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "event_trigger.sql.inc"
    ;

struct EventTrigger : Plain {
  std::string enabled;
};

class EventTriggerKind final : public PlainKind<EventTrigger> {
 public:
  EventTriggerKind()
      : PlainKind({.name = "event trigger",
                   .query = query,
                   .system_catalog = system_catalog::event_trigger,
                   .renamable = true},
                  "EVENT TRIGGER") {}

 protected:
  void read_more(EventTrigger& one, Fields& fields) const override { one.enabled = fields.text(); }
  void compare_more(const EventTrigger& have, const EventTrigger& want,
                    Differences& differences) const override {
    differ(differences, "enabled", enable_words(have.enabled), enable_words(want.enabled));
  }
  operation::Changes after_create(const EventTrigger& want) const override {
    if (want.enabled == "O") return {};
    return {execute("ALTER " + full_target(want) + ' ' + enable_words(want.enabled))};
  }
  operation::Changes alter_one(const EventTrigger& have, const EventTrigger& want,
                               const Catalog&) const override {
    if (have.definition != want.definition) return {};
    return {execute("ALTER " + full_target(want) + ' ' + enable_words(want.enabled))};
  }
};

}  // namespace

const Kind& event_trigger_kind() {
  static const EventTriggerKind kind;
  return kind;
}

}  // namespace retort::catalog
