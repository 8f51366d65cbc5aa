#include "codegen/render.hpp"

#include <algorithm>
#include <iterator>

#include "base/file.hpp"

namespace retort::codegen {
namespace {

const char* const keywords[] = {
    "alignas", "alignof", "and",       "asm",     "auto",     "bool",     "break",    "case",
    "catch",   "char",    "class",     "concept", "const",    "continue", "decltype", "default",
    "delete",  "do",      "double",    "else",    "enum",     "explicit", "export",   "extern",
    "false",   "float",   "for",       "friend",  "goto",     "if",       "inline",   "int",
    "long",    "mutable", "namespace", "new",     "noexcept", "not",      "nullptr",  "operator",
    "or",      "private", "protected", "public",  "register", "requires", "return",   "short",
    "signed",  "sizeof",  "static",    "struct",  "switch",   "template", "this",     "throw",
    "true",    "try",     "typedef",   "typeid",  "typename", "union",    "unsigned", "using",
    "virtual", "void",    "volatile",  "while",   "xor",
};

std::string identifier(const std::string& name) {
  std::string result;
  for (char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || static_cast<unsigned char>(c) >= 0x80;
    result += plain ? c : '_';
  }
  if (result.empty() || (result[0] >= '0' && result[0] <= '9')) result.insert(0, "_");
  const bool keyword =
      std::any_of(std::begin(keywords), std::end(keywords), [&](const char* word) { return result == word; });
  return keyword ? result + "_" : result;
}

std::string table_name(const header::Struct& structure) {
  return structure.table.literal.empty() ? structure.name : structure.table.literal;
}

}  // namespace

Template::Template(const std::string& name, const std::string& built_in, const Options& options)
    : parsed_(!options.templates.empty() && std::filesystem::exists(options.templates / name)
                  ? base::read_file(options.templates / name)
                  : built_in) {
  parsed_.set_custom_escape([](const std::string& value) { return value; });
  if (parsed_.is_valid()) return;
  throw Error(Diagnostic{.code = "R0128",
                         .text = "the template `" + name + "` cannot be read: " + parsed_.error_message(),
                         .help = "mend it, or remove it from the folder of templates to use the one built in",
                         .place = {(options.templates / name).string(), 0, 0},
                         .excerpt = {}});
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string row_type(const header::Struct& structure) {
  return "::" + qualified_name(structure);
}

std::string inner_space(const std::vector<header::Scope>& scope, const std::string& name) {
  const std::string outer = header::scope_name(scope);
  return (outer.empty() ? "" : "::" + outer) + "::retort_" + name;
}

std::string open_scope(const std::vector<header::Scope>& scope) {
  std::string result;
  for (const header::Scope& part : scope) {
    result += std::string(result.empty() ? "" : " ") + (part.is_inline ? "inline " : "") + "namespace " +
              part.name + " {";
  }
  return result;
}

std::string close_scope(const std::vector<header::Scope>& scope) {
  return std::string(scope.size(), '}');
}

std::string object_name(const Models& models, const Model& table) {
  const header::Struct& structure = *table.structure;
  const std::string name = table_name(structure);
  bool shared = false;
  bool taken = false;
  for (const Model& other : models.models) {
    const header::Struct& candidate = *other.structure;
    if (candidate.scope != structure.scope) continue;
    shared = shared || (&candidate != &structure && candidate.table.present && table_name(candidate) == name);
  }
  const std::string result =
      identifier(shared && !structure.table.schema.empty() ? structure.table.schema + "_" + name : name);
  const header::Header& header = *models.units[table.unit].header;
  for (const header::Struct& other : header.structs)
    taken = taken || (other.scope == structure.scope && other.name == result);
  for (const header::Enum& other : header.enums)
    taken = taken || (other.scope == structure.scope && other.name == result);
  return taken ? result + "_" : result;
}

}  // namespace retort::codegen
