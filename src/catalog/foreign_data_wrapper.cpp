// Foreign-data wrappers.
#include "base/text.hpp"
#include "catalog/foreign_options.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "foreign_data_wrapper.sql.inc"
    ;

struct Wrapper : Plain {
  std::vector<std::string> options;
  std::string handler;    ///< `HANDLER f` or `NO HANDLER`.
  std::string validator;  ///< Likewise.
};

class WrapperKind final : public PlainKind<Wrapper> {
 public:
  WrapperKind()
      : PlainKind({.name = "foreign-data wrapper",
                   .query = query,
                   .system_catalog = system_catalog::foreign_data_wrapper,
                   .renamable = true},
                  "FOREIGN DATA WRAPPER") {}

 protected:
  void read_more(Wrapper& one, Fields& fields) const override {
    one.options = fields.list();
    one.handler = fields.text();
    one.validator = fields.text();
  }
  void compare_more(const Wrapper& have, const Wrapper& want, Differences& differences) const override {
    differ(differences, "handler", have.handler, want.handler);
    differ(differences, "validator", have.validator, want.validator);
    differ(differences, "options", options_clause(have.options), options_clause(want.options));
  }
  operation::Changes create_one(const Wrapper& want) const override {
    std::string sql = "CREATE " + want.definition;
    for (const std::string& part : {want.handler, want.validator}) {
      if (!part.starts_with("NO ")) sql += ' ' + part;
    }
    return {execute(sql + options_clause(want.options))};
  }
  operation::Changes alter_one(const Wrapper& have, const Wrapper& want, const Catalog&) const override {
    std::string sql = "ALTER " + full_target(want);
    if (have.handler != want.handler) sql += ' ' + want.handler;
    if (have.validator != want.validator) sql += ' ' + want.validator;
    return {execute(sql + options_change(have.options, want.options))};
  }
};

}  // namespace

const Kind& foreign_data_wrapper_kind() {
  static const WrapperKind kind;
  return kind;
}

}  // namespace retort::catalog
