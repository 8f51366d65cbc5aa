// Two catalogs' differences, object by object, for people.
#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "diff/diff.hpp"
#include "diff/family.hpp"
#include "diff/matching.hpp"
#include "diff/rename.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;

// Whether an object comes or goes with another one that is listed.
bool goes_along(const Catalog& catalog, std::size_t object, const std::vector<std::size_t>& pairs_of,
                const std::vector<Pair>& pairs, State state) {
  for (const catalog::Dependency& dependency : catalog.dependencies[object]) {
    if (dependency.mode == catalog::Dependency::Mode::normal) continue;
    if (pairs[pairs_of[dependency.target]].state == state) return true;
  }
  return false;
}

Difference both(const catalog::Object& have, const catalog::Object& want) {
  Difference difference{Difference::Side::both, catalog::describe(want), have.kind->compare(have, want)};
  if (have.name != want.name) difference.properties.push_back({"name", have.name.name, want.name.name});
  catalog::differ(difference.properties, "comment", have.comment, want.comment);
  return difference;
}

// Of two catalogs whose tables stay where they are.
std::vector<Difference> compared(const Catalog& have, const Catalog& want, const Matching& matching) {
  std::vector<Difference> result;
  for (const Pair& pair : matching.pairs) {
    switch (pair.state) {
      case State::same:
      case State::loosened:
        break;
      case State::dropped:
        if (!goes_along(have, pair.have, matching.of_have, matching.pairs, State::dropped)) {
          result.push_back({Difference::Side::only_have, catalog::describe(*have.objects[pair.have]), {}});
        }
        break;
      case State::created:
        if (!goes_along(want, pair.want, matching.of_want, matching.pairs, State::created)) {
          result.push_back({Difference::Side::only_want, catalog::describe(*want.objects[pair.want]), {}});
        }
        break;
      case State::altered:
      case State::moved:
      case State::replaced:
        result.push_back(both(*have.objects[pair.have], *want.objects[pair.want]));
        break;
    }
  }
  return result;
}

std::string or_none(const std::string& value) {
  return value.empty() ? "none" : value;
}

}  // namespace

std::vector<Difference> differences(const Catalog& have, const Catalog& want, const Options& options) {
  if (!options.renames.empty()) {
    std::vector<Difference> result = moves(have, options);
    const Options rest{{}, false, options.alike};
    for (Difference& one : options.renamed
                               ? differences(*options.renamed, want, rest)
                               : differences(apply_renames(have, want, options.renames).catalog, want, rest))
      result.push_back(std::move(one));
    return result;
  }
  const auto regrouped = regroup(have, want);
  if (!regrouped) return compared(have, want, match(have, want, options.alike));
  std::vector<Difference> result;
  for (const auto& [copy, tables] : regrouped->tables) result.push_back(both(*tables.first, *tables.second));
  for (Difference& one :
       compared(regrouped->have, regrouped->want,
                match(regrouped->have, regrouped->want, options.alike, regrouped->replaced))) {
    for (const auto& [stand_in, table] : regrouped->stand_ins) {
      const auto found = one.object.find(base::quote_name(stand_in) + '.');
      if (found != one.object.npos)
        one.object.replace(found, base::quote_name(stand_in).size(), base::quote_name(table));
    }
    const auto known = [&](const Difference& other) { return other.object == one.object; };
    if (std::none_of(result.begin(), result.end(), known)) result.push_back(std::move(one));
  }
  std::erase_if(result, [](const Difference& one) {
    return one.side == Difference::Side::both && one.properties.empty();
  });
  return result;
}

std::vector<std::string> describe(const std::vector<Difference>& differences, std::string_view have_label,
                                  std::string_view want_label) {
  const std::string have(have_label);
  const std::string want(want_label);
  std::vector<std::string> lines;
  for (const Difference& difference : differences) {
    switch (difference.side) {
      case Difference::Side::only_have:
        lines.push_back(difference.object + ": in " + have + ", not in " + want);
        break;
      case Difference::Side::only_want:
        lines.push_back(difference.object + ": in " + want + ", not in " + have);
        break;
      case Difference::Side::both:
        for (const auto& [property, old_value, new_value] : difference.properties) {
          const bool whole = old_value.find('\n') != old_value.npos || new_value.find('\n') != new_value.npos;
          lines.push_back(difference.object + ": " + property +
                          (whole ? " differs between " + have + " and " + want
                                 : " is " + or_none(new_value) + " in " + want + ", " + or_none(old_value) +
                                       " in " + have));
        }
        break;
    }
  }
  return lines;
}

}  // namespace retort::diff
