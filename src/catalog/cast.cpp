// Casts that somebody made.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "cast.sql.inc"
    ;

class CastKind final : public PlainKind<> {
 public:
  using PlainKind<>::PlainKind;

 protected:
  void read_more(Plain& cast, Fields& fields) const override {
    for (const std::string& other : fields.list())
      cast.needs.push_back({system_catalog::cast, static_cast<std::uint32_t>(std::stoul(other)), 0});
  }
};

}  // namespace

const Kind& cast_kind() {
  static const CastKind kind({.name = "cast", .query = query, .system_catalog = system_catalog::cast},
                             "CAST");
  return kind;
}

}  // namespace retort::catalog
