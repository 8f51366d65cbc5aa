#include "header/header.hpp"

namespace retort::header {
namespace {

std::string within(const std::string& outer, const std::string& name) {
  return outer.empty() ? name : outer + "::" + name;
}

}  // namespace

std::string scope_name(const std::vector<Scope>& scope) {
  std::string text;
  for (const Scope& part : scope) text = within(text, part.name);
  return text;
}

std::string qualified_name(const Struct& structure) {
  return within(scope_name(structure.scope), structure.name);
}

std::string qualified_name(const Enum& enumeration) {
  const std::string scope = scope_name(enumeration.scope);
  return within(enumeration.outer.empty() ? scope : within(scope, enumeration.outer), enumeration.name);
}

}  // namespace retort::header
