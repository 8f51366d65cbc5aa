// Functions and procedures, by the text that the server prints. Their name holds the types of the arguments.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "function.sql.inc"
    ;

struct Function : Object {
  bool procedure = false;
  std::string definition;  ///< CREATE OR REPLACE …
  std::string result;
  std::string arguments;
  std::string language;
};

std::string signature(const Object& object) {
  return base::quote_identifier(object.name.schema) + '.' + object.name.name;
}

std::string word(const Function& function) {
  return function.procedure ? "PROCEDURE " : "FUNCTION ";
}

class FunctionKind final : public KindOf<Function> {
 public:
  FunctionKind() : KindOf({.name = "function", .query = query, .system_catalog = system_catalog::function}) {}

  std::string comment_target(const Object& object) const override {
    return word(as(object)) + signature(object);
  }

 protected:
  bool read_facts(Function& function, Fields& fields) const override {
    function.procedure = fields.boolean();
    function.definition = fields.text();
    while (function.definition.ends_with('\n')) function.definition.pop_back();
    function.result = fields.text();
    function.arguments = fields.text();
    function.language = fields.text();
    return true;
  }

  Differences compare_facts(const Function& have, const Function& want) const override {
    Differences differences;
    differ(differences, "definition", have.definition, want.definition);
    return differences;
  }

  // A body may name what is made later, or what is not there at all; the server need not look.
  operation::Changes create_one(const Function& want) const override {
    operation::Changes changes;
    if (want.language != "c" && want.language != "internal")
      changes.push_back(execute("SET LOCAL check_function_bodies = off"));
    changes.push_back(execute(want.definition));
    return changes;
  }

  // CREATE OR REPLACE can change neither the result nor the names and defaults of arguments.
  operation::Changes alter_one(const Function& have, const Function& want, const Catalog&) const override {
    if (have.procedure != want.procedure || have.result != want.result || have.arguments != want.arguments) {
      return {};
    }
    return create_one(want);
  }

  operation::Changes drop_one(const Function& have) const override {
    return {execute("DROP " + word(have) + signature(have))};
  }
};

}  // namespace

const Kind& function_kind() {
  static const FunctionKind kind;
  return kind;
}

}  // namespace retort::catalog
