// Indexes that are not the body of a constraint.
#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "catalog/expression.hpp"
#include "catalog/kinds.hpp"
#include "catalog/part.hpp"
#include "catalog/storage.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "index.sql.inc"
    ;

struct Index : Part {
  IndexDefinition definition;  ///< Without name, table, storage and comment.
  std::vector<std::string> storage;
  std::vector<std::string> root_storage;  ///< With `root`: what it gets from there.
  bool valid = true;
  bool partitioned = false;
  std::string on_only;     ///< The whole statement, if it takes ON ONLY.
  std::string tablespace;  ///< Empty: that of the database.
  std::string
      usual_name;  ///< Of a partition's index that came with the partitioned table's: the server's choice.
  std::string constraint_comment;       ///< Of one that came with the partitioned table's constraint.
  bool of_constraint = false;           ///< As which its definition counts, when it is a table's own.
  std::vector<std::string> statistics;  ///< `1 SET STATISTICS 500`.
};

std::string alter_index(const Index& index) {
  return "ALTER INDEX " + base::quote_name(own_name(index)) + ' ';
}

// What CREATE INDEX has no operation for.
void set_properties(const Index& have, const Index& want, operation::Changes& changes) {
  if (have.tablespace != want.tablespace) {
    changes.push_back(execute(alter_index(want) + "SET TABLESPACE " +
                              (want.tablespace.empty() ? "pg_default" : want.tablespace)));
  }
  for (const std::string& one : have.statistics) {
    const std::string column = one.substr(0, one.find(' ') + 1);
    if (std::none_of(want.statistics.begin(), want.statistics.end(),
                     [&](const std::string& other) { return other.starts_with(column); })) {
      changes.push_back(execute(alter_index(want) + "ALTER COLUMN " + column + "SET STATISTICS -1"));
    }
  }
  for (const std::string& one : want.statistics) {
    if (std::find(have.statistics.begin(), have.statistics.end(), one) == have.statistics.end()) {
      changes.push_back(execute(alter_index(want) + "ALTER COLUMN " + one));
    }
  }
}

operation::Change comment_on_constraint(const Index& index, const std::string& comment) {
  const std::string target =
      "CONSTRAINT " + base::quote_identifier(index.name.name) + " ON " + base::quote_name(parent_name(index));
  return {operation::SetComment{target, comment}, {}, false, {}};
}

std::string element_text(const IndexElement& element) {
  std::string text =
      element.column.empty() ? "(" + element.expression + ")" : base::quote_identifier(element.column);
  if (!element.collation.empty()) text += " COLLATE " + element.collation;
  if (!element.operator_class.empty()) text += " " + element.operator_class;
  if (element.descending) text += " DESC";
  if (!element.nulls.empty()) text += " NULLS " + element.nulls;
  return text;
}

// For messages.
std::string text_of(const IndexDefinition& index) {
  std::vector<std::string> elements;
  for (const IndexElement& element : index.elements) elements.push_back(element_text(element));
  std::string text = index.unique ? "UNIQUE " : "";
  text += index.method + " (" + base::join(elements, ", ") + ")";
  if (!index.include.empty()) text += " INCLUDE (" + base::quote_list(index.include) + ")";
  if (index.nulls_not_distinct) text += " NULLS NOT DISTINCT";
  if (!index.predicate.empty()) text += " WHERE " + index.predicate;
  return text;
}

class IndexKind final : public KindOf<Index> {
 public:
  IndexKind()
      : KindOf({.name = "index",
                .query = query,
                .system_catalog = system_catalog::relation,
                .is_relation = true,
                .comment_inline = true}) {}

  std::string comment_target(const Object& object) const override {
    return "INDEX " + base::quote_name(own_name(object));
  }
  operation::Changes rename(const Object& have, const Object& want) const override {
    return {{operation::RenameIndex{own_name(have), want.name.name}, {}, false, {}}};
  }
  // The server makes it anew, without its statistics, and with all parts that it can have: they get its
  // comment.
  bool follows(const Object& object, const Object&, const Object&, const Catalog&) const override {
    const Index& index = as(object);
    return index.statistics.empty() && index.on_only.empty() && (!index.partitioned || index.comment.empty());
  }

  std::string expressions(const Object& object) const override { return text_of(as(object).definition); }
  bool has_expression(const Object& object) const override {
    const IndexDefinition& index = as(object).definition;
    return !index.predicate.empty() ||
           std::any_of(index.elements.begin(), index.elements.end(),
                       [](const IndexElement& element) { return element.column.empty(); });
  }

  ObjectPtr alone(const ObjectPtr& object) const override {
    if (as(*object).root.empty()) return object;
    if (as(*object).of_constraint) return nullptr;
    auto copy = std::make_shared<Index>(as(*object));
    copy->root.clear();
    copy->part_of.clear();
    copy->needs.clear();
    return copy;
  }

  std::shared_ptr<Object> renamed(const Object& object, const Renaming& renaming) const override {
    auto copy = std::static_pointer_cast<Index>(Kind::renamed(object, renaming));
    if (renaming.column.empty() || parent_name(object) != renaming.relation) return copy;
    if (!copy) copy = std::make_shared<Index>(as(object));
    IndexDefinition& index = copy->definition;
    for (IndexElement& element : index.elements) {
      if (element.column == renaming.column) element.column = renaming.to;
      element.expression = rename_in_expression(element.expression, renaming.column, renaming.to);
    }
    std::replace(index.include.begin(), index.include.end(), renaming.column, renaming.to);
    index.predicate = rename_in_expression(index.predicate, renaming.column, renaming.to);
    return copy;
  }

 protected:
  bool read_facts(Index& index, Fields& fields) const override;

  Differences compare_facts(const Index& have, const Index& want) const override {
    Differences differences;
    if (have.definition != want.definition) {
      differ(differences, "definition", text_of(have.definition), text_of(want.definition));
    }
    differ(differences, "storage", storage_list(have.storage), storage_list(want.storage));
    differ(differences, "valid", have.valid, want.valid);
    // The other way round, the server finds it and takes it in.
    if (!have.root.empty() || !want.part_of.empty())
      differ(differences, "index of the partitioned table", have.root, want.root);
    // What is made later is not taken in.
    if (!want.twin.root.empty()) differ(differences, "not the part of", have.twin.root, want.twin.root);
    if (loses_parts(have, want))
      differ(differences, "not on", base::join(have.without, ", "), base::join(want.without, ", "));
    differ(differences, "tablespace", have.tablespace, want.tablespace);
    differ(differences, "comment on constraint", have.constraint_comment, want.constraint_comment);
    differ(differences, "statistics", base::join(have.statistics, ", "), base::join(want.statistics, ", "));
    return differences;
  }

  operation::Changes create_one(const Index& want) const override {
    operation::CreateIndex create{want.definition};
    create.index.name = want.name.name;
    create.index.table = parent_name(want);
    create.index.storage = storage_list(want.storage);
    create.index.comment = want.comment;
    operation::Changes changes;
    if (!want.root.empty() && (want.part_of.empty() || want.brought)) {
      if (want.name.name != want.usual_name) changes.push_back(rename_part(want, want.root, want.name.name));
      for (std::string& sql :
           storage_statements("INDEX " + base::quote_name(own_name(want)), want.root_storage, want.storage))
        changes.push_back(execute(std::move(sql)));
      if (!want.comment.empty()) {
        changes.push_back({operation::SetComment{comment_target(want), want.comment}, {}, false, {}});
      }
      if (!want.constraint_comment.empty())
        changes.push_back(comment_on_constraint(want, want.constraint_comment));
    } else if (want.on_only.empty()) {
      changes.push_back({std::move(create), {}, false, {}});
    } else {
      changes.push_back(execute(want.on_only));
      if (!want.comment.empty()) {
        changes.push_back({operation::SetComment{comment_target(want), want.comment}, {}, false, {}});
      }
    }
    if (!want.part_of.empty() && !want.brought) changes.push_back(attach(want, want.root));
    set_properties(Index(), want, changes);
    return changes;
  }

  operation::Changes alter_one(const Index& have, const Index& want, const Catalog&) const override {
    operation::Changes changes;
    if (have.definition != want.definition || have.valid != want.valid ||
        (!have.root.empty() && have.root != want.root) ||
        (!want.twin.root.empty() && have.twin != want.twin) || loses_parts(have, want)) {
      return changes;
    }
    if (!want.part_of.empty() && have.root.empty()) changes.push_back(attach(want, want.root));
    for (std::string& sql :
         storage_statements("INDEX " + base::quote_name(own_name(want)), have.storage, want.storage)) {
      changes.push_back(execute(std::move(sql)));
    }
    set_properties(have, want, changes);
    if (have.constraint_comment != want.constraint_comment)
      changes.push_back(comment_on_constraint(want, want.constraint_comment));
    return changes;
  }

  operation::Changes drop_one(const Index& have) const override {
    if (!have.root.empty()) {
      operation::Changes changes;
      if (!have.comment.empty()) {
        changes.push_back({operation::SetComment{comment_target(have), {}}, {}, false, {}});
      }
      for (std::string& sql :
           storage_statements("INDEX " + base::quote_name(own_name(have)), have.storage, have.root_storage))
        changes.push_back(execute(std::move(sql)));
      if (!have.constraint_comment.empty()) changes.push_back(comment_on_constraint(have, {}));
      Index plain = have;
      plain.statistics.clear();
      set_properties(have, plain, changes);
      if (have.name.name != have.usual_name) changes.push_back(rename_part(have, have.root, have.usual_name));
      return changes;
    }
    return {{operation::DropIndex{own_name(have), false}, {}, false, {}}};
  }
};

bool IndexKind::read_facts(Index& index, Fields& fields) const {
  IndexDefinition& definition = index.definition;
  definition.unique = fields.boolean();
  definition.nulls_not_distinct = fields.boolean();
  definition.method = fields.text();
  const auto columns = fields.list();
  const auto expressions = fields.list();
  const auto collations = fields.list();
  const auto classes = fields.list();
  const auto options = fields.list();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    IndexElement element;
    element.column = columns[i];
    element.expression = without_parentheses(expressions[i]);
    element.collation = collations[i];
    element.operator_class = classes[i];
    // pg_index.indoption: 1 is descending, 2 is nulls first.
    element.descending = options[i] == "1" || options[i] == "3";
    const bool nulls_first = options[i] == "2" || options[i] == "3";
    if (nulls_first != element.descending) element.nulls = nulls_first ? "first" : "last";
    definition.elements.push_back(std::move(element));
  }
  definition.include = fields.list();
  definition.predicate = without_parentheses(fields.text());
  index.storage = fields.list();
  index.valid = fields.boolean();
  index.partitioned = fields.boolean();
  index.on_only = fields.text();
  index.tablespace = fields.text();
  index.usual_name = fields.text();
  index.root = fields.text();
  const std::uint32_t above = fields.oid();
  if (above != 0) index.needs.push_back({system_catalog::relation, above, 0});
  const std::uint32_t root = fields.oid();
  const std::uint32_t constraint = fields.oid();
  if (constraint != 0) {
    index.needs.push_back({system_catalog::constraint, constraint, 0});
  } else if (root != 0) {
    index.needs.push_back({system_catalog::relation, root, 0});
  }
  index.statistics = fields.list();
  index.of_constraint = fields.boolean();
  if (fields.boolean() && !index.of_constraint) index.part_of = index.root;
  // A partition that came later would get a part of it.
  for (const std::string& partition : fields.list())
    index.comes_after.push_back(
        {system_catalog::relation, static_cast<std::uint32_t>(std::stoul(partition)), 0});
  index.without = fields.list();
  index.twin = read_twin(fields);
  index.origin = read_origin(fields);
  index.root_storage = fields.list();
  index.constraint_comment = fields.text();
  return true;
}

}  // namespace

bool can_be_built_concurrently(const Object& object, const Catalog& catalog) {
  if (object.kind != &index_kind()) return false;
  const auto& index = static_cast<const Index&>(object);
  if (!index.root.empty() || !index.on_only.empty() || !index.valid) return false;
  return std::none_of(catalog.objects.begin(), catalog.objects.end(), [&](const ObjectPtr& one) {
    return is_partitioned(*one) && own_name(*one) == parent_name(object);
  });
}

const Kind& index_kind() {
  static const IndexKind kind;
  return kind;
}

}  // namespace retort::catalog
