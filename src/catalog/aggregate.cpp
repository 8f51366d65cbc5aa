// Aggregates. Their name holds the types of the arguments.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "aggregate.sql.inc"
    ;

struct Aggregate : Object {
  std::string arguments;  ///< With their names, and ORDER BY.
  std::string options;
  std::string result;
};

std::string signature(const Object& object) {
  return "AGGREGATE " + base::quote_identifier(object.name.schema) + '.' + object.name.name;
}

std::string definition(const Aggregate& aggregate) {
  return "AGGREGATE " + base::quote_identifier(aggregate.name.schema) + '.' + routine_name(aggregate) + '(' +
         aggregate.arguments + ") (" + aggregate.options + ')';
}

bool is_hypothetical(const Aggregate& aggregate) {
  return (aggregate.options + ',').find(", HYPOTHETICAL,") != std::string::npos;
}

class AggregateKind final : public KindOf<Aggregate> {
 public:
  AggregateKind()
      : KindOf({.name = "aggregate",
                .query = query,
                .system_catalog = system_catalog::function,
                .renamable = true}) {}

  std::string comment_target(const Object& object) const override { return signature(object); }
  bool same_but_name(const Object& have, const Object& want) const override {
    const auto arguments = [](const Object& object) {
      return object.name.name.substr(object.name.name.find('('));
    };
    return arguments(have) == arguments(want) && compare(have, want).empty();
  }
  operation::Changes rename(const Object& have, const Object& want) const override {
    return rename_routine(*this, have, want);
  }

 protected:
  bool read_facts(Aggregate& aggregate, Fields& fields) const override {
    aggregate.options = fields.text();
    aggregate.result = fields.text();
    aggregate.arguments = fields.text();
    return true;
  }
  Differences compare_facts(const Aggregate& have, const Aggregate& want) const override {
    Differences differences;
    differ(differences, "arguments", have.arguments, want.arguments);
    differ(differences, "options", have.options, want.options);
    return differences;
  }
  operation::Changes create_one(const Aggregate& want) const override {
    return {execute("CREATE " + definition(want))};
  }
  // CREATE OR REPLACE cannot change the result or the arguments, nor make a hypothetical-set aggregate.
  operation::Changes alter_one(const Aggregate& have, const Aggregate& want, const Catalog&) const override {
    if (have.arguments != want.arguments || have.result != want.result ||
        is_hypothetical(have) != is_hypothetical(want))
      return {};
    return {execute("CREATE OR REPLACE " + definition(want))};
  }
  operation::Changes drop_one(const Aggregate& have) const override {
    return {execute("DROP " + signature(have))};
  }
};

}  // namespace

const Kind& aggregate_kind() {
  static const AggregateKind kind;
  return kind;
}

}  // namespace retort::catalog
