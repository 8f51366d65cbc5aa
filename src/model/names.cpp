#include "model/names.hpp"

#include "base/file.hpp"

namespace retort::model {

std::string shortened(const std::string& name) {
  if (name.size() <= longest_name) return name;
  const std::string hash = "_" + base::sha256(name).substr(0, 8);
  std::size_t size = longest_name - hash.size();
  // Not in the middle of a UTF-8 sequence.
  while (size > 0 && (static_cast<unsigned char>(name[size]) & 0xc0) == 0x80) --size;
  return name.substr(0, size) + hash;
}

std::string index_name(const IndexDefinition& index) {
  std::string name = "ix_" + index.table.name;
  for (const IndexElement& element : index.elements)
    name += "_" + (element.column.empty() ? "expr" : element.column);
  return shortened(name);
}

}  // namespace retort::model
