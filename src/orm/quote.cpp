#include "orm/quote.hpp"

namespace retort::orm {

std::string quote(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  quoted += '"';
  return quoted;
}

std::string quote(std::string_view schema, std::string_view name) {
  return schema.empty() ? quote(name) : quote(schema) + "." + quote(name);
}

}  // namespace retort::orm
