// `<stem>.orm.hpp`. The order inside is what makes headers that name each other work: first the names of this
// header's structs and its enums, only then the generated headers of others, then this header's annotations.
// Whoever is included first, every name is known before an annotation that uses it.
#include "codegen/render.hpp"

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
    const std::string space = inner_space(enumeration.scope, inner);
    std::vector<header::Scope> scope = enumeration.scope;
    scope.push_back({"retort_" + inner, false});
    data result;
    result.set("type", "::" + qualified_name(enumeration));
    result.set("space", space);
    result.set("open", open_scope(scope));
    result.set("close", close_scope(scope));
    result.set("line", std::to_string(enumeration.position.line));
    set_text(result, enumeration.annotation);
    result.set("checks", check_list(Annotated::enumeration, enumeration.name, enumeration.annotation));
    result.set("count", std::to_string(enumeration.values.size()));
    data values{data::type::list};
    data labels{data::type::list};
    for (const header::EnumValue& value : enumeration.values) {
      data item = named(value.name);
      item.set("labelled", value.label.present);
      item.set("space", space);
      values << item;
      if (!value.label.present) continue;
      data label = named(value.name);
      set_text(label, value.label);
      labels << label;
    }
    result.set("values", values);
    result.set("labels", labels);
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

  data column(const header::Struct& structure, const header::Member& member) const {
    data item = named(member.name);
    item.set("line", std::to_string(member.position.line));
    item.set("annotated", member.column.present);
    if (member.column.present) {
      item.set("named", mentioned(structure.scope, member.column));
      set_text(item, member.column);
      item.set("checks", check_list(Annotated::column, member.name, member.column));
    }
    return item;
  }

  data model(const Model& model) const {
    const header::Struct& structure = *model.structure;
    std::vector<header::Scope> scope = structure.scope;
    scope.push_back({"retort_" + structure.name, false});
    data result;
    result.set("row", row_type(structure));
    result.set("key", qualified_name(structure));
    result.set("struct", structure.name);
    result.set("is_table", structure.table.present);
    result.set("line", std::to_string(structure.position.line));
    result.set("open", open_scope(scope));
    result.set("close", close_scope(scope));
    result.set("open_model", open_scope(structure.scope));
    result.set("close_model", close_scope(structure.scope));
    data types{data::type::list};
    data key;
    key.set("key", qualified_name(structure));
    types << key;
    for (std::size_t base : model.bases) {
      key.set("key", qualified_name(*models_.models[base].structure));
      types << key;
    }
    result.set("types", types);
    data columns{data::type::list};
    for (const header::Member& member : structure.members) {
      if (!member.transient) columns << column(structure, member);
    }
    result.set("columns", columns);
    const std::size_t count = structure.bases.size() + structure.members.size();
    data elements{data::type::list};
    for (std::size_t i = 0; i < count; ++i) elements << data("x");
    result.set("elements", elements);
    result.set("count", std::to_string(count));
    if (structure.table.present) set_table(model, result);
    return result;
  }

  void set_table(const Model& model, data& result) const {
    const header::Struct& structure = *model.structure;
    result.set("named", mentioned(structure.scope, structure.table));
    set_text(result, structure.table);
    result.set("checks", check_list(Annotated::table, structure.name, structure.table));
    result.set("table", inner_space(structure.scope, structure.name) + "::of_table");
    result.set("object", object_name(models_, model));
    data all{data::type::list};
    const std::vector<Column> columns = models_.columns(model);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const header::Struct& owner = *models_.models[columns[i].model].structure;
      data item = named(columns[i].member->name);
      item.set("annotated", columns[i].member->column.present);
      item.set("space", inner_space(owner.scope, owner.name));
      item.set("index", std::to_string(i));
      item.set("last", i + 1 == columns.size());
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
