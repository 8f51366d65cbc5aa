// One header a table. An enum stands in the header of the only table that has it, else in one of its own.
// Headers include those that their annotations name; where tables refer to each other in a circle, they
// declare each other instead.
#include "render/model_files.hpp"

#include <algorithm>
#include <functional>
#include <kainjow/mustache.hpp>

#include "render/model_names.hpp"
#include "render/model_split.hpp"
#include "render/model_table.hpp"
#include "render/plain.hpp"

namespace retort::render {
namespace {

using kainjow::mustache::data;

const char* const header_template =
#include "model_header.mustache.inc"
    ;

/// Which tables can reach each other: equal numbers.
class Circles {
 public:
  explicit Circles(const std::map<Name, std::set<Name>>& edges) : edges_(edges) {
    for (const auto& [name, targets] : edges) {
      if (!order_.contains(name)) visit(name);
    }
  }
  bool together(const Name& left, const Name& right) const { return circle_.at(left) == circle_.at(right); }

 private:
  /// Tarjan's algorithm.
  void visit(const Name& name) {
    order_[name] = low_[name] = order_.size();
    path_.push_back(name);
    for (const Name& target : edges_.at(name)) {
      if (!order_.contains(target)) {
        visit(target);
        low_[name] = std::min(low_[name], low_[target]);
      } else if (!circle_.contains(target)) {
        low_[name] = std::min(low_[name], order_[target]);
      }
    }
    if (low_[name] != order_[name]) return;
    for (bool last = false; !last; path_.pop_back()) {
      last = path_.back() == name;
      circle_[path_.back()] = low_[name];
    }
  }

  const std::map<Name, std::set<Name>>& edges_;
  std::map<Name, std::size_t> order_;
  std::map<Name, std::size_t> low_;
  std::map<Name, std::size_t> circle_;
  std::vector<Name> path_;
};

/// The definitions as a person would write them: without what goes without saying.
DeclaredSchema plain_schema(const DeclaredSchema& schema) {
  operation::Changes changes;
  for (const TableDefinition& table : schema.tables)
    changes.push_back({operation::CreateTable{table}, {}, false, {}});
  for (const IndexDefinition& index : schema.indexes)
    changes.push_back({operation::CreateIndex{index}, {}, false, {}});
  DeclaredSchema result = schema;
  std::size_t tables = 0;
  std::size_t indexes = 0;
  for (operation::Change& change : plain(std::move(changes))) {
    if (auto* table = std::get_if<operation::CreateTable>(&change.operation)) {
      // Types stay as they were: enums are known by their full names.
      for (std::size_t i = 0; i < table->table.columns.size(); ++i)
        table->table.columns[i].type = schema.tables[tables].columns[i].type;
      result.tables[tables++] = std::move(table->table);
    }
    if (auto* index = std::get_if<operation::CreateIndex>(&change.operation))
      result.indexes[indexes++] = std::move(index->index);
  }
  return result;
}

class Files {
 public:
  Files(const DeclaredSchema& schema, const std::map<std::string, std::string>& domains,
        const ModelOptions& options)
      : schema_(options.explicit_names ? schema : plain_schema(schema)),
        names_(schema_, options.name_space),
        domains_(domains) {}

  std::vector<ModelHeader> run() {
    std::map<Name, std::vector<const IndexDefinition*>> indexes;
    for (const IndexDefinition& index : schema_.indexes) indexes[settled(index.table)].push_back(&index);
    std::map<Name, std::set<Name>> edges;
    std::map<Name, int> users;
    for (const TableDefinition& table : schema_.tables) {
      const Name name = settled(table.name);
      texts_[name] = model_table(table, indexes[name], names_, domains_);
      edges[name] = texts_[name].tables;
      for (const Name& item : texts_[name].enums) ++users[item];
    }
    const Circles circles(edges);
    std::vector<ModelHeader> headers;
    for (const EnumDefinition& item : schema_.enums) {
      const Name name = settled(item.name);
      const bool alone = users[name] == 1 && user_scope(name) == names_.enumeration(name).scope;
      if (alone) continue;
      own_header_.insert(name);
      headers.push_back(header(names_.enumeration(name), {}, {}, {}, {model_enum(item, names_)}));
    }
    for (const TableDefinition& table : schema_.tables) headers.push_back(table_header(table, circles));
    std::sort(headers.begin(), headers.end(),
              [](const auto& left, const auto& right) { return left.name < right.name; });
    return headers;
  }

 private:
  /// The scope of the first table that has the enum.
  std::string user_scope(const Name& item) const {
    for (const auto& [table, text] : texts_) {
      if (text.enums.contains(item)) return names_.table(table).scope;
    }
    return {};
  }

  ModelHeader table_header(const TableDefinition& table, const Circles& circles) const {
    const Name name = settled(table.name);
    const ModelText& text = texts_.at(name);
    std::set<std::string> includes;
    std::set<std::string> forwards;
    std::vector<std::string> parts;
    for (const Name& other : text.tables) {
      const Home& home = names_.table(other);
      if (!circles.together(name, other))
        includes.insert(home.stem + ".hpp");
      else if (other != name)
        forwards.insert("namespace " + home.scope + " {\nstruct " + home.name + ";\n}");
    }
    for (const EnumDefinition& item : schema_.enums) {
      const Name other = settled(item.name);
      if (!text.enums.contains(other)) continue;
      if (own_header_.contains(other))
        includes.insert(names_.enumeration(other).stem + ".hpp");
      else
        parts.push_back(model_enum(item, names_));
    }
    parts.push_back(text.text);
    return header(names_.table(name), text.system, includes, forwards, parts);
  }

  static data list(const std::set<std::string>& items, const char* key) {
    data all{data::type::list};
    for (const std::string& item : items) {
      data one;
      one.set(key, item);
      all << one;
    }
    return all;
  }

  static std::string mark(std::size_t part) { return "/* part " + std::to_string(part) + " */"; }

  static ModelHeader header(const Home& home, const std::set<std::string>& system,
                            const std::set<std::string>& includes, const std::set<std::string>& forwards,
                            const std::vector<std::string>& parts) {
    data values;
    values.set("scope", home.scope);
    values.set("has_system", !system.empty());
    values.set("system", list(system, "name"));
    values.set("has_includes", !includes.empty());
    values.set("includes", list(includes, "name"));
    values.set("forwards", list(forwards, "declaration"));
    data texts{data::type::list};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      data one;
      one.set("text", mark(i));
      texts << one;
    }
    values.set("parts", texts);
    kainjow::mustache::mustache shape(header_template);
    shape.set_custom_escape([](const std::string& text) { return text; });
    std::string text = shape.render(values);
    // Sections that are empty leave their line breaks; those of the parts are theirs.
    for (std::size_t at = text.find("\n\n\n"); at != std::string::npos; at = text.find("\n\n\n"))
      text.erase(at, 1);
    std::size_t at = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      std::string part = parts[i];
      while (part.ends_with('\n')) part.pop_back();
      at = text.find(mark(i), at);
      text.replace(at, mark(i).size(), part);
      at += part.size();
    }
    return {home.stem + ".hpp", text + (text.ends_with('\n') ? "" : "\n")};
  }

  const DeclaredSchema schema_;
  const ModelNames names_;
  const std::map<std::string, std::string>& domains_;
  std::map<Name, ModelText> texts_;
  std::set<Name> own_header_;
};

}  // namespace

ModelFiles model_files(const catalog::Catalog& catalog, const operation::Changes& changes,
                       const ModelOptions& options) {
  ModelSplit split = split_models(catalog, changes);
  ModelFiles result;
  result.headers = Files(split.declared, split.domains, options).run();
  result.sql = std::move(split.sql);
  result.declared = std::move(split.declared);
  return result;
}

}  // namespace retort::render
