// Where each kind's file offers its one Kind. A new kind adds a line here and one to kinds.cpp.
#pragma once

#include "catalog/kind.hpp"

namespace retort::catalog {

const Kind& schema_kind();
/// Schema `public` without the comment that initdb writes; any other schema as it is.
ObjectPtr without_standard_comment(const ObjectPtr& schema);
const Kind& extension_kind();
const Kind& enum_kind();
const Kind& composite_kind();
const Kind& range_kind();
const Kind& base_type_kind();
const Kind& domain_kind();
const Kind& sequence_kind();
const Kind& table_kind();
const Kind& column_kind();
const Kind& default_kind();
const Kind& constraint_kind();
const Kind& index_kind();
const Kind& sequence_owner_kind();
const Kind& function_kind();
const Kind& aggregate_kind();
const Kind& view_kind();
const Kind& trigger_kind();
const Kind& policy_kind();
const Kind& access_method_kind();
const Kind& cast_kind();
const Kind& collation_kind();
const Kind& conversion_kind();
const Kind& event_trigger_kind();
const Kind& foreign_data_wrapper_kind();
const Kind& foreign_server_kind();
const Kind& language_kind();
const Kind& operator_kind();
const Kind& operator_class_kind();
const Kind& operator_family_kind();
const Kind& publication_kind();
const Kind& publication_member_kind();
const Kind& rule_kind();
const Kind& statistics_kind();
const Kind& subscription_kind();
const Kind& text_search_configuration_kind();
const Kind& text_search_dictionary_kind();
const Kind& text_search_parser_kind();
const Kind& text_search_template_kind();
const Kind& transform_kind();
const Kind& user_mapping_kind();
const Kind& column_settings_kind();
const Kind& replica_identity_kind();
const Kind& clustering_kind();
const Kind& inherited_column_kind();
const Kind& not_null_kind();
const Kind& owner_kind();
const Kind& privilege_kind();
const Kind& default_privilege_kind();

/// Whether CREATE INDEX CONCURRENTLY can make `object`: an index of its own, not on a partitioned table.
bool can_be_built_concurrently(const Object& object, const Catalog& catalog);

/// The table that a foreign key refers to; none of another constraint.
std::optional<Name> referenced_table(const Object& constraint);
/// Tables that have to be there before a CHECK that is NOT VALID is created, which then is not valid in them.
std::vector<Address> constraint_waits_for(const Object& constraint);
/// The same for a NOT NULL that is NOT VALID.
std::vector<Address> not_null_waits_for(const Object& not_null);
/// The column of a NOT NULL constraint with something of its own, and what the server calls those without.
std::string not_null_column(const Object& not_null);
std::string usual_not_null_name(const std::string& table, const std::string& column);
/// Whether a constraint is a CHECK that a table has from its parents, not valid. None can join them with it.
bool is_copied_not_valid(const Object& constraint);

/// The schema that an extension's objects are in.
std::string extension_schema(const Object& extension);
/// Whether its objects can move to another schema, with everything that uses them left in place.
bool is_relocatable(const Object& extension);

/// What other kinds may ask of a column: its type.
std::string column_type(const Object& column);
/// Whether it takes no NULL.
bool column_not_null(const Object& column);
/// The sequence of its identity; without a name if it has none.
Name identity_sequence(const Object& column);

/// The name of a function, procedure or aggregate, quoted, without the arguments that its object's name
/// holds.
std::string routine_name(const Object& routine);
/// ALTER … RENAME TO for a function, procedure or aggregate, whose names hold their arguments.
operation::Changes rename_routine(const Kind& kind, const Object& have, const Object& want);

/// What PostgreSQL 18 leaves to do beside `renaming` of a table or column of `have`: the NOT NULL constraints
/// that it named after them keep their names.
operation::Changes rename_usual_not_nulls(const Catalog& have, const Renaming& renaming);

/// The column that owns a sequence, of a sequence_owner object.
struct OwningColumn {
  Name table;
  std::string column;
};
OwningColumn owning_column(const Object& sequence_owner);

/// Where a table stands among others.
struct Membership {
  Name partition_of;                  ///< Without a name: no partition.
  std::string bound;                  ///< `FOR VALUES …`.
  std::vector<std::string> inherits;  ///< Quoted names.

  bool operator==(const Membership&) const = default;
};
Membership membership(const Object& table);
bool is_partitioned(const Object& table);

/// A table of which nothing is known but the name.
std::shared_ptr<Object> bare_table(const Name& name, const Address& address);

/// An object of inherited_column_kind() without all but its comment.
std::shared_ptr<Object> comment_alone(const Object& inherited_column);

}  // namespace retort::catalog
