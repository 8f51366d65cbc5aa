// Grants made by others than the owner are made under their role, and taken away before those that they rest
// on. REVOKE GRANT OPTION FOR leaves the privilege.
#include "catalog/grants.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.hpp"

namespace retort::catalog {

namespace {

bool same_right(const Grant& a, const Grant& b) {
  return std::tie(a.grantor, a.grantee, a.privilege) == std::tie(b.grantor, b.grantee, b.privilege);
}

const Grant* find(const Grants& grants, const Grant& wanted) {
  const auto found =
      std::find_if(grants.begin(), grants.end(), [&](const Grant& one) { return same_right(one, wanted); });
  return found == grants.end() ? nullptr : &*found;
}

struct Sentence {
  std::string_view before;  // GRANT, REVOKE, REVOKE GRANT OPTION FOR
  std::string_view to;
  std::string_view after;
};

// One statement for each grantor and grantee.
void add(const GrantTarget& target, const Sentence& sentence, const Grants& grants,
         std::vector<std::string>& statements) {
  std::map<std::tuple<std::string, std::string>, std::vector<std::string>> by_role;
  for (const Grant& grant : grants) {
    by_role[{grant.grantor, grant.grantee}].push_back(grant.privilege + target.columns);
  }
  const auto say = [&](const auto& entry) {
    const auto& [grantor, grantee] = entry.first;
    if (!grantor.empty()) statements.push_back("SET ROLE " + grantor);
    statements.push_back(target.prefix + std::string(sentence.before) + ' ' + base::join(entry.second, ", ") +
                         " ON " + target.on + std::string(sentence.to) +
                         (grantee.empty() ? target.owner : grantee) + std::string(sentence.after));
    if (!grantor.empty()) statements.push_back("RESET ROLE");
  };
  // The owner, whose name is empty, grants first and revokes last.
  if (sentence.to == " TO ") {
    std::for_each(by_role.begin(), by_role.end(), say);
  } else {
    std::for_each(by_role.rbegin(), by_role.rend(), say);
  }
}

}  // namespace

Grants read_grants(Fields& fields) {
  const auto grantees = fields.list();
  const auto privileges = fields.list();
  const auto grantable = fields.list();
  const auto grantors = fields.list();
  Grants grants;
  for (std::size_t i = 0; i < grantees.size(); ++i) {
    grants.push_back({grantors[i], grantees[i], privileges[i], grantable[i] == "t"});
  }
  std::sort(grants.begin(), grants.end());
  return grants;
}

Grants without_maintain(Grants grants) {
  std::erase_if(grants, [](const Grant& grant) { return grant.privilege == "MAINTAIN"; });
  return grants;
}

std::string describe(const Grants& grants) {
  std::map<std::tuple<std::string, std::string, bool>, std::vector<std::string>> by_role;
  for (const Grant& grant : grants) {
    by_role[{grant.grantee, grant.grantor, grant.grantable}].push_back(grant.privilege);
  }
  std::vector<std::string> parts;
  for (const auto& [role, privileges] : by_role) {
    const auto& [grantee, grantor, grantable] = role;
    parts.push_back(base::join(privileges, ", ") + " to " + (grantee.empty() ? "the owner" : grantee) +
                    (grantable ? " with grant option" : "") + (grantor.empty() ? "" : " by " + grantor));
  }
  return base::join(parts, "; ");
}

std::vector<std::string> roles_of(const Grants& grants) {
  std::vector<std::string> roles;
  for (const Grant& grant : grants) {
    for (const std::string& role : {grant.grantor, grant.grantee}) {
      if (!role.empty() && role != "PUBLIC") roles.push_back(role);
    }
  }
  return roles;
}

Grants lost(const Grants& from, const Grants& to) {
  Grants result;
  std::copy_if(from.begin(), from.end(), std::back_inserter(result),
               [&](const Grant& grant) { return !find(to, grant); });
  return result;
}

std::vector<std::string> grant_statements(const GrantTarget& target, const Grants& have, const Grants& want) {
  Grants options_lost;
  Grants gained;
  Grants gained_with_option;
  for (const Grant& grant : have) {
    const Grant* goal = find(want, grant);
    if (goal && grant.grantable && !goal->grantable) options_lost.push_back(grant);
  }
  for (const Grant& grant : want) {
    const Grant* old = find(have, grant);
    if (old && (old->grantable || !grant.grantable)) continue;
    (grant.grantable ? gained_with_option : gained).push_back(grant);
  }
  std::vector<std::string> statements;
  add(target, {"REVOKE", " FROM ", ""}, lost(have, want), statements);
  add(target, {"REVOKE GRANT OPTION FOR", " FROM ", ""}, options_lost, statements);
  add(target, {"GRANT", " TO ", " WITH GRANT OPTION"}, gained_with_option, statements);
  add(target, {"GRANT", " TO ", ""}, gained, statements);
  return statements;
}

}  // namespace retort::catalog
