// One thing of a schema: who it is, where the server keeps it, and (in the structs that derive from it, one
// per kind) what the server says about it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <retort/definition.hpp>

namespace retort::catalog {

class Kind;

/// The server's own address of an object, as in pg_depend: system catalog, oid, and column number or 0. Means
/// something within one database only.
struct Address {
  std::uint32_t catalog = 0;
  std::uint32_t object = 0;
  std::int32_t part = 0;

  bool operator==(const Address&) const = default;
  /// False for "none".
  explicit operator bool() const { return catalog != 0; }
};

/// The system catalogs that addresses name; their oids are the same on every server.
namespace system_catalog {
inline constexpr std::uint32_t type = 1247, relation = 1259, function = 1255, cast = 2605, constraint = 2606,
                               default_value = 2604, schema = 2615, rule = 2618, trigger = 2620,
                               extension = 3079, policy = 3256, access_method = 2601, collation = 3456,
                               conversion = 2607, default_privileges = 826, event_trigger = 3466,
                               foreign_data_wrapper = 2328, foreign_server = 1417, user_mapping = 1418,
                               language = 2612, operator_ = 2617, operator_class = 2616,
                               operator_family = 2753, publication = 6104, statistics = 3381,
                               subscription = 6100, text_search_configuration = 3602,
                               text_search_dictionary = 3600, text_search_parser = 3601,
                               text_search_template = 3764, transform = 3576;
/// Not catalogs of the server's: facts that we keep apart from the object that the server stores them in. The
/// last two are added to the catalog of the object whose owner or privileges they are, the one before to that
/// of the column.
inline constexpr std::uint32_t sequence_owner = 1, inheritance = 2, replica_identity = 3, clustering = 4,
                               column_settings = 1'000'000, owner = 2'000'000, privileges = 3'000'000,
                               security_labels = 6'000'000;
}  // namespace system_catalog

/// What two catalogs know an object by. Unquoted. `schema` is empty for what lives in no schema, `parent` for
/// what belongs to no relation.
struct ObjectName {
  std::string schema;
  std::string parent;
  std::string name;

  bool operator==(const ObjectName&) const = default;
  auto operator<=>(const ObjectName&) const = default;
};

/// Whether a table has a column or constraint by itself, from the tables that it inherits from, or both.
enum class Origin { own, both, parents };

/// The header of every object. Kinds derive a struct with typed facts from it.
struct Object {
  const Kind* kind = nullptr;  ///< Never null in a catalog; kinds live as long as the program.
  ObjectName name;
  Address address;
  Address parent;  ///< The relation or column that it belongs to; none for most.
  std::string comment;
  /// What it needs beside what pg_depend says; for objects that the server does not know as such.
  std::vector<Address> needs;
  Origin origin = Origin::own;
  std::vector<Address> inherits_from;  ///< Of a table: its parents, in order; of a partition, its table.
  /// The names it occupies among the relations and types of its schema, beside its own if it is one.
  std::vector<std::string> claims;

  Object() = default;
  Object(const Object&) = default;
  Object& operator=(const Object&) = default;
  virtual ~Object() = default;
};

using ObjectPtr = std::shared_ptr<const Object>;

/// The name of a relation, type or function itself.
inline Name own_name(const Object& object) {
  return {object.name.schema, object.name.name};
}
/// The name of the relation that a column, constraint, index, trigger or policy belongs to.
inline Name parent_name(const Object& object) {
  return {object.name.schema, object.name.parent};
}

}  // namespace retort::catalog
