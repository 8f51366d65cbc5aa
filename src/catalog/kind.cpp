// What a kind does unless its file says otherwise.
#include "catalog/kind.hpp"

#include <algorithm>

#include "base/array_cast.hpp"
#include "base/sql.hpp"
#include "base/unnamed_column.hpp"
#include "catalog/catalog.hpp"

namespace retort::catalog {

operation::Changes Kind::rename(const Object& have, const Object& want) const {
  if (!traits().renamable) return {};
  return {execute("ALTER " + comment_target(have) + " RENAME TO " + base::quote_identifier(want.name.name))};
}

bool Kind::disturbs(const Object&, const Object&) const {
  return false;
}

bool Kind::follows(const Object&, const Object&, const Object&, const Catalog&) const {
  return false;
}

bool Kind::has_expression(const Object&) const {
  return false;
}

bool Kind::rebuildable(const Object&) const {
  return !traits().holds_data;
}

std::vector<std::string> Kind::unusable_at_once(const Object&, const Object&) const {
  return {};
}

std::shared_ptr<Object> Kind::with_new_values(const Object&, const Object&) const {
  return nullptr;
}

std::string Kind::expressions(const Object&) const {
  return {};
}

std::string Kind::body(const Object&) const {
  return {};
}

operation::Changes Kind::let_go(const Object&) const {
  return {};
}

operation::Changes Kind::take_up(const Object&) const {
  return {};
}

operation::Changes Kind::stub(const Object&, bool) const {
  return {};
}

operation::Changes Kind::create_over_stub(const Object& want) const {
  return create(want);
}

operation::Changes Kind::guard(const Object&, const Object&, const Object&) const {
  return {};
}

bool Kind::fold(const Object&, operation::Change&) const {
  return false;
}

operation::Changes Kind::make_way(const Object&) const {
  return {};
}

operation::Changes Kind::drop_aside(const Object&) const {
  return {};
}

operation::Changes Kind::move_over(const Object&, const Object&, const Catalog&) const {
  return {};
}

ObjectPtr Kind::alone(const ObjectPtr& object) const {
  return object;
}

std::shared_ptr<Object> Kind::renamed(const Object& object, const Renaming& renaming) const {
  const bool itself = object.name.parent.empty() && own_name(object) == renaming.relation;
  const bool child = !object.name.parent.empty() && parent_name(object) == renaming.relation;
  if (renaming.column.empty()
          ? !itself && !child
          : !child || !traits().named_after_column || object.name.name != renaming.column) {
    return nullptr;
  }
  auto copy = clone(object);
  if (!renaming.column.empty() || itself) {
    copy->name.name = renaming.to;
  } else {
    copy->name.parent = renaming.to;
  }
  return copy;
}

operation::Changes Kind::renaming_changes(const Object& object, const Renaming& renaming) const {
  return rename(object, *with_name(object, {object.name.schema, object.name.parent, renaming.to}));
}

std::shared_ptr<Object> Kind::with_name(const Object& object, const ObjectName& name) const {
  auto copy = clone(object);
  copy->name = name;
  return copy;
}

bool Kind::same_but_name(const Object& have, const Object& want) const {
  return compare(have, want).empty();
}

std::optional<std::pair<std::string, std::string>> Kind::renamed_value(const Object&, const Object&) const {
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> one_renamed(const std::vector<std::string>& have,
                                                               const std::vector<std::string>& want) {
  if (have.size() != want.size()) return std::nullopt;
  std::optional<std::pair<std::string, std::string>> found;
  for (std::size_t i = 0; i < have.size(); ++i) {
    if (have[i] == want[i]) continue;
    if (found || std::find(have.begin(), have.end(), want[i]) != have.end() ||
        std::find(want.begin(), want.end(), have[i]) != want.end())
      return std::nullopt;
    found = {have[i], want[i]};
  }
  return found;
}

std::vector<std::string> Kind::roles(const Object&) const {
  return {};
}

std::string Kind::describe(const Object& object) const {
  std::string text(traits().name);
  text += ' ';
  if (!object.name.schema.empty()) text += base::quote_identifier(object.name.schema) + '.';
  if (!object.name.parent.empty()) text += base::quote_identifier(object.name.parent) + '.';
  // The name of a function is SQL already.
  const bool sql = object.name.parent.empty() && object.name.name.ends_with(')');
  return text + (sql ? object.name.name : base::quote_identifier(object.name.name));
}

Origin read_origin(Fields& fields) {
  const std::string word = fields.text();
  return word == "parents" ? Origin::parents : word == "both" ? Origin::both : Origin::own;
}

void differ(Differences& differences, std::string_view property, std::string_view have,
            std::string_view want) {
  if (have != want) differences.push_back({std::string(property), std::string(have), std::string(want)});
}

void differ(Differences& differences, std::string_view property, bool have, bool want) {
  differ(differences, property, std::string_view(have ? "yes" : "no"), std::string_view(want ? "yes" : "no"));
}

std::string describe(const Object& object) {
  return object.kind->describe(object);
}

operation::Change execute(std::string statement) {
  return {
      operation::Execute{base::name_unnamed_columns(base::keep_array_casts(statement)), {}}, {}, false, {}};
}

operation::Change refuse_if(const std::string& condition, const std::string& message,
                            const std::string& hint) {
  const std::string raise = "RAISE EXCEPTION USING MESSAGE = " + base::quote_literal(message) +
                            (hint.empty() ? "" : ", HINT = " + base::quote_literal(hint)) + ";\n";
  const std::string body = condition.empty()
                               ? "\nBEGIN\n  " + raise + "END\n"
                               : "\nBEGIN\n  IF " + condition + " THEN\n    " + raise + "  END IF;\nEND\n";
  std::string quote = "$$";
  while (body.find(quote) != body.npos) quote.insert(1, "x");
  return execute("DO " + quote + body + quote);
}

}  // namespace retort::catalog
