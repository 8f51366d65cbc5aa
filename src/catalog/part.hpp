// Indexes and keys of partitioned tables that are not on every partition. Their parts are put together one by
// one, and a partition that comes later gets one by itself.
#pragma once

#include <string>
#include <vector>

#include "catalog/twin.hpp"
#include "operation/operation.hpp"

namespace retort::catalog {

/// An index, or a constraint that has one.
struct Part : MayHaveTwin {
  std::vector<std::string> without;  ///< Of a partitioned table's: the tables below that lack it, quoted.
  std::vector<Address> comes_after;  ///< Partitions that would get a part of it by themselves.
  std::string root;      ///< Quoted: the index of the table above, of an index that is a part of it.
  std::string part_of;   ///< Quoted: the index that this one was attached to by hand.
  bool brought = false;  ///< It came with the partition, and has its name to get.
};

/// Null for objects of other kinds.
const Part* part(const Object& object);
/// The quoted name of the index.
std::string index_name(const Object& object);
/// `object`, attached by hand, for a partition that has come after what it is a part of.
ObjectPtr brought(const Object& object);
/// Whether `want` is without a part where `have` is not, which only making it anew can bring about.
bool loses_parts(const Part& have, const Part& want);
operation::Change attach(const Object& object, const std::string& to);
/// Gives the index of a partition that has come with `root` its name, whatever that is by now. If another one
/// that came like that has the name, the two change names.
operation::Change rename_part(const Object& object, const std::string& root, const std::string& name);

}  // namespace retort::catalog
