// Equal indexes of one partition: its own, or its own constraint's, and the one that came with its table's.
// The server would take the elder of the two for a part of its table's index, so the own one has to come
// later.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/fields.hpp"
#include "catalog/object.hpp"

namespace retort::catalog {

struct Twin {
  std::string root;  ///< Quoted: the partitioned table's index. Empty: no twin.
  Address root_address;
  std::uint32_t index = 0;  ///< The one that came with it.

  bool operator==(const Twin& other) const { return root == other.root; }
};

/// An index or constraint.
struct MayHaveTwin : Object {
  Twin twin;
};

Twin read_twin(Fields& fields);

/// Null for objects without one.
const Twin* twin_of(const Object& object);
/// What has to be there before `object` is created, without its depending on it.
std::vector<Address> twin_waits_for(const Object& object);
/// Whether it is the elder, and would become a part of its table's if the partition was attached.
bool is_taken_before_twin(const Object& object);

}  // namespace retort::catalog
