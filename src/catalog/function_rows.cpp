#include "catalog/function_rows.hpp"

#include "base/column_aliases.hpp"

namespace retort::catalog {

FunctionRows read_function_rows(Fields& fields) {
  FunctionRows rows;
  rows.functions = fields.list();
  for (const std::string& table : fields.list())
    rows.types.push_back({system_catalog::relation, static_cast<std::uint32_t>(std::stoul(table)), 0});
  for (const std::string& type : fields.list())
    rows.types.push_back({system_catalog::type, static_cast<std::uint32_t>(std::stoul(type)), 0});
  return rows;
}

std::string without_own_columns(std::string text, const FunctionRows& rows) {
  for (const std::string& function : rows.functions) {
    const std::size_t columns = function.find('(');
    text = base::without_own_columns(text, std::string_view(function).substr(0, columns),
                                     std::string_view(function).substr(columns + 1));
  }
  return text;
}

std::string as_printed(const std::string& text, const FunctionRows& rows) {
  return rows.functions.empty() ? text : base::sort_column_aliases(text);
}

std::vector<Address> rows_in(const Object& object) {
  const auto* rows = dynamic_cast<const FunctionRows*>(&object);
  return rows ? rows->types : std::vector<Address>();
}

}  // namespace retort::catalog
