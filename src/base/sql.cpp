// Quoting as the server's own quote_ident does it, for every server from 13 to 18 at once: a word that any of
// them wants quoted is quoted, so that a file reads the same whatever server it was written against.
#include "base/sql.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace retort::base {
namespace {

/// The words that are a column name, a type, a function or reserved (every category of pg_get_keywords() but
/// U) in some version from 13 to 18, sorted.
// clang-format off
constexpr auto keywords = std::to_array<std::string_view>({
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization",
    "between", "bigint", "binary", "bit", "boolean", "both", "case", "cast", "char", "character", "check",
    "coalesce", "collate", "collation", "column", "concurrently", "constraint", "create", "cross",
    "current_catalog", "current_date", "current_role", "current_schema", "current_time",
    "current_timestamp", "current_user", "dec", "decimal", "default", "deferrable", "desc", "distinct",
    "do", "else", "end", "except", "exists", "extract", "false", "fetch", "float", "for", "foreign",
    "freeze", "from", "full", "grant", "greatest", "group", "grouping", "having", "ilike", "in",
    "initially", "inner", "inout", "int", "integer", "intersect", "interval", "into", "is", "isnull",
    "join", "json", "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg",
    "json_query", "json_scalar", "json_serialize", "json_table", "json_value", "lateral", "leading",
    "least", "left", "like", "limit", "localtime", "localtimestamp", "merge_action", "national",
    "natural", "nchar", "none", "normalize", "not", "notnull", "null", "nullif", "numeric", "offset",
    "on", "only", "or", "order", "out", "outer", "overlaps", "overlay", "placing", "position",
    "precision", "primary", "real", "references", "returning", "right", "row", "select", "session_user",
    "setof", "similar", "smallint", "some", "substring", "symmetric", "system_user", "table",
    "tablesample", "then", "time", "timestamp", "to", "trailing", "treat", "trim", "true", "union",
    "unique", "user", "using", "values", "varchar", "variadic", "verbose", "when", "where", "window",
    "with", "xmlattributes", "xmlconcat", "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces",
    "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmltable"
});
// clang-format on

bool is_plain(std::string_view name) {
  const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto continues = [&starts](char c) { return starts(c) || (c >= '0' && c <= '9'); };
  return !name.empty() && starts(name.front()) && std::all_of(name.begin(), name.end(), continues);
}

}  // namespace

std::string quote_identifier(std::string_view name) {
  static_assert(std::is_sorted(keywords.begin(), keywords.end()));
  if (is_plain(name) && !std::binary_search(keywords.begin(), keywords.end(), name)) return std::string{name};
  return '"' + replace_all(name, "\"", "\"\"") + '"';
}

std::string quote_name(const Name& name) {
  if (name.schema.empty()) return quote_identifier(name.name);
  return quote_identifier(name.schema) + '.' + quote_identifier(name.name);
}

std::string quote_list(const std::vector<std::string>& names) {
  std::string result;
  for (const std::string& name : names) {
    if (!result.empty()) result += ", ";
    result += quote_identifier(name);
  }
  return result;
}

std::string quote_literal(std::string_view text) {
  const std::string quoted = '\'' + replace_all(text, "'", "''") + '\'';
  if (text.find('\\') == std::string_view::npos) return quoted;
  return 'E' + replace_all(quoted, "\\", "\\\\");
}

}  // namespace retort::base
