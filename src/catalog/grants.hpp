// Lists of privileges, and the GRANT and REVOKE statements that turn one into another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/fields.hpp"

namespace retort::catalog {

/// One privilege of one role. The owner is an empty grantee or grantor, so that lists of objects with
/// different owners compare.
struct Grant {
  std::string grantor;
  std::string grantee;  ///< Quoted, or PUBLIC.
  std::string privilege;
  bool grantable = false;

  bool operator==(const Grant&) const = default;
  auto operator<=>(const Grant&) const = default;
};
using Grants = std::vector<Grant>;

/// Takes four parallel lists: grantees, privileges, whether they may be granted on, grantors. Sorted.
Grants read_grants(Fields& fields);

/// Without MAINTAIN, which servers before version 17 do not know.
Grants without_maintain(Grants grants);

/// `SELECT, INSERT to app; EXECUTE to PUBLIC`.
std::string describe(const Grants& grants);

/// The grantees and grantors, quoted.
std::vector<std::string> roles_of(const Grants& grants);

/// What `from` has and `to` has not, for the same grantee and grantor.
Grants lost(const Grants& from, const Grants& to);

/// How statements speak of what they grant on.
struct GrantTarget {
  std::string prefix;   ///< Before GRANT: `ALTER DEFAULT PRIVILEGES FOR ROLE a `; mostly empty.
  std::string columns;  ///< Behind each privilege: ` (email)`.
  std::string on;       ///< `TABLE public.users`.
  std::string owner;    ///< Quoted.
};

/// The statements that turn `have` into `want`.
std::vector<std::string> grant_statements(const GrantTarget& target, const Grants& have, const Grants& want);

}  // namespace retort::catalog
