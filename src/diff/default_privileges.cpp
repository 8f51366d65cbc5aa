// What a plan creates is granted what the goal says, object by object. Default privileges that stay as they
// are would add to that.
#include "diff/default_privileges.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::diff {

namespace {

using catalog::Object;

// The sort of object, as in the name of default privileges: `TABLES FOR ROLE a IN SCHEMA b`.
std::string_view sort_of(const Object& object) {
  const catalog::Kind* kind = object.kind;
  if (kind == &catalog::table_kind() || kind == &catalog::view_kind()) return "TABLES";
  // A column may bring a sequence.
  if (kind == &catalog::sequence_kind() || kind == &catalog::column_kind()) return "SEQUENCES";
  if (kind == &catalog::function_kind() || kind == &catalog::aggregate_kind()) return "FUNCTIONS";
  if (kind == &catalog::enum_kind() || kind == &catalog::composite_kind() || kind == &catalog::range_kind() ||
      kind == &catalog::domain_kind())
    return "TYPES";
  return kind == &catalog::schema_kind() ? "SCHEMAS" : std::string_view();
}

bool touches(const Object& privileges, const Object& created) {
  const std::string& name = privileges.name.name;
  const std::string_view sort = sort_of(created);
  if (sort.empty() || !name.starts_with(std::string(sort) + " FOR ROLE ")) return false;
  const auto schema = name.rfind(" IN SCHEMA ");
  return schema == name.npos || name.substr(schema + 11) == base::quote_identifier(created.name.schema);
}

void append(operation::Changes from, operation::Changes& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace

DefaultPrivileges set_default_privileges_aside(const catalog::Catalog& have, const catalog::Catalog& want,
                                               Matching& matching) {
  DefaultPrivileges result;
  const catalog::Kind* kind = &catalog::default_privilege_kind();
  const auto in_the_way = [&](const Object& privileges) {
    // Those of other roles reach nothing that this one makes.
    const std::string whose = privileges.name.name + ' ';
    if (!have.role.empty() && whose.find(" FOR ROLE " + have.role + ' ') == whose.npos) return false;
    return std::any_of(matching.pairs.begin(), matching.pairs.end(), [&](const Pair& pair) {
      const bool made =
          pair.state == State::created || pair.state == State::replaced ||
          (pair.state == State::altered && want.objects[pair.want]->kind == &catalog::column_kind());
      return made && touches(privileges, *want.objects[pair.want]);
    });
  };
  for (Pair& pair : matching.pairs) {
    const Object* old = pair.have == none ? nullptr : have.objects[pair.have].get();
    const Object* goal = pair.want == none ? nullptr : want.objects[pair.want].get();
    if ((old ? old : goal)->kind != kind) continue;
    if (!old) {
      append(kind->create(*goal), result.last);
    } else if (!goal) {
      append(kind->drop(*old), result.first);
    } else if (in_the_way(*old)) {
      append(kind->drop(*old), result.first);
      append(kind->create(*goal), result.last);
    } else if (pair.state == State::altered) {
      append(std::move(pair.changes), result.last);
    }
    pair.state = State::same;
    pair.changes.clear();
  }
  return result;
}

}  // namespace retort::diff
