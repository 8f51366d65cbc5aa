// `<stem>.orm.hpp`. The order inside is what makes headers that name each other work: first the names of this
// header's structs and its enums, only then the generated headers of others, then this header's annotations.
// Whoever is included first, every name is known before an annotation that uses it.
#include "codegen/render.hpp"
#include "codegen/user_lines.hpp"

namespace retort::codegen {
namespace {

const char* const orm_header_template =
#include "codegen/orm_header.mustache.inc"
    ;

class OrmHeader {
 public:
  OrmHeader(const Models& models, const Unit& unit) : models_(models), unit_(unit) {}

  data values() const {
    data result;
    result.set("file", unit_.header->file);
    result.set("quoted_file", quoted(unit_.header->file));
    data includes{data::type::list};
    data orm_includes{data::type::list};
    includes << named(unit_.include);
    for (std::size_t other : unit_.mentioned) {
      includes << named(models_.units[other].include);
      orm_includes << named(models_.units[other].output);
    }
    result.set("includes", includes);
    result.set("has_orm_includes", !unit_.mentioned.empty());
    result.set("orm_includes", orm_includes);
    data models{data::type::list};
    for (std::size_t index : unit_.models) models << model(models_.models[index]);
    result.set("models", models);
    data enums{data::type::list};
    for (const header::Enum& enumeration : unit_.header->enums) enums << enum_values(enumeration);
    result.set("enums", enums);
    return result;
  }

 private:
  static data named(const std::string& name) {
    data item;
    item.set("name", name);
    return item;
  }

  data enum_values(const header::Enum& enumeration) const {
    const std::string inner =
        enumeration.outer.empty() ? enumeration.name : enumeration.outer + "_" + enumeration.name;
    const std::string type = "::" + qualified_name(enumeration);
    const std::string space = inner_space(enumeration.scope, inner);
    std::vector<header::Scope> scope = enumeration.scope;
    scope.push_back({"retort_" + inner, false});
    UserLines lines(quoted(unit_.header->file));
    lines.add("RETORT_OF_ENUM(", enumeration.annotation);
    add_checks(lines, {enumeration.annotation, "RETORT_CHECK_ENUM", "enum", "of_enum", enumeration.name,
                       enumeration.position});
    data values{data::type::list};
    std::string cases;
    for (const header::EnumValue& value : enumeration.values) {
      data item = named(value.name);
      const std::string label = space + "::label_" + value.name;
      item.set("label",
               value.label.present ? label + ".text, " + label + ".renamed_from" : quoted(value.name));
      values << item;
      cases += "case " + type + "::" + value.name + ": ";
      if (value.label.present) lines.add("RETORT_LABEL(" + value.name + ", ", value.label);
    }
    lines.restart(enumeration.position.line);
    lines.add(enumeration.position.line, 0,
              "constexpr bool is_listed(" + type + " value) { switch (value) { " + cases +
                  "return true; } return false; }");
    data result;
    result.set("type", type);
    result.set("space", space);
    result.set("open", open_scope(scope));
    result.set("close", close_scope(scope));
    result.set("user_lines", lines.text());
    result.set("count", std::to_string(enumeration.values.size()));
    result.set("values", values);
    return result;
  }

  /// What an annotation's `&Struct::member` mean, for the members of mixins.
  std::string mentioned(const std::vector<header::Scope>& scope, const header::Annotation& annotation) const {
    std::string result;
    for (const std::string& name : annotation.structs) {
      const Model* found = models_.find(scope, name);
      result += (result.empty() ? "" : ", ") + (found == nullptr ? "void" : row_type(*found->structure));
    }
    return result;
  }

  /// The annotations of a struct and what they are checked for, line by line as in the header.
  std::string user_lines(const header::Struct& structure, std::size_t count) const {
    UserLines lines(quoted(unit_.header->file));
    if (structure.table.present) {
      lines.add("RETORT_OF_TABLE(", structure.table);
      add_checks(lines, {structure.table, "RETORT_CHECK_TABLE", "table", "of_table", structure.name,
                         structure.position});
    }
    const std::string check = "RETORT_WHOLE(";
    if (lines.column() > structure.position.column) lines.restart(structure.position.line);
    lines.add(structure.position.line, structure.position.column,
              check + "retort_fits, " + quoted(structure.name) + ", \"" + std::to_string(count) + "\")",
              check.size());
    std::size_t index = 0;
    for (const header::Member& member : structure.members) {
      if (member.transient) continue;
      const std::string id = std::to_string(index++);
      if (member.column.present) {
        lines.add("RETORT_OF(" + id + ", ", member.column);
        add_checks(lines, {member.column, "RETORT_CHECK", id, "column_" + id, member.name, member.position});
      } else {
        const std::string type = "RETORT_IS(";
        lines.add(member.position.line, member.position.column,
                  type + "retort_mapped<" + id + ">, " + quoted(member.name) + ")", type.size());
      }
    }
    return lines.text();
  }

  data links(const header::Struct& structure) const {
    data list{data::type::list};
    const auto add = [&](std::size_t index, const header::Annotation& annotation) {
      if (annotation.structs.empty()) return;
      data item;
      item.set("index", std::to_string(index));
      item.set("structs", mentioned(structure.scope, annotation));
      list << item;
    };
    add(999, structure.table);
    std::size_t index = 0;
    for (const header::Member& member : structure.members) {
      if (!member.transient) add(index++, member.column);
    }
    return list;
  }

  data model(const Model& model) const {
    const header::Struct& structure = *model.structure;
    std::vector<header::Scope> scope = structure.scope;
    scope.push_back({"retort_" + structure.name, false});
    const std::string row = row_type(structure);
    data result;
    result.set("row", row);
    result.set("key", qualified_name(structure));
    result.set("is_table", structure.table.present);
    result.set("open", open_scope(scope));
    result.set("close", close_scope(scope));
    result.set("open_model", open_scope(structure.scope));
    result.set("close_model", close_scope(structure.scope));
    result.set("space", inner_space(structure.scope, structure.name));
    std::string types = quoted(qualified_name(structure));
    for (std::size_t base : model.bases)
      types += ", " + quoted(qualified_name(*models_.models[base].structure));
    result.set("types", types);
    std::vector<std::string> members;
    std::vector<std::string> names;
    std::vector<std::string> words;
    for (const header::Member& member : structure.members) {
      if (member.transient) continue;
      words.push_back(member.column.present ? "column_" + std::to_string(words.size()) : "{}");
      members.push_back("&" + row + "::" + member.name);
      names.push_back(quoted(member.name));
    }
    names.push_back("{}");
    words.push_back("{}");
    result.set("members", filled(members, "      "));
    result.set("names", filled(names, "      "));
    result.set("words", filled(words, "    "));
    result.set("links", links(structure));
    const std::size_t count = structure.bases.size() + structure.members.size();
    result.set("elements", filled(std::vector<std::string>(count, "{}"), "    "));
    result.set("one_more", filled(std::vector<std::string>(count + 1, "{}"), "    "));
    result.set("user_lines", user_lines(structure, count));
    if (structure.table.present) set_table(model, result);
    return result;
  }

  void set_table(const Model& model, data& result) const {
    std::string structs;
    for (std::size_t base : model.bases) structs += row_type(*models_.models[base].structure) + ", ";
    result.set("structs", structs + row_type(*model.structure));
    result.set("object", object_name(models_, model));
    data all{data::type::list};
    const std::vector<Column> columns = models_.columns(model);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      data item = named(columns[i].member->name);
      item.set("index", std::to_string(i));
      all << item;
    }
    result.set("all", all);
  }

  const Models& models_;
  const Unit& unit_;
};

/// Gives each `#line @` the number of the line behind it.
std::string number_lines(const std::string& text, const std::string& file) {
  std::string result;
  result.reserve(text.size());
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    end = end == std::string::npos ? text.size() : end + 1;
    const std::string_view content = std::string_view(text).substr(at, end - at);
    if (content == "#line @\n") {
      result += "#line " + std::to_string(line + 1) + " " + quoted(file) + "\n";
    } else {
      result += content;
    }
    ++line;
    at = end;
  }
  return result;
}

}  // namespace

Result orm_headers(const std::vector<header::Header>& headers, const Options& options) {
  const Models models = gather(headers, options);
  Result result;
  result.diagnostics = models.diagnostics;
  if (!result.diagnostics.empty()) return result;
  Template shape("orm_header.mustache", orm_header_template, options);
  for (const Unit& unit : models.units) {
    const std::string text = shape.render(OrmHeader(models, unit).values());
    result.files.push_back({unit.output, number_lines(text, unit.output)});
  }
  return result;
}

}  // namespace retort::codegen
