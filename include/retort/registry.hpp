// What a generated registry calls: the models as flat data, turned into a DeclaredSchema by ordinary code.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <retort/generated.hpp>
#include <retort/project.hpp>

namespace retort::registry {

using Words = std::span<const annotation::Clause>;

constexpr Words words_of(const annotation::Words& words) {
  return {words.items, words.size};
}

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

namespace detail {

template <typename T>
constexpr Column column_of(std::string_view member, const annotation::Words& words) {
  if constexpr (Mapped<T>) {
    return {member, &sql_type_name<T>, column_type<T>::nullable, words_of(words)};
  } else {
    return {};  // reported where the column is declared
  }
}

template <typename Struct, auto... Own>
constexpr void append_columns(Column*& out, Members<Own...>*) {
  [[maybe_unused]] std::size_t at = 0;
  ((*out++ = column_of<decltype(retort::detail::member_type(Own))>(names<Struct>::columns[at],
                                                                   column_words<Struct>[at]),
    ++at),
   ...);
}

template <typename... Structs>
struct ColumnsOf {
  static constexpr std::size_t size =
      (annotation::detail::member_count(annotation::detail::member_list<Structs>{}) + ... + 0);
  Column items[size == 0 ? 1 : size] = {};

  constexpr ColumnsOf() {
    Column* out = items;
    (append_columns<Structs>(out, annotation::detail::member_list<Structs>{}), ...);
  }
};

template <typename... Structs>
inline constexpr ColumnsOf<Structs...> columns_of;

template <typename Row, const auto& TableWords, typename... Structs>
constexpr Table make_table(annotation::TableOf<Row, TableWords, Structs...>*, std::string_view file, int line,
                           int column) {
  return {names<Row>::types,
          {columns_of<Structs...>.items, ColumnsOf<Structs...>::size},
          words_of(TableWords),
          file,
          line,
          column};
}

}  // namespace detail

template <typename Row>
constexpr Table make_table(std::string_view file, int line, int column) {
  return detail::make_table(static_cast<table_traits<Row>*>(nullptr), file, line, column);
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
