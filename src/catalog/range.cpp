// Range types. There is nothing to alter in one: the old one makes way, with its type of many ranges and the
// functions that make values of both, and columns move over by their text.
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
    const auto rename_function = [&](const Name& name, const std::string& arguments, const std::string& to) {
      changes.push_back(execute("ALTER FUNCTION " + base::quote_name(name) + '(' + arguments +
                                ") RENAME TO " + base::quote_identifier(to)));
    };
    if (range.has_makers && range.subtype.find('.') == std::string::npos) {
      const std::string pair = range.subtype + ", " + range.subtype;
      rename_function(own_name(have), pair, old);
      rename_function(own_name(have), pair + ", text", old);
    } else {
      changes.push_back(execute(rename_makers({have.name.schema, old}, "range_constructor",
                                              range.has_makers ? have.name.name : std::string())));
    }
    if (range.multirange.name.empty()) return changes;
    Object many = have;
    many.name.schema = range.multirange.schema;
    many.name.name = range.multirange.name;
    const std::string old_many = aside(many).name;
    changes.push_back(rename_type("TYPE", many, old_many));
    if (!range.has_many_makers) {
      changes.push_back(execute(rename_makers({many.name.schema, old_many}, "multirange_constructor")));
      return changes;
    }
    rename_function(range.multirange, "", old_many);
    rename_function(range.multirange, quoted(have, old), old_many);
    rename_function(range.multirange, "VARIADIC " + quoted(have, old) + "[]", old_many);
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

const Kind& range_kind() {
  static const RangeKind kind;
  return kind;
}

}  // namespace retort::catalog
