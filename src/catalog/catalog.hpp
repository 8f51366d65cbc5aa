// A schema as the server reports it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/rows.hpp"
#include "catalog/kind.hpp"
#include "catalog/object.hpp"

namespace retort::catalog {

/// Which objects count. System schemas, temporary objects and members of extensions never do.
struct Filter {
  std::vector<std::pair<std::string, std::string>> excluded_tables;  ///< Schema (empty: any) and name.
  bool owners = false;      ///< Who owns an object is one of its facts.
  bool privileges = false;  ///< Grants and default privileges too.
  /// The comment that initdb writes on schema public counts, as it does for pg_dump: a schema that was dropped
  /// and made anew has none.
  bool standard_comment = false;
};

/// That an object needs another one.
struct Dependency {
  enum class Mode {
    normal,     ///< The other one cannot be dropped before.
    automatic,  ///< It goes with the other one.
    owned,      ///< It goes with the other one, but can exist without (a sequence and its column).
  };
  std::size_t target;  ///< Position in Catalog::objects.
  Mode mode = Mode::normal;
};

/// A row of the server's records of dependencies.
struct Link {
  Address from;
  Address to;
  Dependency::Mode mode;
};

/// A cast between two types that needs no words (`assignment`) or only an explicit cast.
struct Cast {
  std::string source;
  std::string target;
  bool assignment;
};

/// Objects in the order of their kinds, then by name, with what each needs.
struct Catalog {
  std::vector<ObjectPtr> objects;
  std::vector<std::vector<Dependency>> dependencies;  ///< Parallel to `objects`.
  std::vector<Cast> casts;                            ///< By source and target.
  std::vector<std::string> unmodelled;  ///< `kind name` of everything that is there and that no kind reads.
  int server_version = 0;               ///< 150020.
  /// What tables have from their parents alone: not among `objects`, because it comes and goes with those.
  std::vector<ObjectPtr> inherited;
  std::vector<Link> links;  ///< What `dependencies` were made from.
  std::string role;                     ///< Who read it, quoted: who would run a plan for it.
  std::vector<std::string> roles;       ///< All of the server's, quoted.
};

/// Finds the dependencies of `catalog.objects` anew.
void link(Catalog& catalog);

/// Every kind, in the order in which a reader expects objects to be created.
const std::vector<const Kind*>& kinds();

/// The SQL of `query` for a server: lines that end in `-- >=15`, `-- >=15 <17` or `-- <15` are kept for those
/// versions only, lines that end in `-- superuser` or `-- others` for such roles.
std::string for_version(std::string_view query, int server_version, bool superuser = true);

/// Whether `filter` lets the objects of a kind through.
bool wanted(const Kind& kind, const Filter& filter);

/// The queries beside those of the kinds: pg_depend, pg_cast, and what no kind reads.
std::string_view dependency_query();
std::string_view cast_query();
std::string_view unmodelled_query();
std::string_view roles_query();  ///< And which of them asks.

/// What the queries returned, as the server printed it.
struct Answers {
  std::vector<base::Rows> kinds;  ///< One for each of `kinds()`; empty for those that are not wanted.
  base::Rows dependencies;
  base::Rows casts;
  base::Rows unmodelled;
  base::Rows roles;
  int server_version = 0;
};

/// The catalog that `answers` describe, without what `filter` excludes and whatever goes with that.
Catalog build(const Answers& answers, const Filter& filter = {});

/// `catalog` as if `role`, quoted, had read it: what its reader owns belongs to that one.
Catalog as_role(Catalog catalog, const std::string& role);

/// The roles that `catalog` names as owners, in grants, policies and user mappings, quoted and sorted.
std::vector<std::string> named_roles(const Catalog& catalog);

/// The tables, by name.
std::vector<Name> table_names(const Catalog& catalog);

/// How many objects there are of each kind, in the order of the kinds, without those that have none.
std::vector<std::pair<std::string, std::size_t>> summary(const Catalog& catalog);

/// `describe` of every object that is not a part of another, and `unmodelled`, one a line.
std::string listing(const Catalog& catalog);

}  // namespace retort::catalog
