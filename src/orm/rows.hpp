// Between the rows of a model and the columns of a statement, by descriptor.
#pragma once

#include <retort/orm.hpp>

#include "orm/session.hpp"

namespace retort::orm {

/// The value of a column in `row`; empty for NULL.
detail::Parameter write(const ColumnInfo& column, const void* row);

/// Whether a column's member is as in a freshly constructed row.
bool untouched(const TableInfo& table, const ColumnInfo& column, const void* row);

/// Every row of `result`, whose columns are those of `table` in order. Throws Error R0704 for NULL where the
/// member cannot hold it.
void read(const TableInfo& table, const Result& result, detail::RowSink sink);

/// `"id", "email"`: every column, for SELECT and RETURNING.
std::string column_list(const TableInfo& table);

}  // namespace retort::orm
