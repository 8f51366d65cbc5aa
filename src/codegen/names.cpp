// The names that the scanner can read for itself (literals), checked before any compiler runs. Names that
// only the compiler knows are checked again in src/model.
#include <map>
#include <set>

#include "codegen/models.hpp"

namespace retort::codegen {
namespace {

/// PostgreSQL cuts names off after this many bytes.
constexpr std::size_t longest = 63;

class Names {
 public:
  Names(const Models& models, std::vector<Diagnostic>& diagnostics)
      : models_(models), diagnostics_(diagnostics) {}

  void run() {
    for (const Unit& unit : models_.units) {
      for (std::size_t index : unit.models) {
        if (models_.models[index].structure->table.present) table(unit, models_.models[index]);
      }
      for (const header::Enum& enumeration : unit.header->enums) {
        relation(unit, enumeration.annotation, enumeration.position, "enum type");
        for (const header::EnumValue& value : enumeration.values) {
          length(unit, value.label.present ? value.label.literal : value.name, value.position, "enum value");
        }
      }
    }
  }

 private:
  void report(std::string code, std::string text, std::string help, const Unit& unit, header::Position at) {
    diagnostics_.push_back({.code = std::move(code),
                            .text = std::move(text),
                            .help = std::move(help),
                            .place = {unit.header->file, at.line, at.column},
                            .excerpt = {}});
  }

  void length(const Unit& unit, const std::string& name, header::Position at, const std::string& what) {
    if (name.size() <= longest) return;
    report("R0122",
           "the name of the " + what + " `" + name + "` has " + std::to_string(name.size()) + " bytes",
           "PostgreSQL keeps 63 bytes of a name: shorten it", unit, at);
  }

  /// Tables and enum types share one space of names in each schema.
  void relation(const Unit& unit, const header::Annotation& annotation, header::Position at,
                const std::string& what) {
    const std::string& name = annotation.literal;
    if (name.empty()) return;
    length(unit, name, at, what);
    const std::string schema = annotation.schema.empty() ? "public" : annotation.schema;
    const std::string here = unit.header->file + ":" + std::to_string(at.line);
    const auto [other, fresh] = relations_.emplace(std::make_pair(schema, name), what + " in " + here);
    if (fresh) return;
    report("R0120", "two models are called `" + (schema == "public" ? name : schema + "." + name) + "`",
           "the other is the " + other->second + "; rename one, or put it into another schema", unit, at);
  }

  void table(const Unit& unit, const Model& model) {
    const header::Struct& structure = *model.structure;
    relation(unit, structure.table, structure.position, "table");
    const std::vector<Column> columns = models_.columns(model);
    std::map<std::string, std::string> seen;
    for (const Column& column : columns) {
      const header::Struct& owner = *models_.models[column.model].structure;
      const bool own = &owner == &structure;
      if (own) length(unit, column.member->name, column.member->position, "column");
      const auto [other, fresh] = seen.emplace(column.member->name, owner.name);
      if (fresh) continue;
      report("R0126", "the table of `" + structure.name + "` has two columns `" + column.member->name + "`",
             "one is in `" + other->second + "`, the other in `" + owner.name + "`; rename one", unit,
             own ? column.member->position : structure.position);
    }
    if (columns.empty()) {
      report("R0127", "the table of `" + structure.name + "` has no columns",
             "give it a member that is not transient", unit, structure.position);
    }
  }

  const Models& models_;
  std::vector<Diagnostic>& diagnostics_;
  std::map<std::pair<std::string, std::string>, std::string> relations_;
};

}  // namespace

void check_names(const Models& models, std::vector<Diagnostic>& diagnostics) {
  Names(models, diagnostics).run();
}

}  // namespace retort::codegen
