#include "catalog/type.hpp"

#include "base/sql.hpp"

namespace retort::catalog {

Name aside(const Object& object) {
  std::string name = object.name.name.substr(0, 63 - 4);
  // Not in the middle of a character of UTF-8.
  if (name.size() < object.name.name.size()) {
    while (!name.empty() && (static_cast<unsigned char>(object.name.name[name.size()]) & 0xC0) == 0x80) {
      name.pop_back();
    }
  }
  return {object.name.schema, name + "_old"};
}

operation::Change rename_type(std::string_view word, const Object& object, const std::string& name) {
  return execute("ALTER " + std::string(word) + ' ' + base::quote_name(own_name(object)) + " RENAME TO " +
                 base::quote_identifier(name));
}

}  // namespace retort::catalog
