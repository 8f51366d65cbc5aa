// Foreign servers. Their type and wrapper cannot be altered.
#include "catalog/foreign_options.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "foreign_server.sql.inc"
    ;

struct Server : Plain {
  std::vector<std::string> options;
  std::string version;  ///< A literal; empty without one.
  std::string wrapper;  ///< ` FOREIGN DATA WRAPPER w`.
};

class ServerKind final : public PlainKind<Server> {
 public:
  ServerKind()
      : PlainKind({.name = "foreign server",
                   .query = query,
                   .system_catalog = system_catalog::foreign_server,
                   .renamable = true},
                  "SERVER") {}

 protected:
  void read_more(Server& one, Fields& fields) const override {
    one.options = fields.list();
    one.version = fields.text();
    one.wrapper = fields.text();
  }
  void compare_more(const Server& have, const Server& want, Differences& differences) const override {
    differ(differences, "version", have.version, want.version);
    differ(differences, "wrapper", have.wrapper, want.wrapper);
    differ(differences, "options", options_clause(have.options), options_clause(want.options));
  }
  operation::Changes create_one(const Server& want) const override {
    std::string sql = "CREATE " + want.definition;
    if (!want.version.empty()) sql += " VERSION " + want.version;
    return {execute(sql + want.wrapper + options_clause(want.options))};
  }
  operation::Changes alter_one(const Server& have, const Server& want, const Catalog&) const override {
    if (have.definition != want.definition || have.wrapper != want.wrapper) return {};
    std::string sql = "ALTER " + full_target(want);
    if (have.version != want.version) sql += " VERSION " + (want.version.empty() ? "NULL" : want.version);
    return {execute(sql + options_change(have.options, want.options))};
  }
};

}  // namespace

const Kind& foreign_server_kind() {
  static const ServerKind kind;
  return kind;
}

}  // namespace retort::catalog
