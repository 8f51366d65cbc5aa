// Who frees a name, or a place that only one can have, goes before who takes it.
#include <map>
#include <unordered_map>

#include "catalog/kinds.hpp"
#include "catalog/part.hpp"
#include "catalog/range.hpp"
#include "diff/edge_rules.hpp"
#include "diff/side.hpp"

namespace retort::diff {

namespace {

using catalog::Dependency;
using catalog::Object;

class OfNames : EdgeRules {
 public:
  explicit OfNames(const EdgeRules& rules) : EdgeRules(rules) {}

  void add() {
    of_names();
    of_names_in_partitions();
    of_types_of_many();
    of_operator_classes();
  }

 private:
  using Names = std::multimap<Name, std::size_t>;

  static void add_names(Names& names, const Object& object, std::size_t step) {
    if (object.kind->traits().is_relation) names.emplace(own_name(object), step);
    for (const std::string& claim : object.claims) names.emplace(Name(object.name.schema, claim), step);
  }

  // Who frees a relation's name goes before who takes it.
  void of_names() {
    Names freed;
    Names taken;
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Pair& pair = matching_.pairs[i];
      const Trio& trio = of_pair_[i];
      const std::size_t first = trio.drop != none ? trio.drop : trio.alter;
      const std::size_t second = trio.create != none ? trio.create : trio.alter;
      if (pair.have != none && beside(pair, *have_.objects[pair.have])) continue;
      if (first != none && pair.have != none) add_names(freed, *have_.objects[pair.have], first);
      if (second != none && pair.want != none) add_names(taken, *want_.objects[pair.want], second);
    }
    for (const auto& [name, first] : freed) {
      const auto [begin, end] = taken.equal_range(name);
      bool kept = false;
      for (auto it = begin; it != end; ++it) kept = kept || it->second == first;
      for (auto it = begin; it != end && !kept; ++it) edge(first, it->second);
    }
  }

  // The indexes that come with a partition get the names that the server gives them only if those are free,
  // and leave theirs to others when it goes.
  void of_names_in_partitions() {
    std::unordered_map<std::uint32_t, std::size_t> gone;  // By the identifiers of the tables.
    std::unordered_map<std::uint32_t, std::size_t> made;
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Trio& trio = of_pair_[i];
      if (trio.drop != none && is_table(*have_.objects[matching_.pairs[i].have]))
        gone.emplace(have_.objects[matching_.pairs[i].have]->address.object, trio.drop);
      if (trio.create == none) continue;
      const catalog::ObjectPtr& table = want_.objects[matching_.pairs[i].want];
      if (is_table(*table) && is_partition(table)) made.emplace(table->address.object, trio.create);
    }
    if (gone.empty()) return;
    Names freed;
    for (const catalog::ObjectPtr& object : have_.inherited) {
      const auto table = gone.find(object->parent.object);
      if (catalog::part(*object) && table != gone.end()) freed.emplace(own_name(*object), table->second);
    }
    for (std::size_t i = 0; i < matching_.pairs.size() && !freed.empty(); ++i) {
      Names taken;
      if (of_pair_[i].create != none)
        add_names(taken, *want_.objects[matching_.pairs[i].want], of_pair_[i].create);
      for (const auto& [name, step] : taken) {
        const auto [begin, end] = freed.equal_range(name);
        for (auto it = begin; it != end; ++it) edge(it->second, step);
      }
    }
    if (made.empty()) return;
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      if (of_pair_[i].drop == none) continue;
      const Object& object = *have_.objects[matching_.pairs[i].have];
      if (!beside(matching_.pairs[i], object)) add_names(freed, object, of_pair_[i].drop);
    }
    for (const catalog::ObjectPtr& object : want_.inherited) {
      const auto table = made.find(object->parent.object);
      if (!catalog::part(*object) || table == made.end()) continue;
      const auto [begin, end] = freed.equal_range(own_name(*object));
      for (auto it = begin; it != end; ++it) better(it->second, table->second);
    }
  }

  // What puts the type of many ranges of another range type aside finds it.
  void of_types_of_many() {
    for (const Trio& made : of_pair_) {
      if (made.create == none || steps_[made.create].object->kind != &catalog::range_kind()) continue;
      for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
        const std::size_t drop = of_pair_[i].drop;
        if (matching_.pairs[i].state != State::dropped || drop == none) continue;
        const Object& gone = *steps_[drop].object;
        if (gone.kind == &catalog::range_kind() &&
            !catalog::free_type_of_many(gone, *steps_[made.create].object).empty())
          edge(made.create, drop);
      }
    }
  }

  // A family has no member twice: a class that goes leaves its own to one that comes.
  void of_operator_classes() {
    std::multimap<std::string, std::size_t> gone;  // By their families.
    const auto family = [](const Object& object) {
      const std::string text = object.kind->expressions(object);
      const std::size_t begin = text.find(" FAMILY ");
      return begin == text.npos ? text : text.substr(begin, text.find(" AS ", begin) - begin);
    };
    for (const Trio& trio : of_pair_) {
      if (trio.drop != none && steps_[trio.drop].object->kind == &catalog::operator_class_kind())
        gone.emplace(family(*steps_[trio.drop].object), trio.drop);
    }
    if (gone.empty()) return;
    for (const Trio& trio : of_pair_) {
      if (trio.create == none || steps_[trio.create].object->kind != &catalog::operator_class_kind())
        continue;
      const auto [begin, end] = gone.equal_range(family(*steps_[trio.create].object));
      for (auto it = begin; it != end; ++it) better(it->second, trio.create);
    }
  }
};

}  // namespace

void add_edges_of_names(const EdgeRules& rules) {
  OfNames(rules).add();
}

}  // namespace retort::diff
