#include "catalog/sequence_options.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "base/sql.hpp"

namespace retort::catalog {

namespace {

struct Limits {
  std::string_view type;
  std::string_view lowest;
  std::string_view highest;
};
constexpr Limits limits[] = {
    {"smallint", "-32768", "32767"},
    {"integer", "-2147483648", "2147483647"},
    {"bigint", "-9223372036854775808", "9223372036854775807"},
};

const Limits& limits_of(const std::string& type) {
  for (const Limits& candidate : limits) {
    if (candidate.type == type) return candidate;
  }
  return limits[2];
}

void drop_default(std::string& value, std::string_view by_default) {
  if (value == by_default) value.clear();
}

}  // namespace

SequenceOptions read_sequence_options(Fields& fields, const std::string& type) {
  SequenceOptions options;
  options.type = fields.text();
  options.start = fields.text();
  options.increment = fields.text();
  options.min_value = fields.text();
  options.max_value = fields.text();
  options.cache = fields.text();
  options.cycle = fields.boolean();
  if (options.type.empty()) return options;

  const Limits* limit = &limits_of(options.type);
  const bool down = options.increment.starts_with('-');
  const std::string first = down ? options.max_value : options.min_value;
  drop_default(options.start, first);
  drop_default(options.min_value, down ? limit->lowest : std::string_view("1"));
  drop_default(options.max_value, down ? std::string_view("-1") : limit->highest);
  drop_default(options.increment, "1");
  drop_default(options.cache, "1");
  drop_default(options.type, type);
  return options;
}

std::string describe(const SequenceOptions& options) {
  std::string text;
  const auto add = [&text](std::string_view word, const std::string& value) {
    if (value.empty()) return;
    if (!text.empty()) text += ' ';
    text.append(word).append(" ").append(value);
  };
  if (!options.sequence.name.empty()) add("SEQUENCE NAME", base::quote_name(options.sequence));
  add("AS", options.type);
  add("START", options.start);
  add("INCREMENT", options.increment);
  add("MINVALUE", options.min_value);
  add("MAXVALUE", options.max_value);
  add("CACHE", options.cache);
  if (options.cycle) text += text.empty() ? "CYCLE" : " CYCLE";
  return text;
}

namespace {

struct Bounds {
  long long lowest;
  long long highest;
};

Bounds bounds(const SequenceOptions& options, const std::string& type) {
  const Limits& limit = limits_of(options.type.empty() ? type : options.type);
  const bool down = options.increment.starts_with('-');
  const std::string lowest =
      !options.min_value.empty() ? options.min_value : std::string(down ? limit.lowest : "1");
  const std::string highest =
      !options.max_value.empty() ? options.max_value : std::string(down ? "-1" : limit.highest);
  return {std::atoll(lowest.c_str()), std::atoll(highest.c_str())};
}

}  // namespace

std::vector<std::string> into_bounds(const Name& sequence, const SequenceOptions& have,
                                     const SequenceOptions& want, const std::string& type) {
  const Bounds old = bounds(have, type);
  const Bounds goal = bounds(want, type);
  const std::string name = base::quote_name(sequence);
  std::vector<std::string> statements;
  if (goal.lowest > old.highest || goal.highest < old.lowest) {
    // No position is right before and after.
    const Limits& wider = std::max(limits_of(have.type.empty() ? type : have.type),
                                   limits_of(want.type.empty() ? type : want.type),
                                   [](const Limits& a, const Limits& b) { return &a < &b; });
    statements.push_back("ALTER SEQUENCE " + name +
                         (have.type == want.type ? std::string() : " AS " + std::string(wider.type)) +
                         " MINVALUE " + std::to_string(std::min(old.lowest, goal.lowest)) + " MAXVALUE " +
                         std::to_string(std::max(old.highest, goal.highest)));
    const bool down = want.increment.starts_with('-');
    const std::string start =
        want.start.empty() ? std::to_string(down ? goal.highest : goal.lowest) : want.start;
    statements.push_back("SELECT setval(" + base::quote_literal(name) + ", " + start + ", false)");
    return statements;
  }
  const auto move = [&](long long bound, const char* beyond) {
    if (bound < old.lowest || bound > old.highest) return;
    statements.push_back("SELECT setval(" + base::quote_literal(name) + ", " + std::to_string(bound) +
                         ", false) FROM " + name + " WHERE last_value " + beyond + ' ' +
                         std::to_string(bound));
  };
  if (goal.lowest > old.lowest) move(goal.lowest, "<");
  if (goal.highest < old.highest) move(goal.highest, ">");
  return statements;
}

SequenceOptions before_turning(SequenceOptions have, const SequenceOptions& want, const std::string& type) {
  if (have.increment.starts_with('-') == want.increment.starts_with('-')) return have;
  const Bounds own = bounds(have, type);
  have.min_value = std::to_string(own.lowest);
  have.max_value = std::to_string(own.highest);
  return have;
}

SequenceOptions for_new_type(const SequenceOptions& have, SequenceOptions want) {
  if (have.type == want.type) return want;
  const Limits& old = limits_of(have.type);
  if (want.increment.starts_with('-')) {
    if (want.max_value.empty() && have.max_value == old.highest) want.max_value = "-1";
  } else if (want.min_value.empty() && have.min_value == old.lowest) {
    want.min_value = "1";
  }
  return want;
}

}  // namespace retort::catalog
