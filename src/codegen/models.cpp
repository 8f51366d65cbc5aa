#include "codegen/models.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace retort::codegen {
namespace {

Place place(const header::Header& header, header::Position position) {
  return {header.file, position.line, position.column};
}

std::string without_inline(const header::Struct& structure) {
  std::vector<header::Scope> scope;
  for (const header::Scope& part : structure.scope) {
    if (!part.is_inline) scope.push_back(part);
  }
  const std::string outer = header::scope_name(scope);
  return outer.empty() ? structure.name : outer + "::" + structure.name;
}

class Gather {
 public:
  Gather(const std::vector<header::Header>& headers, const Options& options)
      : headers_(headers), options_(options) {}

  Models run() {
    units();
    structs();
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].structure->table.present) use(i, 0);
    }
    compact();
    mentions();
    check_names(result_, result_.diagnostics);
    return std::move(result_);
  }

 private:
  void report(std::string code, std::string text, std::string help, Place where) {
    result_.diagnostics.push_back({.code = std::move(code),
                                   .text = std::move(text),
                                   .help = std::move(help),
                                   .place = std::move(where),
                                   .excerpt = {}});
  }

  void units() {
    std::map<std::string, std::string> outputs;
    for (const header::Header& header : headers_) {
      const std::filesystem::path path(header.file);
      Unit unit{&header, path.filename().generic_string(), path.stem().string() + ".orm.hpp", {}, {}};
      if (!options_.root.empty()) {
        unit.include =
            path.lexically_normal().lexically_relative(options_.root.lexically_normal()).generic_string();
      }
      const auto [other, fresh] = outputs.emplace(unit.output, header.file);
      if (!fresh) {
        report("R0124",
               "`" + other->second + "` and `" + header.file + "` would both give `" + unit.output + "`",
               "rename one of the headers", {header.file, 0, 0});
      }
      result_.units.push_back(std::move(unit));
    }
  }

  void structs() {
    std::map<std::string, std::size_t> first;
    for (std::size_t unit = 0; unit < headers_.size(); ++unit) {
      for (const header::Struct& structure : headers_[unit].structs) {
        const auto [other, fresh] = first.emplace(qualified_name(structure), all_.size());
        all_.push_back({&structure, unit, {}});
        names_.emplace(without_inline(structure), all_.size() - 1);
        if (fresh) continue;
        const Model& before = all_[other->second];
        if (!structure.table.present && !before.structure->table.present) continue;
        const Place earlier = place(headers_[before.unit], before.structure->position);
        report("R0121", "the struct `" + other->first + "` is defined twice",
               "it is also in " + earlier.file + ":" + std::to_string(earlier.line) +
                   "; keep one, or list the header only once",
               place(headers_[unit], structure.position));
      }
    }
    for (const auto& [name, index] : first) names_.emplace(name, index);
  }

  /// The index that `name` means, or npos.
  std::size_t find(std::vector<header::Scope> scope, std::string name) const {
    if (name.substr(0, 2) == "::") {
      name.erase(0, 2);
      scope.clear();
    }
    for (;;) {
      const std::string outer = header::scope_name(scope);
      const auto found = names_.find(outer.empty() ? name : outer + "::" + name);
      if (found != names_.end()) return found->second;
      if (scope.empty()) return std::string::npos;
      scope.pop_back();
    }
  }

  /// Marks a struct as a model, and what it inherits from.
  void use(std::size_t index, int depth) {
    if (used_.count(index) != 0 || depth > 64) return;
    used_.insert(index);
    Model& model = all_[index];
    const header::Struct& structure = *model.structure;
    result_.diagnostics.insert(result_.diagnostics.end(), structure.problems.begin(),
                               structure.problems.end());
    std::vector<std::size_t> bases;
    for (const header::Base& base : structure.bases) {
      if (base.transient) continue;
      const std::size_t found = find(structure.scope, base.name);
      if (found == std::string::npos || found == index) {
        report("R0123",
               "the base `" + base.name + "` of `" + structure.name + "` stands in no header that is scanned",
               "list its header among the models, or write RETORT_TRANSIENT before the base to leave its "
               "members out; "
               "templates and aliases cannot be bases",
               place(headers_[model.unit], base.position));
        continue;
      }
      use(found, depth + 1);
      for (std::size_t inner : all_[found].bases) bases.push_back(inner);
      bases.push_back(found);
    }
    model.bases = std::move(bases);
  }

  void compact() {
    std::map<std::size_t, std::size_t> moved;
    for (std::size_t index : used_) {
      moved[index] = result_.models.size();
      result_.models.push_back(all_[index]);
      result_.units[all_[index].unit].models.push_back(moved[index]);
    }
    for (Model& model : result_.models) {
      for (std::size_t& base : model.bases) base = moved[base];
    }
    for (const auto& [name, index] : names_) {
      if (used_.count(index) != 0) result_.by_name.emplace_back(name, moved[index]);
    }
  }

  void mention(const std::vector<header::Scope>& scope, const header::Annotation& annotation,
               std::set<std::size_t>& units) const {
    for (const std::string& name : annotation.structs) {
      if (const Model* model = result_.find(scope, name)) units.insert(model->unit);
    }
  }

  /// The units of enums whose name stands in a member's type. Too many do no harm.
  static void mention_enums(const std::string& type, const std::multimap<std::string, std::size_t>& enums,
                            std::set<std::size_t>& units) {
    const auto in_name = [&](std::size_t at) {
      const auto c = static_cast<unsigned char>(type[at]);
      return c == '_' || c >= 0x80 || std::isalnum(c) != 0;
    };
    for (std::size_t at = 0; at < type.size();) {
      std::size_t end = at;
      while (end < type.size() && in_name(end)) ++end;
      const auto [first, last] = enums.equal_range(type.substr(at, end - at));
      for (auto found = first; found != last; ++found) units.insert(found->second);
      at = end + 1;
    }
  }

  void mentions() {
    std::multimap<std::string, std::size_t> enums;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      for (const header::Enum& enumeration : headers_[i].enums) enums.emplace(enumeration.name, i);
    }
    std::map<std::string, std::size_t> by_include;
    for (std::size_t i = 0; i < result_.units.size(); ++i) {
      by_include.emplace(std::filesystem::path(result_.units[i].include).filename().string(), i);
    }
    for (std::size_t i = 0; i < result_.units.size(); ++i) {
      Unit& unit = result_.units[i];
      std::set<std::size_t> units;
      for (std::size_t index : unit.models) {
        const Model& model = result_.models[index];
        const header::Struct& structure = *model.structure;
        mention(structure.scope, structure.table, units);
        for (const header::Member& member : structure.members) {
          mention(structure.scope, member.column, units);
          mention_enums(member.type, enums, units);
        }
        for (std::size_t base : model.bases) units.insert(result_.models[base].unit);
      }
      for (const std::string& include : unit.header->includes) {
        const auto found = by_include.find(std::filesystem::path(include).filename().string());
        if (found != by_include.end()) units.insert(found->second);
      }
      units.erase(i);
      unit.mentioned.assign(units.begin(), units.end());
    }
  }

  const std::vector<header::Header>& headers_;
  const Options& options_;
  Models result_;
  std::vector<Model> all_;
  std::map<std::string, std::size_t> names_;
  std::set<std::size_t> used_;
};

}  // namespace

const Model* Models::find(const std::vector<header::Scope>& scope, const std::string& name) const {
  const bool global = name.substr(0, 2) == "::";
  std::vector<header::Scope> at = global ? std::vector<header::Scope>{} : scope;
  const std::string plain = global ? name.substr(2) : name;
  for (;;) {
    const std::string outer = header::scope_name(at);
    const std::string wanted = outer.empty() ? plain : outer + "::" + plain;
    const auto found =
        std::lower_bound(by_name.begin(), by_name.end(), wanted,
                         [](const auto& entry, const std::string& key) { return entry.first < key; });
    if (found != by_name.end() && found->first == wanted) return &models[found->second];
    if (at.empty()) return nullptr;
    at.pop_back();
  }
}

std::vector<Column> Models::columns(const Model& table) const {
  std::vector<Column> result;
  const auto add = [&](std::size_t index) {
    for (const header::Member& member : models[index].structure->members) {
      if (!member.transient) result.push_back({index, &member});
    }
  };
  for (std::size_t base : table.bases) add(base);
  add(static_cast<std::size_t>(&table - models.data()));
  return result;
}

Models gather(const std::vector<header::Header>& headers, const Options& options) {
  return Gather(headers, options).run();
}

}  // namespace retort::codegen
