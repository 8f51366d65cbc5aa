// Enum types. Values are added in their place. A value can go, or two change places, only with the type: the
// old type makes way under another name, the columns move over to the new one, and the old one is dropped.
#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/kinds.hpp"
#include "catalog/type.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "enum.sql.inc"
    ;

struct Enum : Object {
  std::vector<std::string> values;
};

bool contains(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// Whether all of `have` are in `want`, in the same order.
bool grows(const std::vector<std::string>& have, const std::vector<std::string>& want) {
  auto place = want.begin();
  for (const std::string& value : have) {
    place = std::find(place, want.end(), value);
    if (place == want.end()) return false;
    ++place;
  }
  return true;
}

class EnumKind final : public KindOf<Enum> {
 public:
  EnumKind()
      : KindOf({.name = "enum",
                .query = query,
                .system_catalog = system_catalog::type,
                .is_relation = true,
                .comment_inline = true,
                .replaced_beside = true}) {}

  std::string comment_target(const Object& object) const override {
    return "TYPE " + base::quote_name(own_name(object));
  }

  operation::Changes make_way(const Object& have) const override {
    return {rename_type("TYPE", have, aside(have).name)};
  }
  operation::Changes drop_aside(const Object& have) const override {
    return {{operation::DropEnum{aside(have)}, {}, false, {}}};
  }
  operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const override {
    if (renaming.column.empty()) return {rename_type("TYPE", object, renaming.to)};
    if (!contains(as(object).values, renaming.column)) return {};
    return {{operation::RenameEnumValue{own_name(object), renaming.column, renaming.to}, {}, false, {}}};
  }
  std::shared_ptr<Object> renamed(const Object& object, const Renaming& renaming) const override {
    if (renaming.column.empty() || own_name(object) != renaming.relation)
      return Kind::renamed(object, renaming);
    auto copy = std::static_pointer_cast<Enum>(clone(object));
    std::replace(copy->values.begin(), copy->values.end(), renaming.column, renaming.to);
    return copy;
  }
  std::optional<std::pair<std::string, std::string>> renamed_value(const Object& have,
                                                                   const Object& want) const override {
    return one_renamed(as(have).values, as(want).values);
  }
  std::shared_ptr<Object> with_new_values(const Object& have, const Object& want) const override {
    auto copy = std::static_pointer_cast<Enum>(clone(have));
    copy->values = as(want).values;
    return copy;
  }

  // A value can be used only after the transaction that added it; those of a new type at once.
  std::vector<std::string> unusable_at_once(const Object& have, const Object& want) const override {
    std::vector<std::string> literals;
    for (const std::string& value : as(want).values) {
      if (contains(as(have).values, value)) continue;
      literals.push_back(base::quote_literal(value) + "::" + base::quote_name(own_name(want)));
    }
    return literals;
  }

  operation::Changes guard(const Object& have, const Object& want, const Object& dependent) const override {
    if (dependent.kind != &column_kind()) return {};
    std::vector<std::string> lost;
    for (const std::string& value : as(have).values) {
      if (!contains(as(want).values, value)) lost.push_back(base::quote_literal(value));
    }
    if (lost.empty()) return {};
    const std::string table = base::quote_name(parent_name(dependent));
    const std::string column = base::quote_identifier(dependent.name.name);
    const std::string values = base::join(lost, ", ");
    const std::string used = column_type(dependent).ends_with("[]")
                                 ? column + "::text[] && ARRAY[" + values + "]"
                                 : column + "::text IN (" + values + ")";
    const std::string message = table + '.' + column + " holds values that " +
                                base::quote_name(own_name(want)) + " is to lose: " + values;
    return {refuse_if("EXISTS (SELECT FROM " + table + " WHERE " + used + ")", message)};
  }

 protected:
  bool read_facts(Enum& type, Fields& fields) const override {
    type.values = fields.list();
    return true;
  }

  Differences compare_facts(const Enum& have, const Enum& want) const override {
    Differences differences;
    differ(differences, "values", base::join(have.values, ", "), base::join(want.values, ", "));
    return differences;
  }

  operation::Changes create_one(const Enum& want) const override {
    return {{operation::CreateEnum{{own_name(want), want.values, want.comment}}, {}, false, {}}};
  }

  operation::Changes alter_one(const Enum& have, const Enum& want, const Catalog&) const override {
    operation::Changes changes;
    if (!grows(have.values, want.values)) return changes;
    for (std::size_t i = 0; i < want.values.size(); ++i) {
      if (contains(have.values, want.values[i])) continue;
      operation::AddEnumValue add{own_name(want), want.values[i], {}, {}};
      const auto next = std::find_if(want.values.begin() + static_cast<std::ptrdiff_t>(i), want.values.end(),
                                     [&](const auto& value) { return contains(have.values, value); });
      // Appended unless an old value follows.
      if (next != want.values.end()) (i == 0 ? add.before : add.after) = i == 0 ? *next : want.values[i - 1];
      changes.push_back({std::move(add), {}, false, {}});
    }
    return changes;
  }

  operation::Changes drop_one(const Enum& have) const override {
    return {{operation::DropEnum{own_name(have)}, {}, false, {}}};
  }
};

}  // namespace

const Kind& enum_kind() {
  static const EnumKind kind;
  return kind;
}

}  // namespace retort::catalog
