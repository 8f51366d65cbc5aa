#include "catalog/sequence_options.hpp"

#include <string_view>

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

  const Limits* limit = &limits[2];
  for (const Limits& candidate : limits) {
    if (candidate.type == options.type) limit = &candidate;
  }
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
  add("AS", options.type);
  add("START", options.start);
  add("INCREMENT", options.increment);
  add("MINVALUE", options.min_value);
  add("MAXVALUE", options.max_value);
  add("CACHE", options.cache);
  if (options.cycle) text += text.empty() ? "CYCLE" : " CYCLE";
  return text;
}

}  // namespace retort::catalog
