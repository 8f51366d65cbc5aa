// Names may hold nearly anything, commas included; most need no quotes, and look as people write them.
#include "base/names.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace retort::base {
namespace {

/// The quoted name at the beginning of `text`, which moves past it and its comma.
std::optional<std::string> take_quoted(std::string_view& text) {
  std::string name;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != '"') {
      name += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      name += text[at++];
    } else {
      const std::string_view rest = trim(text.substr(at + 1));
      if (!rest.empty() && rest.front() != ',') return std::nullopt;
      text = rest.empty() ? rest : rest.substr(1);
      return name;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string join_names(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    const bool plain = name.find(',') == std::string::npos && !name.starts_with('"');
    text += (text.empty() ? "" : ", ") + (plain ? name : '"' + replace_all(name, "\"", "\"\"") + '"');
  }
  return text;
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    if (text.front() == '"') {
      if (auto quoted = take_quoted(text)) {
        names.push_back(std::move(*quoted));
        continue;
      }
    }
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view name = trim(text.substr(0, end));
    if (!name.empty()) names.emplace_back(name);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

}  // namespace retort::base
