// An option that goes back to its default is named with the default's value where SQL has no word for it.
#include "operation/sequence_change.hpp"

namespace retort::operation {

std::vector<SequenceStep> sequence_steps(const SequenceDefinition& from, const SequenceDefinition& to) {
  using Key = SequenceStep::Key;
  std::vector<SequenceStep> steps;
  const SequenceOptions& have = from.options;
  const SequenceOptions& want = to.options;
  const auto value = [&](Key key, const std::string& old_value, const std::string& new_value,
                         const std::string& fallback, const std::string& old_fallback) {
    const std::string& before = old_value.empty() ? old_fallback : old_value;
    const std::string& after = new_value.empty() ? fallback : new_value;
    if (!new_value.empty() && old_value.empty())
      steps.push_back({key, new_value, {}});
    else if (before != after)
      steps.push_back({key, after, {}});
  };
  const auto bound = [&](Key key, Key no_key, const std::string& old_value, const std::string& new_value) {
    if (old_value == new_value) return;
    if (new_value.empty())
      steps.push_back({no_key, "", {}});
    else
      steps.push_back({key, new_value, {}});
  };
  // Where a sequence begins unless it is told.
  const auto first = [](const SequenceOptions& options) {
    const bool descends = !options.increment.empty() && options.increment.front() == '-';
    const std::string& limit = descends ? options.max_value : options.min_value;
    return !limit.empty() ? limit : std::string(descends ? "-1" : "1");
  };

  value(Key::type, have.type, want.type, "bigint", "bigint");
  value(Key::increment, have.increment, want.increment, "1", "1");
  bound(Key::min_value, Key::no_min_value, have.min_value, want.min_value);
  bound(Key::max_value, Key::no_max_value, have.max_value, want.max_value);
  value(Key::start, have.start, want.start, first(want), first(have));
  value(Key::cache, have.cache, want.cache, "1", "1");
  if (have.cycle != want.cycle) steps.push_back({want.cycle ? Key::cycle : Key::no_cycle, "", {}});
  if (from.owner_table != to.owner_table || from.owner_column != to.owner_column) {
    const bool owned = !to.owner_table.name.empty();
    steps.push_back({owned ? Key::owned_by : Key::not_owned, to.owner_column, to.owner_table});
  }
  return steps;
}

}  // namespace retort::operation
