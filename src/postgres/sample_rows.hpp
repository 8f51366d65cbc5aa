// Rows for the tables of a schema, and what is left of them after a plan has run.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <retort/connection.hpp>

namespace retort::postgres {

/// Tables to leave alone: schema (empty: any) and name.
using LeftAlone = std::vector<std::pair<std::string, std::string>>;

/// Puts two rows, of values that their columns may have, into every empty table that takes them. Returns the
/// tables that are empty all the same.
std::vector<std::string> fill_tables(Connection& connection, const LeftAlone& left_alone = {});

/// Takes all rows out of all tables.
void empty_tables(Connection& connection, const LeftAlone& left_alone = {});

/// Takes the rows out of a table, whose name is quoted as SQL has it, and out of those that refer to them.
void empty_table(Connection& connection, const std::string& table);

/// What is in the tables: `schema.table` -> its rows' number, `schema.table.column type` -> its values.
using Contents = std::map<std::string, std::string>;
Contents read_contents(Connection& connection, const LeftAlone& left_alone = {});

/// A line for each table with another number of rows, and for each column of unchanged type with other
/// values. What is missing altogether is no loss: a plan says that it drops it.
std::vector<std::string> losses(const Contents& before, const Contents& after);

}  // namespace retort::postgres
