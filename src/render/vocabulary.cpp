#include "render/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "operation/type_names.hpp"

namespace retort::render {
namespace {

/// Types that have a word of their own, with how many modifiers that takes at least and at most.
struct Known {
  std::string_view sql;
  std::string_view word;
  std::size_t least;
  std::size_t most;
};
constexpr auto known_types = std::to_array<Known>({
    {"smallint", "smallint", 0, 0},   {"integer", "integer", 0, 0},
    {"bigint", "bigint", 0, 0},       {"numeric", "numeric", 0, 2},
    {"real", "real", 0, 0},           {"double precision", "double_precision", 0, 0},
    {"boolean", "boolean", 0, 0},     {"text", "text", 0, 0},
    {"varchar", "varchar", 0, 1},     {"char", "char_", 1, 1},
    {"bytea", "bytea", 0, 0},         {"date", "date", 0, 0},
    {"time", "time", 0, 1},           {"timetz", "timetz", 0, 1},
    {"timestamp", "timestamp", 0, 1}, {"timestamptz", "timestamptz", 0, 1},
    {"interval", "interval", 0, 0},   {"uuid", "uuid", 0, 0},
    {"json", "json", 0, 0},           {"jsonb", "jsonb", 0, 0},
    {"inet", "inet", 0, 0},           {"tsvector", "tsvector", 0, 0},
});

/// A type without brackets.
std::optional<Code> known_type(const std::string& sql) {
  const std::size_t open = std::min(sql.find('('), sql.size());
  const auto found = std::find_if(known_types.begin(), known_types.end(),
                                  [&](const Known& known) { return known.sql == sql.substr(0, open); });
  if (found == known_types.end()) return std::nullopt;
  Codes modifiers;
  if (open < sql.size()) {
    if (sql.back() != ')') return std::nullopt;
    for (const std::string& number : base::split(sql.substr(open + 1, sql.size() - open - 2), ',')) {
      if (!is_integer(number) || number.size() > 8) return std::nullopt;
      modifiers.push_back(word(number));
    }
  }
  if (modifiers.size() < found->least || modifiers.size() > found->most) return std::nullopt;
  if (modifiers.empty()) return word(std::string(found->word));
  return call(std::string(found->word), std::move(modifiers));
}

}  // namespace

bool is_integer(const std::string& text) {
  const std::size_t first = text.substr(0, 1) == "-" ? 1 : 0;
  const std::size_t digits = text.size() - first;
  if (digits == 0 || digits > 18) return false;  // Fits a long long.
  if (text.find_first_not_of("0123456789", first) != std::string::npos) return false;
  return text == "0" || text[first] != '0';
}

std::optional<std::string> literal_text(const std::string& literal) {
  const bool escapes = literal.substr(0, 2) == "E'";
  const std::size_t begin = escapes ? 2 : 1;
  if (literal.size() < begin + 1 || literal[begin - 1] != '\'' || literal.back() != '\'') return std::nullopt;
  std::string text = base::replace_all(literal.substr(begin, literal.size() - begin - 1), "''", "'");
  if (escapes) text = base::replace_all(text, "\\\\", "\\");
  if (base::quote_literal(text) != literal || text.find('\0') != std::string::npos) return std::nullopt;
  return text;
}

Code name(const Name& name) {
  if (name.schema.empty()) return string(name.name);
  return call("name", {string(name.schema), string(name.name)});
}

// Only relations: the server's own types (`path`, `box`) come before public's, its relations all begin with
// pg_.
Code relation(const Name& name) {
  const bool found_first = name.schema == "public" && !name.name.starts_with("pg_");
  return found_first ? string(name.name) : render::name(name);
}

Code names(const std::vector<std::string>& names) {
  Codes elements;
  for (const std::string& one : names) elements.push_back(string(one));
  return list(std::move(elements));
}

Code type(const std::string& sql) {
  const std::string spelled = operation::short_type(sql);
  if (spelled.size() > 2 && spelled.substr(spelled.size() - 2) == "[]") {
    const std::string element = spelled.substr(0, spelled.size() - 2);
    return call("array_of", {type(element)});
  }
  if (auto known = known_type(spelled)) return *known;
  return call("sql_type", {string(spelled)});
}

Code value(const std::string& literal) {
  if (literal == "NULL") return word("nullptr");
  if (literal == "true" || literal == "false" || is_integer(literal)) return word(literal);
  if (const auto text = literal_text(literal)) return string(*text);
  return call("sql", {string(literal)});
}

Code default_value(const std::string& sql) {
  if (sql == "now()") return word("default_now");
  if (sql == "true" || sql == "false" || is_integer(sql)) return call("default_value", {word(sql)});
  if (const auto text = literal_text(sql)) return call("default_value", {string(*text)});
  return call("default_sql", {string(sql)});
}

std::optional<std::vector<std::string>> name_parts(const std::string& sql) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == '.') {
      parts.emplace_back();
    } else if (sql[i] != '"') {
      parts.back() += sql[i];
    } else {
      for (++i; i < sql.size(); ++i) {
        if (sql[i] == '"' && sql.substr(i + 1, 1) != "\"") break;
        if (sql[i] == '"') ++i;
        parts.back() += sql[i];
      }
    }
  }
  std::vector<std::string> quoted;
  for (const std::string& part : parts) quoted.push_back(base::quote_identifier(part));
  if (base::join(quoted, ".") != sql) return std::nullopt;
  return parts;
}

Code collate(const std::string& sql) {
  const auto parts = name_parts(sql);
  if (parts && parts->size() == 1) return call("collate", {string(parts->front())});
  if (parts && parts->size() == 2) return call("collate", {name({parts->front(), parts->back()})});
  return call("collate", {call("sql", {string(sql)})});
}

const char* action_word(Action action) {
  switch (action) {
    case Action::restrict:
      return "restrict";
    case Action::cascade:
      return "cascade";
    case Action::set_null:
      return "set_null";
    case Action::set_default:
      return "set_default";
    case Action::no_action:
      break;
  }
  return "no_action";
}

void add_text(Codes& codes, const char* function, const std::string& text) {
  if (!text.empty()) codes.push_back(call(function, {string(text)}));
}

void add_names(Codes& codes, const char* function, const std::vector<std::string>& list) {
  if (!list.empty()) codes.push_back(call(function, {names(list)}));
}

Codes sequence_options(const SequenceOptions& options) {
  Codes codes;
  const auto say = [&codes](const char* function, const std::string& number) {
    if (!number.empty()) codes.push_back(call(function, {value(number)}));
  };
  if (!options.type.empty()) codes.push_back(call("sequence_type", {type(options.type)}));
  say("increment_by", options.increment);
  say("min_value", options.min_value);
  say("max_value", options.max_value);
  say("start_with", options.start);
  say("cache", options.cache);
  if (options.cycle) codes.push_back(word("cycle"));
  if (!options.sequence.name.empty()) codes.push_back(call("sequence_name", {relation(options.sequence)}));
  return codes;
}

}  // namespace retort::render
