// `registry.cpp`: every model of a project as one table of constants.
#include "codegen/render.hpp"

namespace retort::codegen {
namespace {

const char* const registry_template =
#include "codegen/registry.mustache.inc"
    ;

void set_place(data& values, const header::Header& header, header::Position position) {
  values.set("quoted_file", quoted(header.file));
  values.set("line", std::to_string(position.line));
  values.set("column", std::to_string(position.column));
}

data table_values(const Models& models, const Model& model) {
  const header::Struct& structure = *model.structure;
  data result;
  result.set("row", row_type(structure));
  set_place(result, *models.units[model.unit].header, structure.position);
  return result;
}

}  // namespace

Result registry(const std::vector<header::Header>& headers, const Options& options) {
  const Models models = gather(headers, options);
  Result result;
  result.diagnostics = models.diagnostics;
  if (!result.diagnostics.empty()) return result;
  data values;
  data includes{data::type::list};
  data enums{data::type::list};
  data tables{data::type::list};
  std::size_t table_count = 0;
  std::size_t enum_count = 0;
  for (const Unit& unit : models.units) {
    data include;
    include.set("name", unit.output);
    includes << include;
    for (const header::Enum& enumeration : unit.header->enums) {
      const std::string inner =
          enumeration.outer.empty() ? enumeration.name : enumeration.outer + "_" + enumeration.name;
      data item;
      item.set("type", "::" + qualified_name(enumeration));
      item.set("space", inner_space(enumeration.scope, inner));
      set_place(item, *unit.header, enumeration.position);
      enums << item;
      ++enum_count;
    }
    for (std::size_t index : unit.models) {
      if (!models.models[index].structure->table.present) continue;
      tables << table_values(models, models.models[index]);
      ++table_count;
    }
  }
  values.set("includes", includes);
  values.set("enums", enums);
  values.set("tables", tables);
  values.set("table_count", std::to_string(table_count));
  values.set("enum_count", std::to_string(enum_count));
  result.files.push_back(
      {"registry.cpp", Template("registry.mustache", registry_template, options).render(values)});
  return result;
}

}  // namespace retort::codegen
