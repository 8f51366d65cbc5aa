// What functions name in their bodies, take and return: the server has no record of that, or not of its
// columns.
#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <unordered_map>

#include "catalog/function_rows.hpp"
#include "catalog/kinds.hpp"
#include "diff/edge_rules.hpp"
#include "diff/side.hpp"

namespace retort::diff {

namespace {

using catalog::Dependency;
using catalog::Object;

class OfBodies : EdgeRules {
 public:
  explicit OfBodies(const EdgeRules& rules) : EdgeRules(rules) {}

  void add() {
    of_rows_of_functions();
    of_rows_that_functions_take();
    of_bodies();
  }

 private:
  // A view, or whatever else calls functions that return rows, comes after columns that those get.
  void of_rows_of_functions() {
    std::multimap<std::pair<std::uint32_t, std::uint32_t>, std::size_t> steps;  // By catalog and object.
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const std::size_t step = of_pair_[i].create != none ? of_pair_[i].create : of_pair_[i].alter;
      if (step == none) continue;
      const Object& object = *want_.objects[matching_.pairs[i].want];
      if (object.kind == &catalog::column_kind() || object.kind == &catalog::composite_kind())
        steps.emplace(std::pair(object.address.catalog, object.address.object), step);
    }
    if (steps.empty()) return;
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const std::size_t step = of_pair_[i].create != none ? of_pair_[i].create : of_pair_[i].alter;
      if (step == none) continue;
      for (const catalog::Address& rows : catalog::rows_in(*want_.objects[matching_.pairs[i].want])) {
        const auto [begin, end] = steps.equal_range({rows.catalog, rows.object});
        for (auto it = begin; it != end; ++it) edge(it->second, step);
      }
    }
  }

  // A function that takes rows of a table is made when the columns are what its body expects.
  void of_rows_that_functions_take() {
    std::vector<std::size_t> functions;
    for (const Pair& pair : matching_.pairs) {
      if (pair.want == none || want_.objects[pair.want]->kind != &catalog::function_kind()) continue;
      if (of_pair_[matching_.of_want[pair.want]].create != none) functions.push_back(pair.want);
    }
    if (functions.empty()) return;
    std::multimap<std::size_t, std::size_t> columns;  // Steps by the tables that they are of.
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Pair& pair = matching_.pairs[i];
      if (pair.have == none || pair.want == none || !is_column(*want_.objects[pair.want])) continue;
      const std::size_t step = of_pair_[i].create != none ? of_pair_[i].create : of_pair_[i].alter;
      if (step != none) columns.emplace(table_of(want_, pair.want), step);
    }
    for (const std::size_t function : functions) {
      for (const Dependency& dependency : want_.dependencies[function]) {
        const auto [begin, end] = columns.equal_range(dependency.target);
        for (auto it = begin; it != end; ++it)
          better(it->second, of_pair_[matching_.of_want[function]].create);
      }
    }
  }

  // A function may run in the plan as soon as it is there, and then finds what its body names. The same
  // holds for what runs a function that was there all along: a column whose default passes the check of
  // a domain.
  void of_bodies() {
    const auto created = [](const Trio& trio) { return trio.create != none; };
    if (std::none_of(of_pair_.begin(), of_pair_.end(), created)) return;
    for (std::size_t i = 0; i < want_.objects.size(); ++i) {
      const Object& object = *want_.objects[i];
      if (!object.parent && !object.name.schema.empty()) by_name_.emplace(base_name(object), i);
    }
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const std::size_t step = of_pair_[i].create != none ? of_pair_[i].create : of_pair_[i].alter;
      if (step == none) continue;
      for (const std::size_t first : named_by_what_runs(matching_.pairs[i].want)) better(first, step);
    }
  }

  // The steps that create what bodies name: that of the object at `start`, and those of what it needs
  // and what is not changed. What is changed waits by itself.
  std::set<std::size_t> named_by_what_runs(std::size_t start) {
    std::set<std::size_t> steps;
    std::set<std::size_t> seen{start};
    std::vector<std::size_t> open{start};
    const auto go_on = [&](std::size_t object) {
      const Trio& trio = of_pair_[matching_.of_want[object]];
      if (trio.create == none && trio.alter == none && seen.insert(object).second) open.push_back(object);
    };
    while (!open.empty()) {
      const std::size_t object = open.back();
      open.pop_back();
      for (const std::size_t target : named_in_body(object)) {
        const std::size_t create = of_pair_[matching_.of_want[target]].create;
        if (create != none) steps.insert(create);
        go_on(target);
      }
      for (const Dependency& dependency : want_.dependencies[object]) go_on(dependency.target);
    }
    return steps;
  }

  const std::vector<std::size_t>& named_in_body(std::size_t object) {
    const auto [found, is_new] = named_.try_emplace(object);
    if (!is_new) return found->second;
    const std::string body = want_.objects[object]->kind->body(*want_.objects[object]);
    std::set<std::size_t> named;
    for_each_word(body, [&](std::string_view word) {
      const auto [begin, end] = by_name_.equal_range(word);
      for (auto it = begin; it != end; ++it) named.insert(it->second);
    });
    found->second.assign(named.begin(), named.end());
    return found->second;
  }

  // Without the arguments of a function.
  static std::string_view base_name(const Object& object) {
    const std::string_view name = object.name.name;
    return object.kind->body(object).empty() ? name : name.substr(0, name.find('('));
  }

  template <class Use>
  static void for_each_word(std::string_view text, const Use& use) {
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (std::size_t at = 0; at < text.size();) {
      if (!is_word(text[at])) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && is_word(text[end])) ++end;
      use(text.substr(at, end - at));
      at = end;
    }
  }

  std::unordered_multimap<std::string_view, std::size_t> by_name_;   // Of `want`.
  std::unordered_map<std::size_t, std::vector<std::size_t>> named_;  // Found so far, by body.
};

}  // namespace

void add_edges_of_bodies(const EdgeRules& rules) {
  OfBodies(rules).add();
}

}  // namespace retort::diff
