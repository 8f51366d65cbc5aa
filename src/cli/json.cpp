// A reader of JSON is a library's work; what the commands write needs these few lines (RFC 8259).
#include "cli/json.hpp"

#include "base/text.hpp"

namespace retort::cli::json {

std::string text(std::string_view value) {
  static const char* const digits = "0123456789abcdef";
  std::string out = "\"";
  for (char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20) {
      out += std::string("\\u00") + digits[byte >> 4] + digits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string boolean(bool value) {
  return value ? "true" : "false";
}

std::string number(long long value) {
  return std::to_string(value);
}

std::string array(const std::vector<std::string>& values) {
  return "[" + base::join(values, ", ") + "]";
}

std::string texts(const std::vector<std::string>& values) {
  std::vector<std::string> quoted;
  for (const std::string& value : values) quoted.push_back(text(value));
  return array(quoted);
}

std::string object(const Members& members) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : members) parts.push_back(text(name) + ": " + value);
  return "{" + base::join(parts, ", ") + "}";
}

}  // namespace retort::cli::json
