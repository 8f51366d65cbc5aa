// Functions and procedures, by the text that the server prints. Their name holds the types of the arguments.
#include <algorithm>

#include "base/sql.hpp"
#include "catalog/function_rows.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "function.sql.inc"
    ;

struct Function : Object, FunctionRows {
  bool procedure = false;
  bool window = false;
  std::string definition;  ///< CREATE OR REPLACE …, without names that columns of functions have anyway.
  std::string printed;     ///< With them.
  std::string result;
  std::vector<std::string> arguments;  ///< The names of what goes in; empty for those without.
  std::vector<std::string> output;     ///< Mode, name and type of the parameters that come out.
  int defaults = 0;
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
  FunctionKind()
      : KindOf({.name = "function",
                .query = query,
                .system_catalog = system_catalog::function,
                .renamable = true}) {}

  std::string comment_target(const Object& object) const override {
    return word(as(object)) + signature(object);
  }
  // The text begins with the name and the arguments.
  bool same_but_name(const Object& have, const Object& want) const override {
    const auto rest = [](const Function& function) {
      const std::string begin = "CREATE OR REPLACE " + word(function);
      const std::string name = signature(function).substr(0, signature(function).rfind('('));
      return function.definition.substr(std::min(begin.size() + name.size(), function.definition.size()));
    };
    const auto arguments = [](const Object& object) {
      return object.name.name.substr(object.name.name.rfind('('));
    };
    return as(have).procedure == as(want).procedure && arguments(have) == arguments(want) &&
           rest(as(have)) == rest(as(want));
  }
  operation::Changes rename(const Object& have, const Object& want) const override {
    return rename_routine(*this, have, want);
  }

  std::string expressions(const Object& object) const override { return as(object).definition; }

  std::string body(const Object& object) const override { return as(object).definition; }

  // Only a body in standard SQL needs what it names.
  operation::Changes stub(const Object& object, bool) const override {
    const std::string& definition = as(object).definition;
    const std::size_t body = std::min(definition.find("\nBEGIN ATOMIC"), definition.find("\nRETURN "));
    if (body == definition.npos) return {};
    return {execute("SET LOCAL check_function_bodies = off"),
            execute(definition.substr(0, body) + "\nAS 'SELECT NULL'")};
  }

 protected:
  bool read_facts(Function& function, Fields& fields) const override {
    function.procedure = fields.boolean();
    function.window = fields.boolean();
    function.definition = fields.text();
    while (function.definition.ends_with('\n')) function.definition.pop_back();
    function.result = fields.text();
    function.arguments = fields.list();
    function.output = fields.list();
    function.defaults = fields.number();
    function.language = fields.text();
    static_cast<FunctionRows&>(function) = read_function_rows(fields);
    function.printed = as_printed(function.definition, function);
    function.definition = without_own_columns(function.definition, function);
    return true;
  }

  Differences compare_facts(const Function& have, const Function& want) const override {
    Differences differences;
    if (have.definition != want.definition || have.printed != want.printed)
      differ(differences, "definition", have.printed, want.printed);
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

  // CREATE OR REPLACE can neither make a window function, nor change the result, nor rename an argument, nor
  // take its default away.
  operation::Changes alter_one(const Function& have, const Function& want, const Catalog&) const override {
    if (have.procedure != want.procedure || have.window != want.window || have.result != want.result ||
        have.output != want.output || have.defaults > want.defaults) {
      return {};
    }
    for (std::size_t i = 0; i < have.arguments.size(); ++i) {
      if (!have.arguments[i].empty() && have.arguments[i] != want.arguments[i]) return {};
    }
    return create_one(want);
  }

  operation::Changes drop_one(const Function& have) const override {
    return {execute("DROP " + word(have) + signature(have))};
  }
};

}  // namespace

std::string routine_name(const Object& routine) {
  const std::string& name = routine.name.name;
  std::size_t end = name.find('(');
  if (name.starts_with('"')) {
    end = name.find('"', 1);
    while (end != name.npos && name[end + 1] == '"') end = name.find('"', end + 2);
    end = name.find('(', end);
  }
  return name.substr(0, end);
}

operation::Changes rename_routine(const Kind& kind, const Object& have, const Object& want) {
  return {execute("ALTER " + kind.comment_target(have) + " RENAME TO " + routine_name(want))};
}

const Kind& function_kind() {
  static const FunctionKind kind;
  return kind;
}

}  // namespace retort::catalog
