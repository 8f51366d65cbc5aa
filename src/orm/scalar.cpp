// Booleans, numbers of the machine, text and bytes. Shortest round-trip form for floating point, so that a
// value survives the server whatever extra_float_digits says on the way in.
#include <charconv>
#include <cmath>
#include <system_error>

#include <retort/sql_type.hpp>

#include "orm/failure.hpp"

namespace retort {
namespace {

template <typename T>
T read_integer(std::string_view text, std::string_view type) {
  T value{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) orm::unreadable(text, type);
  return value;
}

template <typename T>
T read_float(std::string_view text, std::string_view type) {
  T value{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);  // takes NaN and Infinity too
  if (error != std::errc{} || stop != end) orm::unreadable(text, type);
  return value;
}

template <typename T>
std::string write_float(T value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  char buffer[64];
  return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string sql_type<bool>::to_text(const bool& value) {
  return value ? "t" : "f";
}
bool sql_type<bool>::from_text(std::string_view text) {
  if (text == "t" || text == "true") return true;
  if (text == "f" || text == "false") return false;
  orm::unreadable(text, name);
}

std::string sql_type<short>::to_text(const short& value) {
  return std::to_string(value);
}
short sql_type<short>::from_text(std::string_view text) {
  return read_integer<short>(text, name);
}
std::string sql_type<int>::to_text(const int& value) {
  return std::to_string(value);
}
int sql_type<int>::from_text(std::string_view text) {
  return read_integer<int>(text, name);
}
std::string sql_type<long>::to_text(const long& value) {
  return std::to_string(value);
}
long sql_type<long>::from_text(std::string_view text) {
  return read_integer<long>(text, name);
}
std::string sql_type<long long>::to_text(const long long& value) {
  return std::to_string(value);
}
long long sql_type<long long>::from_text(std::string_view text) {
  return read_integer<long long>(text, name);
}

std::string sql_type<float>::to_text(const float& value) {
  return write_float(value);
}
float sql_type<float>::from_text(std::string_view text) {
  return read_float<float>(text, name);
}
std::string sql_type<double>::to_text(const double& value) {
  return write_float(value);
}
double sql_type<double>::from_text(std::string_view text) {
  return read_float<double>(text, name);
}

std::string sql_type<std::string>::to_text(const std::string& value) {
  return value;
}
std::string sql_type<std::string>::from_text(std::string_view text) {
  return std::string(text);
}

std::string sql_type<json>::to_text(const json& value) {
  return value.text;
}
json sql_type<json>::from_text(std::string_view text) {
  return {std::string(text)};
}
std::string sql_type<jsonb>::to_text(const jsonb& value) {
  return value.text;
}
jsonb sql_type<jsonb>::from_text(std::string_view text) {
  return {std::string(text)};
}

std::string sql_type<bytes>::to_text(const bytes& value) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text = "\\x";
  text.reserve(2 + 2 * value.size());
  for (const std::byte octet : value) {
    text += digits[std::to_integer<unsigned>(octet) >> 4];
    text += digits[std::to_integer<unsigned>(octet) & 15];
  }
  return text;
}

namespace {

/// What a server with bytea_output = escape prints: `\\` and `\ooo`, everything else as it is.
bytes read_escaped(std::string_view text) {
  bytes value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      value.push_back(static_cast<std::byte>(text[i]));
    } else if (i + 1 < text.size() && text[i + 1] == '\\') {
      value.push_back(static_cast<std::byte>(text[++i]));
    } else {
      int octet = 0;
      const char* const digits = text.data() + i + 1;
      if (i + 3 >= text.size() || std::from_chars(digits, digits + 3, octet, 8).ptr != digits + 3) {
        orm::unreadable(text, "bytea");
      }
      value.push_back(static_cast<std::byte>(octet));
      i += 3;
    }
  }
  return value;
}

}  // namespace

bytes sql_type<bytes>::from_text(std::string_view text) {
  if (!text.starts_with("\\x")) return read_escaped(text);
  if (text.size() % 2 != 0) orm::unreadable(text, name);
  bytes value;
  value.reserve(text.size() / 2 - 1);
  for (std::size_t i = 2; i < text.size(); i += 2) {
    const int high = hex_digit(text[i]), low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) orm::unreadable(text, name);
    value.push_back(static_cast<std::byte>(high * 16 + low));
  }
  return value;
}

uuid uuid::parse(std::string_view text) {
  uuid value;
  std::size_t digits = 0;
  std::string_view inner = text;
  if (inner.size() > 1 && inner.front() == '{' && inner.back() == '}')
    inner = inner.substr(1, inner.size() - 2);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '-') {
      // A hyphen may follow any group of four digits, as on the server.
      if (digits == 0 || digits % 4 != 0 || digits == 32 || inner[i - 1] == '-')
        orm::unreadable(text, "uuid");
      continue;
    }
    const int digit = hex_digit(inner[i]);
    if (digit < 0 || digits == 32) orm::unreadable(text, "uuid");
    std::uint8_t& octet = value.octets[digits / 2];
    octet = static_cast<std::uint8_t>(octet * 16 + digit);
    ++digits;
  }
  if (digits != 32) orm::unreadable(text, "uuid");
  return value;
}

std::string uuid::text() const {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[octets[i] >> 4];
    text += digits[octets[i] & 15];
  }
  return text;
}

std::string sql_type<uuid>::to_text(const uuid& value) {
  return value.text();
}
uuid sql_type<uuid>::from_text(std::string_view text) {
  return uuid::parse(text);
}

}  // namespace retort
