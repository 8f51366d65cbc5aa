#include "catalog/twin.hpp"

#include "catalog/kinds.hpp"

namespace retort::catalog {

Twin read_twin(Fields& fields) {
  Twin twin;
  twin.root = fields.text();
  const std::uint32_t index = fields.oid();
  const std::uint32_t constraint = fields.oid();
  twin.root_address = constraint ? Address{system_catalog::constraint, constraint, 0}
                                 : Address{system_catalog::relation, index, 0};
  twin.index = fields.oid();
  return twin;
}

const Twin* twin_of(const Object& object) {
  if (object.kind != &index_kind() && object.kind != &constraint_kind()) return nullptr;
  const Twin& twin = static_cast<const MayHaveTwin&>(object).twin;
  return twin.root.empty() ? nullptr : &twin;
}

std::vector<Address> twin_waits_for(const Object& object) {
  const Twin* twin = twin_of(object);
  if (!twin) return {};
  return {twin->root_address, {system_catalog::relation, twin->index, 0}};
}

// A constraint's number is drawn just after that of its index.
bool is_taken_before_twin(const Object& object) {
  const Twin* twin = twin_of(object);
  return twin && object.address.object < twin->index;
}

}  // namespace retort::catalog
