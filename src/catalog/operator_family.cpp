// Operator families. What is in one without being in a class is added and dropped member by member.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "operator_family.sql.inc"
    ;

struct Family : Plain {
  std::vector<std::string> members;  ///< As ADD takes them.
  std::vector<std::string> names;    ///< As DROP takes them; parallel to the members.
};

class FamilyKind final : public PlainKind<Family> {
 public:
  FamilyKind()
      : PlainKind({.name = "operator family",
                   .query = query,
                   .system_catalog = system_catalog::operator_family,
                   .renamable = true},
                  "OPERATOR FAMILY") {}

 protected:
  void read_more(Family& family, Fields& fields) const override {
    family.members = fields.list();
    family.names = fields.list();
  }
  void compare_more(const Family& have, const Family& want, Differences& differences) const override {
    differ(differences, "members", in_order(have.members), in_order(want.members));
  }
  operation::Changes after_create(const Family& want) const override { return change(Family(), want); }
  operation::Changes alter_one(const Family& have, const Family& want, const Catalog&) const override {
    return change(have, want);
  }

 private:
  // They are added as the goal has them, but nothing tells apart orders of the same.
  static std::string in_order(std::vector<std::string> members) {
    std::sort(members.begin(), members.end());
    return base::join(members, ", ");
  }
  static std::vector<std::string> missing(const Family& from, const Family& in, bool names) {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < from.members.size(); ++i) {
      if (std::find(in.members.begin(), in.members.end(), from.members[i]) == in.members.end()) {
        result.push_back((names ? from.names : from.members)[i]);
      }
    }
    return result;
  }
  operation::Changes change(const Family& have, const Family& want) const {
    operation::Changes changes;
    const auto gone = missing(have, want, true);
    const auto added = missing(want, have, false);
    if (!gone.empty())
      changes.push_back(execute("ALTER " + full_target(want) + " DROP " + base::join(gone, ", ")));
    if (!added.empty())
      changes.push_back(execute("ALTER " + full_target(want) + " ADD " + base::join(added, ", ")));
    return changes;
  }
};

}  // namespace

const Kind& operator_family_kind() {
  static const FamilyKind kind;
  return kind;
}

}  // namespace retort::catalog
