#include "orm/rows.hpp"

#include "orm/failure.hpp"
#include "orm/quote.hpp"

namespace retort::orm {

detail::Parameter write(const ColumnInfo& column, const void* row) {
  std::string text;
  // Accessors serve readers and writers of rows; this one only looks.
  if (!column.codec->write(column.member(const_cast<void*>(row)), text)) return std::nullopt;
  return text;
}

bool untouched(const TableInfo& table, const ColumnInfo& column, const void* row) {
  return write(column, row) == write(column, table.fresh());
}

void read(const TableInfo& table, const Result& result, detail::RowSink sink) {
  for (int row = 0; row < result.rows(); ++row) {
    void* const target = sink.append(sink.container);
    for (std::size_t i = 0; i < table.size; ++i) {
      const ColumnInfo& column = table.columns[i];
      const std::optional<std::string_view> text = result.value(row, static_cast<int>(i));
      if (!text && !column.codec->nullable) {
        fail("R0704",
             "column " + quote(table.name, column.name) + " holds NULL where the model has no std::optional",
             "make the member optional, or the column NOT NULL: migrate verify shows how they differ");
      }
      column.codec->read(column.member(target), text ? &*text : nullptr);
    }
  }
}

std::string column_list(const TableInfo& table) {
  std::string list;
  for (std::size_t i = 0; i < table.size; ++i) {
    if (i != 0) list += ", ";
    list += quote(table.columns[i].name);
  }
  return list;
}

}  // namespace retort::orm
