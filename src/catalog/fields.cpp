#include "catalog/fields.hpp"

#include <cassert>
#include <charconv>

namespace retort::catalog {

std::string_view Fields::take() {
  assert(next_ < row_.size());
  const auto& field = row_[next_++];
  return field ? std::string_view(*field) : std::string_view();
}

std::string Fields::text() {
  return std::string(take());
}

bool Fields::boolean() {
  return take() == "t";
}

std::uint32_t Fields::oid() {
  const std::string_view digits = take();
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int Fields::number() {
  const std::string_view digits = take();
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::vector<std::string> Fields::list() {
  return parse_array(take());
}

namespace {

// One element from `position` on, which is left on the comma or brace behind it.
std::string parse_element(std::string_view text, std::size_t& position) {
  std::string element;
  const bool quoted = position < text.size() && text[position] == '"';
  if (quoted) ++position;
  while (position < text.size()) {
    const char c = text[position];
    if (quoted ? c == '"' : (c == ',' || c == '}')) break;
    if (c == '\\') ++position;
    element += text[position++];
  }
  if (quoted) {
    ++position;
  } else if (element == "NULL") {
    element.clear();
  }
  return element;
}

}  // namespace

std::vector<std::string> parse_array(std::string_view text) {
  std::vector<std::string> elements;
  if (text.size() < 2 || text == "{}") return elements;
  std::size_t position = 1;
  while (position < text.size()) {
    elements.push_back(parse_element(text, position));
    ++position;
  }
  return elements;
}

}  // namespace retort::catalog
