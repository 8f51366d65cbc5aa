// What is not in the table is read and written as text, with the SQL type named by an annotation: every type
// of the server has a text form.
#include "render/model_type.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace retort::render {
namespace {

struct Known {
  const char* sql;
  const char* type;
  const char* initial;
};

constexpr Known known[] = {
    {"boolean", "bool", "false"},
    {"smallint", "std::int16_t", "0"},
    {"integer", "std::int32_t", "0"},
    {"bigint", "std::int64_t", "0"},
    {"smallserial", "std::int16_t", "0"},
    {"serial", "std::int32_t", "0"},
    {"bigserial", "std::int64_t", "0"},
    {"real", "float", "0"},
    {"double precision", "double", "0"},
    {"text", "std::string", ""},
    {"character varying", "std::string", ""},
    {"bytea", "retort::bytes", ""},
    {"uuid", "retort::uuid", ""},
    {"timestamp with time zone", "retort::timestamptz", ""},
    {"timestamp without time zone", "retort::timestamp", ""},
    {"timestamptz", "retort::timestamptz", ""},
    {"timestamp", "retort::timestamp", ""},
    {"date", "retort::date", ""},
    {"time without time zone", "retort::time_of_day", ""},
    {"time", "retort::time_of_day", ""},
    {"interval", "retort::interval", ""},
    {"numeric", "retort::numeric", ""},
    {"json", "retort::json", ""},
    {"jsonb", "retort::jsonb", ""},
    {"int4range", "retort::range<std::int32_t>", ""},
    {"int8range", "retort::range<std::int64_t>", ""},
    {"numrange", "retort::range<retort::numeric>", ""},
    {"daterange", "retort::range<retort::date>", ""},
    {"tsrange", "retort::range<retort::timestamp>", ""},
    {"tstzrange", "retort::range<retort::timestamptz>", ""},
};

const Known* find(const std::string& sql) {
  const auto found =
      std::find_if(std::begin(known), std::end(known), [&](const Known& item) { return sql == item.sql; });
  return found == std::end(known) ? nullptr : found;
}

/// `timestamp(3) with time zone` -> `3` and `timestamp with time zone`.
std::string take_modifiers(std::string& sql) {
  const std::size_t open = sql.find('(');
  const std::size_t close = sql.find(')', open);
  if (open == std::string::npos || close == std::string::npos) return {};
  const std::string modifiers = sql.substr(open + 1, close - open - 1);
  sql.erase(open, close + 1 - open);
  return modifiers;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 9 && text.find_first_not_of("0123456789") == std::string::npos;
}

/// The words for `modifiers` of a known type; empty if there are none for them.
std::vector<Code> modifier_words(const std::string& base, const std::string& modifiers) {
  const std::size_t comma = modifiers.find(',');
  const std::string first = modifiers.substr(0, comma);
  const std::string second = comma == std::string::npos ? "" : modifiers.substr(comma + 1);
  if (!is_number(first) || (comma != std::string::npos && !is_number(second))) return {};
  if (base == "character varying" || base == "varchar") return {call("length", {word(first)})};
  if (base == "numeric" && !second.empty()) return {call("precision", {word(first), word(second)})};
  if ((base.substr(0, 4) == "time" || base == "interval") && second.empty())
    return {call("precision", {word(first)})};
  return {};
}

}  // namespace

bool MemberType::same(const MemberType& other) const {
  return type == other.type;
}

bool take_array(std::string& sql) {
  bool array = false;
  while (sql.size() > 2 && sql.substr(sql.size() - 2) == "[]") {
    sql.resize(sql.size() - 2);
    array = true;
  }
  return array;
}

MemberType member_type(const std::string& sql) {
  std::string base = sql;
  const bool array = take_array(base);
  const std::string element = base;
  const std::string modifiers = take_modifiers(base);
  const Known* found = find(base == "varchar" ? "character varying" : base);
  MemberType result;
  result.type = found == nullptr ? "std::string" : found->type;
  if (found != nullptr && !array) result.initial = found->initial;
  const bool serial = base.find("serial") != std::string::npos && found != nullptr;
  const bool bare_varchar = (base == "character varying" || base == "varchar") && modifiers.empty();
  bool own = found == nullptr || serial || bare_varchar;
  if (!own && !modifiers.empty()) {
    result.words = modifier_words(base == "varchar" ? "character varying" : base, modifiers);
    own = result.words.empty();
  }
  if (own) result.words = {call("sql_type", {string(sql)})};
  result.own = own;
  // `box` alone has another separator in its arrays.
  if (array && !(found == nullptr && base == "box")) result.type = "std::vector<" + result.type + ">";
  return result;
}

}  // namespace retort::render
