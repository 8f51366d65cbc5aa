// What a generated registry calls: the models as flat data, turned into a DeclaredSchema by ordinary code.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <retort/annotated.hpp>
#include <retort/project.hpp>

namespace retort::registry {

using Words = std::span<const annotation::Clause>;

struct Column {
  std::string_view member;
  /// The SQL type, with these modifiers (`(320)`) if any.
  std::string (*type)(std::string_view modifiers);
  bool nullable;
  Words words;
};

struct Table {
  std::span<const std::string_view> types;  ///< Qualified names: its own, then its bases'.
  std::span<const Column> columns;
  Words words;
  std::string_view file;
  int line;
  int column;
};

struct Enum {
  const EnumInfo* info;
  Words words;
  std::string_view file;
  int line;
  int column;
};

template <typename T>
constexpr Column make_column(std::string_view member) {
  return {member, &sql_type_name<T>, column_type<T>::nullable, {}};
}

template <typename T, std::size_t Size>
constexpr Column make_column(std::string_view member, const annotation::Annotations<Size>& words) {
  return {member, &sql_type_name<T>, column_type<T>::nullable, {words.items, Size}};
}

template <typename Row, std::size_t Size>
constexpr Table make_table(std::span<const Column> columns, const annotation::Annotations<Size>& words,
                           std::string_view file, int line, int column) {
  return {names<Row>::types, columns, {words.items, Size}, file, line, column};
}

template <std::size_t Size>
constexpr Enum make_enum(const EnumInfo& info, const annotation::Annotations<Size>& words,
                         std::string_view file, int line, int column) {
  return {&info, {words.items, Size}, file, line, column};
}

/// The schema that the models declare: enums and tables by qualified name, columns in their own order. Throws
/// Error with the R014x that `check` finds.
DeclaredSchema declare(std::span<const Enum> enums, std::span<const Table> tables);

}  // namespace retort::registry
