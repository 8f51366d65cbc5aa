// Range types. There is nothing to alter in one: the old one makes way, with its type of many ranges and the
// functions that make values of both, and columns move over by their text.
#include "catalog/range.hpp"

#include "base/sql.hpp"
#include "catalog/kinds.hpp"
#include "catalog/type.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "range.sql.inc"
    ;

struct Range : Object {
  std::string options;
  std::string subtype;
  Name multirange;  ///< Without a name before version 14.
  /// Whether the functions that make values of both are where these are, under their names.
  bool has_makers = true;
  bool has_many_makers = true;
};

std::string quoted(const Object& object, const std::string& name) {
  return base::quote_name({object.name.schema, name});
}

// Renames the functions that make values of a type, which is called `old` by now, wherever they are. The
// types that they take may have other names by then as well.
std::string rename_makers(const Name& old, std::string_view source, const std::string& name = {}) {
  return "DO $retort$ DECLARE maker regprocedure; BEGIN\n"
         "  FOR maker IN SELECT oid FROM pg_proc WHERE " +
         (name.empty() ? "" : "proname = " + base::quote_literal(name) + " AND ") +
         "prorettype = " + base::quote_literal(base::quote_name(old)) + "::regtype AND prosrc LIKE '" +
         std::string(source) +
         "%' LOOP\n"
         "    EXECUTE format('ALTER FUNCTION %s RENAME TO %I', maker, " +
         base::quote_literal(old.name) + ");\n  END LOOP;\nEND $retort$";
}

operation::Change rename_function(const Name& name, const std::string& arguments, const std::string& to) {
  return execute("ALTER FUNCTION " + base::quote_name(name) + '(' + arguments + ") RENAME TO " +
                 base::quote_identifier(to));
}

// The type of many ranges, of a range type that is called `name` by now.
void put_many_aside(const Range& range, const std::string& name, operation::Changes& changes) {
  Object many = range;
  many.name.schema = range.multirange.schema;
  many.name.name = range.multirange.name;
  const std::string old = aside(many).name;
  changes.push_back(rename_type("TYPE", many, old));
  if (!range.has_many_makers) {
    changes.push_back(execute(rename_makers({many.name.schema, old}, "multirange_constructor")));
    return;
  }
  for (const std::string& arguments : {std::string(), name, "VARIADIC " + name + "[]"})
    changes.push_back(rename_function(range.multirange, arguments, old));
}

class RangeKind final : public KindOf<Range> {
 public:
  RangeKind()
      : KindOf({.name = "range type",
                .query = query,
                .system_catalog = system_catalog::type,
                .is_relation = true,
                .replaced_beside = true}) {}

  std::string comment_target(const Object& object) const override {
    return "TYPE " + base::quote_name(own_name(object));
  }
  operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const override {
    return {rename_type("TYPE", object, renaming.to)};
  }

  // The function that makes its values canonical needs the type. Manual, CREATE TYPE, "Range Types".
  operation::Changes stub(const Object& object, bool exists) const override {
    if (exists || !canonical(as(object))) return {};
    return {execute("CREATE TYPE " + base::quote_name(own_name(object)))};
  }

  operation::Changes make_way(const Object& have) const override {
    const Range& range = as(have);
    const std::string old = aside(have).name;
    operation::Changes changes{rename_type("TYPE", have, old)};
    if (range.has_makers && range.subtype.find('.') == std::string::npos) {
      const std::string pair = range.subtype + ", " + range.subtype;
      changes.push_back(rename_function(own_name(have), pair, old));
      changes.push_back(rename_function(own_name(have), pair + ", text", old));
    } else {
      changes.push_back(execute(rename_makers({have.name.schema, old}, "range_constructor",
                                              range.has_makers ? have.name.name : std::string())));
    }
    if (!range.multirange.name.empty()) put_many_aside(range, quoted(have, old), changes);
    return changes;
  }
  operation::Changes drop_aside(const Object& have) const override {
    return {execute("DROP TYPE " + base::quote_name(aside(have)) + (canonical(as(have)) ? " CASCADE" : ""))};
  }

 protected:
  bool read_facts(Range& range, Fields& fields) const override {
    range.options = fields.text();
    range.subtype = fields.text();
    range.multirange.schema = fields.text();
    range.multirange.name = fields.text();
    range.has_makers = fields.boolean();
    range.has_many_makers = fields.boolean();
    return true;
  }
  Differences compare_facts(const Range& have, const Range& want) const override {
    Differences differences;
    // A server of version 13 knows no types of many ranges.
    const bool both = have.multirange.name.empty() == want.multirange.name.empty();
    const auto options = [&](const Range& range) {
      const std::size_t many = both ? std::string::npos : range.options.find(", MULTIRANGE_TYPE_NAME = ");
      return range.options.substr(0, many);
    };
    differ(differences, "options", options(have), options(want));
    return differences;
  }
  operation::Changes create_one(const Range& want) const override {
    return {execute("CREATE TYPE " + base::quote_name(own_name(want)) + " AS RANGE (" + want.options + ")")};
  }
  operation::Changes drop_one(const Range& have) const override {
    return {execute("DROP TYPE " + base::quote_name(own_name(have)) + (canonical(have) ? " CASCADE" : ""))};
  }

 private:
  static bool canonical(const Range& range) {
    return range.options.find(", CANONICAL = ") != std::string::npos;
  }
};

}  // namespace

operation::Changes free_type_of_many(const Object& gone, const Object& made) {
  const Range& old = static_cast<const Range&>(gone);
  const Range& goal = static_cast<const Range&>(made);
  operation::Changes changes;
  if (!old.multirange.name.empty() && old.multirange == goal.multirange)
    put_many_aside(old, base::quote_name(own_name(gone)), changes);
  return changes;
}

const Kind& range_kind() {
  static const RangeKind kind;
  return kind;
}

}  // namespace retort::catalog
