// Secrets are taken out of text that may be no URL at all: a user's typing error must not put a password into
// a log. Where it is unclear how far a password goes, more is hidden rather than less.
#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "postgres/url.hpp"

namespace retort::postgres {
namespace {

constexpr std::string_view hidden = "***";

bool is_secret(std::string_view keyword) {
  const std::string word = base::lower(keyword);
  if (word == "passfile") return false;
  return word.find("pass") != std::string::npos || word.find("pwd") != std::string::npos ||
         word.find("secret") != std::string::npos || word.find("token") != std::string::npos;
}

/// `user:secret@` to `user:***@`, the @ being the last one: passwords are written with @ in them.
std::string redact_authority(std::string_view body) {
  const std::size_t at = body.rfind('@');
  if (at == std::string_view::npos) return std::string{body};
  const std::size_t colon = body.find(':');
  if (colon == std::string_view::npos || colon > at) return std::string{body};
  std::string result{body.substr(0, colon + 1)};
  return result.append(hidden).append(body.substr(at));
}

/// A part without a name that follows a secret is taken for more of it.
std::string redact_query(std::string_view query) {
  std::vector<std::string> options = base::split(query, '&');
  bool in_secret = false;
  for (std::string& option : options) {
    const std::size_t equals = option.find('=');
    const bool named = equals != std::string::npos;
    in_secret = named ? is_secret(std::string_view{option}.substr(0, equals)) : in_secret;
    if (in_secret) option.replace(named ? equals + 1 : 0, std::string::npos, hidden);
  }
  return base::join(options, "&");
}

/// The semicolon is not libpq's, but other drivers' (`Host=…;Password=…`).
bool ends_value(char c) {
  return c == ';' || std::isspace(static_cast<unsigned char>(c)) != 0;
}

/// Where the value of `keyword=value` that begins at `start` ends, as libpq reads quotes and backslashes.
std::size_t value_end(std::string_view text, std::size_t start) {
  const bool quoted = start < text.size() && text[start] == '\'';
  std::size_t i = quoted ? start + 1 : start;
  for (; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (quoted ? text[i] == '\'' : ends_value(text[i])) {
      break;
    }
  }
  return std::min(quoted ? i + 1 : i, text.size());
}

bool begins_option(std::string_view text) {
  const std::size_t end = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_");
  return text.empty() ||
         (end != 0 && end != std::string_view::npos && base::trim(text.substr(end)).starts_with('='));
}

/// `keyword=value` pairs. What follows a secret and does not begin a pair is taken for more of it.
std::string redact_pairs(std::string_view text) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t equals = text.find('=', at);
    if (equals == std::string_view::npos) return result.append(text.substr(at));
    const std::size_t value = std::min(text.find_first_not_of(" \t\n", equals + 1), text.size());
    std::size_t end = value_end(text, value);
    result.append(text.substr(at, value - at));
    if (is_secret(text.substr(at, equals - at))) {
      const std::size_t next = text.find_first_not_of(" \t\n;", end);
      if (next != std::string_view::npos && !begins_option(text.substr(next))) end = text.size();
      result.append(hidden);
    } else {
      const std::string_view plain = text.substr(value, end - value);
      result += plain.find("://") == std::string_view::npos ? std::string{plain} : redacted(plain);
    }
    at = end;
  }
  return result;
}

}  // namespace

std::string redacted(std::string_view url) {
  const std::size_t mark = url.find("://");
  const std::size_t equals = url.find('=');
  if (mark == std::string_view::npos || equals < mark) {
    return equals == std::string_view::npos ? redact_authority(url) : redact_pairs(url);
  }
  const std::string rest = redact_authority(url.substr(mark + 3));
  std::string result{url.substr(0, mark + 3)};
  const std::size_t query = rest.find('?');
  if (query == std::string::npos) return result + rest;
  return result + rest.substr(0, query + 1) + redact_query(std::string_view{rest}.substr(query + 1));
}

}  // namespace retort::postgres
