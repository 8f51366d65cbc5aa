// Functions that return rows of a table or composite type, called in the FROM of a view, rule, policy or
// body. The server prints names for all their columns there, those from when the text was made.
#pragma once

#include <string>
#include <vector>

#include "catalog/fields.hpp"
#include "catalog/object.hpp"

namespace retort::catalog {

struct FunctionRows {
  std::vector<std::string> functions;  ///< `public.f(a, b)`: as they are printed, with the columns.
  std::vector<Address> types;          ///< Whose columns these are.
};

FunctionRows read_function_rows(Fields& fields);

/// `text` without names that columns of `rows` have anyway: it means the same while the functions gain
/// columns.
std::string without_own_columns(std::string text, const FunctionRows& rows);
/// `text` with those names, in no order: for comparing.
std::string as_printed(const std::string& text, const FunctionRows& rows);

/// The tables and composite types whose rows functions in `object` return. It is to be made after their
/// columns have come, those that it does not use too.
std::vector<Address> rows_in(const Object& object);

}  // namespace retort::catalog
