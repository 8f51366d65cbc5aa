#include "catalog/kinds.hpp"

#include "catalog/catalog.hpp"

namespace retort::catalog {

const std::vector<const Kind*>& kinds() {
  static const std::vector<const Kind*> all = {
      &schema_kind(),         &extension_kind(),  &enum_kind(),
      &composite_kind(),      &range_kind(),      &domain_kind(),
      &sequence_kind(),       &table_kind(),      &column_kind(),
      &default_kind(),        &constraint_kind(), &index_kind(),
      &sequence_owner_kind(), &function_kind(),   &aggregate_kind(),
      &view_kind(),           &trigger_kind(),    &policy_kind(),
      &owner_kind(),          &privilege_kind(),  &default_privilege_kind(),
  };
  return all;
}

}  // namespace retort::catalog
