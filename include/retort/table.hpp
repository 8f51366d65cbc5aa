// What generated code tells the runtime about a model: constant data without types. A generated header
// describes each struct once (templates/orm_header.mustache has the shape); everything that works on rows is
// ordinary code in src/orm that reads these descriptions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <retort/sql_type.hpp>

namespace retort {

/// What the annotations of a column mean to reading and writing rows.
struct ColumnFlags {
  bool primary_key = false;
  /// The server fills it in when it is left out: a default, default_now, serial or identity.
  bool server_default = false;
  bool identity_always = false;  ///< GENERATED ALWAYS AS IDENTITY: sent only with OVERRIDING SYSTEM VALUE.
  bool generated = false;        ///< GENERATED ALWAYS AS (…) STORED: never sent.
  bool on_update_now = false;    ///< Becomes now() when Retort updates the row.
};

/// How the values of one C++ type travel, with the type erased. A binary form and COPY are further members.
struct Codec {
  bool nullable;
  /// Appends the value's text. False, with nothing appended, means NULL.
  bool (*write)(const void* value, std::string& text);
  /// Reads into a value that exists. A null `text` is NULL, and comes only where `nullable`.
  void (*read)(void* value, const std::string_view* text);
};

struct ColumnInfo {
  std::string_view name;
  const Codec* codec;
  /// The column's member in a row of the model.
  void* (*member)(void* row);
  ColumnFlags flags;
};

struct TableInfo {
  std::string_view schema;  ///< Empty: found by the session's search_path, as `public` is.
  std::string_view name;
  const ColumnInfo* columns;
  std::size_t size;
  /// A row of the model as its default constructor leaves it.
  const void* (*fresh)();
};

/// Specialised in generated code for every RETORT_TABLE:
///   static constexpr … columns;              a range of ColumnInfo, in the order of the table's columns
///   static constexpr TableInfo info;
///   using members = Members<&Row::id, …>;    in the same order
template <typename Row>
struct table_traits;

/// Pointers to the members of a model that are columns; a name for the list, never defined.
template <auto... Member>
struct Members;

/// A struct that is a table.
template <typename Row>
concept Model = requires {
  table_traits<Row>::info;
};

namespace detail {

/// The text of a value, through optional, arrays and the user's own mapping.
template <typename T>
struct TextCodec {
  static bool write(const T& value, std::string& text) {
    text += sql_type<T>::to_text(value);
    return true;
  }
  static void read(T& value, std::string_view text) { value = sql_type<T>::from_text(text); }
};

template <typename T>
struct TextCodec<std::optional<T>> {
  static bool write(const std::optional<T>& value, std::string& text) {
    return value.has_value() && TextCodec<T>::write(*value, text);
  }
  static void read(std::optional<T>& value, std::string_view text) {
    TextCodec<T>::read(value.emplace(), text);
  }
};

template <typename T>
constexpr bool is_array = column_type<T>::array;

template <typename T>
requires is_array<std::vector<T>>
struct TextCodec<std::vector<T>> {
  static bool write(const std::vector<T>& value, std::string& text) {
    std::string array = "{";
    for (std::size_t i = 0; i < value.size(); ++i) {
      const T& item = value[i];  // vector<bool> gives a copy that lives as long as the reference
      std::string element;
      const bool present = TextCodec<T>::write(item, element);
      if constexpr (is_array<T>) {
        append_array_row(array, element);
      } else {
        append_array_element(array, present ? &element : nullptr);
      }
    }
    text += array;
    text += '}';
    return true;
  }
  static void read(std::vector<T>& value, std::string_view text) {
    value.clear();
    read_array(text, &value, [](void* context, const std::string* element) {
      T item{};
      if (element != nullptr) {
        TextCodec<T>::read(item, *element);
      } else if constexpr (!column_type<T>::nullable) {
        null_in_array();
      }
      static_cast<std::vector<T>*>(context)->push_back(std::move(item));
    });
  }
};

template <typename T>
bool write_value(const void* value, std::string& text) {
  return TextCodec<T>::write(*static_cast<const T*>(value), text);
}

template <typename T>
void read_value(void* value, const std::string_view* text) {
  T& target = *static_cast<T*>(value);
  if constexpr (column_type<T>::nullable) {
    if (text == nullptr) {
      target = T{};
      return;
    }
  }
  TextCodec<T>::read(target, *text);
}

template <typename T>
inline constexpr Codec codec{column_type<T>::nullable, write_value<T>, read_value<T>};

template <typename Row, auto Member>
void* member(void* row) {
  return &(static_cast<Row*>(row)->*Member);
}

template <typename T, typename Row>
T member_type(T Row::*);

}  // namespace detail

/// A table of `Row`.
template <typename Row>
constexpr TableInfo describe_table(std::string_view schema, std::string_view name, const ColumnInfo* columns,
                                   std::size_t size) {
  return {schema, name, columns, size, []() -> const void* {
            static const Row row{};
            return &row;
          }};
}

}  // namespace retort
