// Where each kind's file offers its one Kind. A new kind adds a line here and one to kinds.cpp.
#pragma once

#include "catalog/kind.hpp"

namespace retort::catalog {

const Kind& schema_kind();
const Kind& extension_kind();
const Kind& enum_kind();
const Kind& composite_kind();
const Kind& range_kind();
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
const Kind& owner_kind();
const Kind& privilege_kind();
const Kind& default_privilege_kind();

}  // namespace retort::catalog
