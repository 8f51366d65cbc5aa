// The text of arrays, ranges and enums ("8.15 Arrays", "8.17 Range Types" in PostgreSQL's manual): elements
// are quoted whenever that can matter, which is always allowed.
#include <algorithm>

#include <retort/sql_type.hpp>

#include "orm/failure.hpp"
#include "orm/quote.hpp"

namespace retort::detail {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

/// The text between quotes; `at` stands on the opening one and ends behind the closing one. A doubled quote
/// means one. False at the end of `text`.
bool read_quoted(std::string_view text, std::size_t& at, std::string& out) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      out += text[++at];
    } else if (text[at] != '"') {
      out += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      out += text[++at];
    } else {
      ++at;
      return true;
    }
  }
  return false;
}

/// The end of the nested array that begins at `at`, or npos.
std::size_t end_of_row(std::string_view text, std::size_t at) {
  int depth = 0;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\') {
      ++at;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == '{') {
      ++depth;
    } else if (!quoted && c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

void append_array_element(std::string& array, const std::string* text) {
  if (array.size() > 1) array += ',';
  if (text == nullptr) {
    array += "NULL";
  } else {
    append_quoted(array, *text);
  }
}

void append_array_row(std::string& array, std::string_view row) {
  if (array.size() > 1) array += ',';
  array += row;
}

void read_array(std::string_view text, void* context,
                void (*element)(void* context, const std::string* text)) {
  std::size_t at = 0;
  // Bounds other than 1 stand in front: [0:2]={…}
  if (text.starts_with('[')) at = text.find('=') == std::string_view::npos ? text.size() : text.find('=') + 1;
  if (at >= text.size() || text[at] != '{' || !text.ends_with('}')) orm::unreadable(text, "an array");
  const std::size_t end = text.size() - 1;
  for (++at; at < end;) {
    std::string item;
    const char first = text[at];
    if (first == '"') {
      if (!read_quoted(text, at, item)) orm::unreadable(text, "an array");
      element(context, &item);
    } else {
      const std::size_t stop = first == '{' ? end_of_row(text, at) : std::min(text.find(',', at), end);
      if (stop > end) orm::unreadable(text, "an array");
      item = text.substr(at, stop - at);
      at = stop;
      element(context, item == "NULL" ? nullptr : &item);
    }
    if (at < end && text[at] != ',') orm::unreadable(text, "an array");
    ++at;
  }
}

void null_in_array() {
  orm::fail("R0704", "an array holds NULL where the model has no optional element",
            "make the member a std::vector<std::optional<…>>");
}

std::string range_to_text(const std::string* lower, const std::string* upper, bool lower_inclusive,
                          bool upper_inclusive, bool empty) {
  if (empty) return "empty";
  std::string text(1, lower != nullptr && lower_inclusive ? '[' : '(');
  if (lower != nullptr) append_quoted(text, *lower);
  text += ',';
  if (upper != nullptr) append_quoted(text, *upper);
  text += upper != nullptr && upper_inclusive ? ']' : ')';
  return text;
}

RangeText range_from_text(std::string_view text) {
  RangeText range{
      .lower = {}, .upper = {}, .lower_inclusive = true, .upper_inclusive = false, .empty = false};
  if (text == "empty") {
    range.empty = true;
    return range;
  }
  if (text.size() < 3 || (text.front() != '[' && text.front() != '(') ||
      (text.back() != ']' && text.back() != ')')) {
    orm::unreadable(text, "a range");
  }
  range.lower_inclusive = text.front() == '[';
  range.upper_inclusive = text.back() == ']';
  std::size_t at = 1;
  const auto bound = [&](std::optional<std::string>& into, std::size_t stop) {
    if (at == stop) return;
    std::string& value = into.emplace();
    if (text[at] == '"') {
      if (!read_quoted(text, at, value)) orm::unreadable(text, "a range");
    } else {
      value = text.substr(at, stop - at);
      at = stop;
    }
  };
  const std::size_t comma = text[1] == '"' ? 0 : text.find(',');
  if (comma == std::string_view::npos) orm::unreadable(text, "a range");
  bound(range.lower, comma);
  if (at >= text.size() || text[at] != ',') orm::unreadable(text, "a range");
  ++at;
  bound(range.upper, text.size() - 1);
  if (at != text.size() - 1) orm::unreadable(text, "a range");
  return range;
}

std::string array_type_name(std::string_view element, std::string_view modifiers, bool array) {
  std::string name(element);
  if (!modifiers.empty()) {
    // Modifiers stand behind the first word of a time type: timestamp(3) with time zone.
    const std::size_t zone = name.find(" with");
    if (name == "text") name = "character varying";
    name.erase(std::min(name.find('('), name.size()));
    if (zone == std::string::npos) {
      name += modifiers;
    } else {
      name.insert(zone, modifiers);
    }
  }
  if (array) name += "[]";
  return name;
}

std::string enum_type_name(const EnumInfo& info) {
  return orm::quote(info.schema, info.name);
}

std::string_view enum_to_text(const EnumInfo& info, long long value) {
  for (std::size_t i = 0; i < info.size; ++i) {
    if (info.labels[i].value == value) return info.labels[i].label;
  }
  orm::fail("R0703", std::to_string(value) + " is no value of enum " + std::string(info.name),
            "use the enumerators that its header declares");
}

long long enum_from_text(const EnumInfo& info, std::string_view text) {
  for (std::size_t i = 0; i < info.size; ++i) {
    if (info.labels[i].label == text) return info.labels[i].value;
  }
  orm::fail("R0703",
            "enum " + std::string(info.name) + " has no value '" + std::string(text) + "' in its header",
            "the database knows a value that the header does not: add it, or run migrate check");
}

}  // namespace retort::detail
