// One line for each change.
#include "base/sql.hpp"
#include "diff/diff.hpp"

namespace retort::diff {

namespace {

using base::quote_identifier;
using base::quote_name;

std::string in(const Name& table, const std::string& name) {
  return quote_name(table) + '.' + quote_identifier(name);
}

// The first line, shortened.
std::string head(const std::string& sql) {
  const std::string line = sql.substr(0, sql.find('\n'));
  return line.size() <= 100 ? line : line.substr(0, 97) + "...";
}

const std::string& name_of(const operation::Constraint& constraint) {
  return std::visit([](const auto& one) -> const std::string& { return one.name; }, constraint);
}

struct Line {
  using S = std::string;
  S operator()(const operation::CreateSchema& o) const {
    return "create schema " + quote_identifier(o.schema.name);
  }
  S operator()(const operation::DropSchema& o) const { return "drop schema " + quote_identifier(o.name); }
  S operator()(const operation::CreateEnum& o) const {
    return "create enum " + quote_name(o.definition.name);
  }
  S operator()(const operation::DropEnum& o) const { return "drop enum " + quote_name(o.name); }
  S operator()(const operation::AddEnumValue& o) const {
    return "add value " + base::quote_literal(o.value) + " to enum " + quote_name(o.type);
  }
  S operator()(const operation::RenameEnumValue& o) const {
    return "rename value " + base::quote_literal(o.from) + " of enum " + quote_name(o.type);
  }
  S operator()(const operation::CreateSequence& o) const {
    return "create sequence " + quote_name(o.sequence.name);
  }
  S operator()(const operation::AlterSequence& o) const { return "alter sequence " + quote_name(o.to.name); }
  S operator()(const operation::DropSequence& o) const { return "drop sequence " + quote_name(o.name); }
  S operator()(const operation::CreateTable& o) const { return "create table " + quote_name(o.table.name); }
  S operator()(const operation::DropTable& o) const { return "drop table " + quote_name(o.name); }
  S operator()(const operation::RenameTable& o) const {
    return "rename table " + quote_name(o.from) + " to " + quote_identifier(o.to);
  }
  S operator()(const operation::SetTableSchema& o) const {
    return "move table " + quote_name(o.table) + " to schema " + quote_identifier(o.schema);
  }
  S operator()(const operation::AddColumn& o) const { return "add column " + in(o.table, o.column.name); }
  S operator()(const operation::DropColumn& o) const { return "drop column " + in(o.table, o.column); }
  S operator()(const operation::RenameColumn& o) const {
    return "rename column " + in(o.table, o.from) + " to " + quote_identifier(o.to);
  }
  S operator()(const operation::AlterColumn& o) const { return "alter column " + in(o.table, o.column); }
  S operator()(const operation::AddConstraint& o) const {
    return "add constraint " + in(o.table, name_of(o.constraint));
  }
  S operator()(const operation::DropConstraint& o) const { return "drop constraint " + in(o.table, o.name); }
  S operator()(const operation::RenameConstraint& o) const {
    return "rename constraint " + in(o.table, o.from) + " to " + quote_identifier(o.to);
  }
  S operator()(const operation::ValidateConstraint& o) const {
    return "validate constraint " + in(o.table, o.name);
  }
  S operator()(const operation::CreateIndex& o) const {
    return "create index " + quote_name({o.index.table.schema, o.index.name});
  }
  S operator()(const operation::DropIndex& o) const { return "drop index " + quote_name(o.index); }
  S operator()(const operation::RenameIndex& o) const {
    return "rename index " + quote_name(o.from) + " to " + quote_identifier(o.to);
  }
  S operator()(const operation::SetComment& o) const { return "comment on " + o.object; }
  S operator()(const operation::Execute& o) const { return head(o.sql); }
  template <class Other>
  S operator()(const Other&) const {
    return "change rows";
  }
};

}  // namespace

std::vector<std::string> summary(const operation::Changes& changes) {
  std::vector<std::string> lines;
  for (const operation::Change& change : changes) lines.push_back(std::visit(Line{}, change.operation));
  return lines;
}

}  // namespace retort::diff
