#include "codegen/render.hpp"

#include <algorithm>
#include <iterator>

#include "base/file.hpp"

namespace retort::codegen {
namespace {

/// A static_assert after annotations of these kinds if their text holds `word`; the first that fails tells
/// most.
struct ProblemText {
  const char* problem;  ///< As in annotation::Problem.
  const char* code;
  const char* word;
  const char* message;  ///< Before it stands what is annotated.
  bool column, table, enumeration;
};

const ProblemText problems[] = {
    {"nameless", "R0163", "", "the first thing in the parentheses is the name, a text that is not empty",
     false, true, true},
    {"unknown_model", "R0155", "&",
     "this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed",
     true, true, false},
    {"not_a_column", "R0156", "&", "this names a member that is no column", true, true, false},
    {"mixin_reference", "R0157", "&",
     "this references a member of a mixin: write &Table::member with a table", true, true, false},
    {"other_table", "R0158", "&", "this names a column of another table", false, true, false},
    {"key_type", "R0159", "&", "a foreign key and the column that it references must have one type", true,
     true, false},
    {"length_type", "R0160", "length", "length() is for text columns", true, false, false},
    {"precision_type", "R0161", "precision",
     "precision() is for numeric columns, and with one number for times", true, false, false},
    {"default_type", "R0164", "default_value", "default_value() does not fit the type of the column", true,
     false, false},
    {"nullable_key", "R0162", "primary_key", "a primary key accepts no NULL: take std::optional away", true,
     true, false},
};

const char* const misfit = "a word of this annotation has no meaning here, or does not fit the type";

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

void set_text(data& values, const header::Annotation& annotation) {
  values.set("text", annotation.text);
  values.set("text_line", std::to_string(annotation.position.line));
  values.set("pad", std::string(static_cast<std::size_t>(std::max(annotation.position.column - 1, 0)), ' '));
}

namespace {

/// The asserts for the words `first` to `last`, whose text is `text`.
data problem_list(Annotated kind, const std::string& what, const std::string& text,
                  const std::string& range) {
  data list{data::type::list};
  const auto add = [&](const std::string& condition, const char* code, const char* message) {
    data item;
    item.set("condition", condition);
    item.set("code", code);
    item.set("message", what + ": " + message);
    list.push_back(item);
  };
  for (const ProblemText& problem : problems) {
    const bool wanted = kind == Annotated::column  ? problem.column
                        : kind == Annotated::table ? problem.table
                                                   : problem.enumeration;
    if (!wanted || text.find(problem.word) == std::string::npos) continue;
    add("has(::retort::annotation::Problem::" + std::string(problem.problem) + ", " + range + ")",
        problem.code, problem.message);
  }
  // Whatever is left: a misplaced word, or one of the above that came in through a constant.
  add("has_any(" + range + ")", "R0154", misfit);
  return list;
}

}  // namespace

data check_list(Annotated kind, const std::string& what, const header::Annotation& annotation) {
  data list{data::type::list};
  const std::vector<header::Part>& parts = annotation.parts;
  std::size_t first = 0;
  do {
    std::size_t next = first + 1;
    while (next < parts.size() && parts[next].line == parts[first].line) ++next;
    const bool final = next >= parts.size();
    const std::size_t begin = parts.empty() ? 0 : parts[first].offset;
    const std::size_t end = final ? annotation.text.size() : parts[next].offset;
    // Words may be more than the commas tell, by template arguments: the last line takes what is left.
    const std::string range = std::to_string(first) + ", " + (final ? "99" : std::to_string(next - 1));
    data item;
    item.set("line", std::to_string(parts.empty() ? annotation.position.line : parts[first].line));
    item.set("problems", problem_list(kind, what, annotation.text.substr(begin, end - begin), range));
    list.push_back(item);
    first = next;
  } while (first < parts.size());
  return list;
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
