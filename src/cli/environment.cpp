// The process environment and `.env`.
#include "cli/environment.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <utility>

#include <retort/error.hpp>

#include "base/text.hpp"

namespace retort::cli {
namespace {

bool is_name(std::string_view text) {
  if (text.empty() || std::isdigit(static_cast<unsigned char>(text[0])) != 0) return false;
  for (char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_') return false;
  }
  return true;
}

/// The inside of a double-quoted value that begins at text[1]; nothing if the quote is not closed.
std::optional<std::string> double_quoted(std::string_view text) {
  std::string value;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return value;
    if (text[i] == '\\' && i + 1 < text.size()) {
      char next = text[++i];
      value += next == 'n' ? '\n' : next == 't' ? '\t' : next;
    } else {
      value += text[i];
    }
  }
  return std::nullopt;
}

/// Puts values in place of `${NAME}` and `${NAME:-default}`; `missing` gives the text for a name without one.
std::string replace(const std::string& text, const Lookup& environment,
                    const std::function<std::string(const std::string& name)>& missing) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t begin = text.find("${", at);
    const std::size_t end = begin == std::string::npos ? begin : text.find('}', begin);
    if (end == std::string::npos) return out + text.substr(at);
    out += text.substr(at, begin - at);
    std::string name = text.substr(begin + 2, end - begin - 2);
    std::optional<std::string> fallback;
    if (const std::size_t colon = name.find(":-"); colon != std::string::npos) {
      fallback = name.substr(colon + 2);
      name.erase(colon);
    }
    std::optional<std::string> value = environment(name);
    if (!value) value = fallback;
    out += value ? *value : missing(name);
    at = end + 1;
  }
}

/// Where the user and password of a URL end, at an `@` outside of `${…}`; npos if there are none.
std::size_t end_of_user(const std::string& url, std::size_t from) {
  std::size_t found = std::string::npos;
  for (std::size_t i = from; i < url.size() && url[i] != '/' && url[i] != '?'; ++i) {
    if (url.compare(i, 2, "${") == 0) i = std::min(url.find('}', i), url.size());
    if (i < url.size() && url[i] == '@') found = i;
  }
  return found;
}

std::string percent_encoded(const std::string& text) {
  static const char* const digits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool encoded = text[i] == '%' && i + 2 < text.size() &&
                         std::isxdigit(static_cast<unsigned char>(text[i + 1])) != 0 &&
                         std::isxdigit(static_cast<unsigned char>(text[i + 2])) != 0;
    const bool plain = (byte < 0x80 && std::isalnum(byte) != 0) ||
                       std::string_view("-._~").find(text[i]) != std::string_view::npos;
    if (plain || encoded)
      out += text[i];
    else
      out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

std::optional<std::string> value_of(std::string_view text) {
  if (text.empty()) return "";
  if (text[0] == '"') return double_quoted(text);
  if (text[0] == '\'') {
    std::size_t end = text.find('\'', 1);
    if (end == std::string_view::npos) return std::nullopt;
    return std::string(text.substr(1, end - 1));
  }
  // A comment begins at a '#' after white space: `a#b` is a value (passwords).
  std::size_t comment = text.find(" #");
  return std::string(base::trim(text.substr(0, comment)));
}

}  // namespace

Lookup process_environment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
  };
}

std::map<std::string, std::string> parse_dotenv(std::string_view text, const std::string& path,
                                                const Lookup& environment) {
  std::map<std::string, std::string> values;
  const Lookup so_far = [&](const std::string& name) -> std::optional<std::string> {
    if (environment) {
      if (auto value = environment(name)) return value;
    }
    auto it = values.find(name);
    return it == values.end() || it->second.empty() ? std::nullopt : std::optional(it->second);
  };
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  int number = 0;
  for (const std::string& raw : base::split(text, '\n')) {
    ++number;
    std::string_view line = base::trim(raw);
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("export ")) line = base::trim(line.substr(7));
    std::size_t equals = line.find('=');
    std::optional<std::string> value;
    std::string_view name = base::trim(line.substr(0, equals));
    if (equals != std::string_view::npos && is_name(name))
      value = value_of(base::trim(line.substr(equals + 1)));
    if (!value) {
      // The line may hold a password: it is not shown.
      throw Error(Diagnostic{.code = "R0608",
                             .text = "this line of the environment file cannot be read",
                             .help = "write NAME=value, with quotes around a value that holds spaces",
                             .place = {path, number, 1}});
    }
    const bool literal = base::trim(line.substr(equals + 1)).starts_with("'");
    values[std::string(name)] =
        literal ? *value : replace(*value, so_far, [](const std::string& n) { return "${" + n + "}"; });
  }
  return values;
}

Lookup with_fallback(Lookup first, std::map<std::string, std::string> values) {
  return [first = std::move(first),
          values = std::move(values)](const std::string& name) -> std::optional<std::string> {
    if (auto value = first(name)) return value;
    auto it = values.find(name);
    if (it == values.end() || it->second.empty()) return std::nullopt;
    return it->second;
  };
}

std::string expand(const std::string& text, const Lookup& environment, const std::string& where) {
  return replace(text, environment, [&](const std::string& name) -> std::string {
    throw Error(Diagnostic{.code = "R0606",
                           .text = where + " asks for ${" + name + "}, which is not set",
                           .help = "set " + name + ", or write ${" + name + ":-default}"});
  });
}

std::string expand_url(const std::string& url, const Lookup& environment, const std::string& where) {
  const std::size_t scheme = url.find("://");
  const std::size_t at = scheme == std::string::npos ? scheme : end_of_user(url, scheme + 3);
  if (at == std::string::npos) return expand(url, environment, where);
  const Lookup encoded = [&](const std::string& name) -> std::optional<std::string> {
    const std::optional<std::string> value = environment(name);
    return value ? std::optional(percent_encoded(*value)) : std::nullopt;
  };
  return expand(url.substr(0, scheme + 3), environment, where) +
         expand(url.substr(scheme + 3, at - scheme - 3), encoded, where) +
         expand(url.substr(at), environment, where);
}

}  // namespace retort::cli
