// The statements of the runtime, built from descriptors and parts; pure.
#pragma once

#include <retort/orm.hpp>

namespace retort::orm {

/// INSERT … VALUES … RETURNING every column; with `conflict` (not null) ON CONFLICT.
detail::Expression insert_statement(const TableInfo& table, detail::RowSource rows,
                                    const std::vector<const ColumnInfo*>& send,
                                    const detail::ConflictParts* conflict = nullptr);

/// SELECT or DELETE by primary key, and UPDATE of everything else by it. RETURNING every column for UPDATE.
detail::Expression find_statement(const TableInfo& table, const std::vector<detail::Parameter>& key);
detail::Expression erase_statement(const TableInfo& table, const std::vector<detail::Parameter>& key);
detail::Expression update_statement(const TableInfo& table, const void* row);

detail::Expression select_statement(const detail::SelectParts& parts);
detail::Expression count_statement(const detail::SelectParts& parts);
detail::Expression exists_statement(const detail::SelectParts& parts);
/// Throws Error R0709 if nothing is assigned.
detail::Expression update_statement(const detail::ChangeParts& parts, bool returning);
detail::Expression erase_statement(const detail::ChangeParts& parts, bool returning);

}  // namespace retort::orm
