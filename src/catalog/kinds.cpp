#include "catalog/kinds.hpp"

#include "catalog/catalog.hpp"
#include "catalog/extension_dependency.hpp"
#include "catalog/security_label.hpp"
#include "catalog/typing.hpp"

namespace retort::catalog {

const std::vector<const Kind*>& kinds() {
  static const std::vector<const Kind*> all = {
      &schema_kind(),
      &extension_kind(),
      &enum_kind(),
      &base_type_kind(),
      &composite_kind(),
      &range_kind(),
      &domain_kind(),
      &access_method_kind(),
      &language_kind(),
      &collation_kind(),
      &foreign_data_wrapper_kind(),
      &foreign_server_kind(),
      &user_mapping_kind(),
      &sequence_kind(),
      &table_kind(),
      &column_kind(),
      &inherited_column_kind(),
      &column_settings_kind(),
      &default_kind(),
      &not_null_kind(),
      &constraint_kind(),
      &index_kind(),
      &clustering_kind(),
      &typing_kind(),
      &extension_dependency_kind(),
      &replica_identity_kind(),
      &sequence_owner_kind(),
      &statistics_kind(),
      &function_kind(),
      &aggregate_kind(),
      &operator_kind(),
      &operator_family_kind(),
      &operator_class_kind(),
      &cast_kind(),
      &conversion_kind(),
      &transform_kind(),
      &text_search_parser_kind(),
      &text_search_template_kind(),
      &text_search_dictionary_kind(),
      &text_search_configuration_kind(),
      &view_kind(),
      &rule_kind(),
      &trigger_kind(),
      &policy_kind(),
      &publication_kind(),
      &publication_member_kind(),
      &subscription_kind(),
      &owner_kind(),
      &privilege_kind(),
      &default_privilege_kind(),
      &event_trigger_kind(),
      &security_label_kind(),
  };
  return all;
}

}  // namespace retort::catalog
