// libpq reads two forms itself; what it does not know is brought into its form first. Its own complaints
// quote pieces of what they could not read, which may be a password, so only complaints known to be harmless
// are passed on.
#include "postgres/url.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <libpq-fe.h>
#include <memory>
#include <optional>

#include <retort/error.hpp>

#include "base/text.hpp"

namespace retort::postgres {
namespace {

constexpr std::string_view scheme_end = "://";

/// What asyncpg, psycopg, SQLAlchemy and pools take for themselves.
constexpr auto driver_options = std::to_array<std::string_view>({
    "async_fallback",
    "command_timeout",
    "connection_limit",
    "max_cacheable_statement_size",
    "max_cached_statement_lifetime",
    "max_overflow",
    "pgbouncer",
    "pool_pre_ping",
    "pool_recycle",
    "pool_size",
    "pool_timeout",
    "prepared_statement_cache_size",
    "prepared_statement_name_func",
    "prepare_threshold",
    "statement_cache_size",
});

[[noreturn]] void unreadable(std::string text, std::string help) {
  throw Error{Diagnostic{
      .code = "R0306", .text = std::move(text), .help = std::move(help), .place = {}, .excerpt = {}}};
}

constexpr const char* how_to_write =
    "write postgresql://user:password@host:port/database; in a password, @ is written %40, / %2F, : %3A, ? "
    "%3F, "
    "# %23 and % %25";

/// The URL's parts as libpq cuts them: `userinfo@` ends at the first @ that comes before any slash.
struct Uri {
  std::string_view scheme;
  std::string_view body;  ///< Between :// and the query.
  std::string_view query;
};

std::optional<Uri> cut(std::string_view url) {
  const std::size_t mark = url.find(scheme_end);
  if (mark == std::string_view::npos) return std::nullopt;
  const std::string_view scheme = url.substr(0, mark);
  const bool well_formed = std::all_of(scheme.begin(), scheme.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '+' || c == '-' || c == '.' || c == ':' || c == '_';
  });
  if (!well_formed) return std::nullopt;
  const std::string_view rest = url.substr(mark + scheme_end.size());
  const std::size_t stop = rest.find_first_of("@/");
  const std::size_t from = stop != std::string_view::npos && rest[stop] == '@' ? stop : 0;
  const std::size_t query = rest.find('?', from);
  if (query == std::string_view::npos) return Uri{scheme, rest, {}};
  return Uri{scheme, rest.substr(0, query), rest.substr(query + 1)};
}

/// `ssl=` means a mode to asyncpg and a switch to JDBC and pg8000.
std::string ssl_mode(const std::string& value) {
  const std::string word = base::lower(value);
  if (word == "true" || word == "1" || word == "yes" || word == "on") return "require";
  if (word == "false" || word == "0" || word == "no" || word == "off") return "disable";
  return word;
}

std::string translate_query(std::string_view query) {
  std::vector<std::string> kept;
  const std::vector<std::string> given = base::split(query, '&');
  const bool has_mode = std::any_of(given.begin(), given.end(),
                                    [](const std::string& option) { return option.starts_with("sslmode="); });
  for (const std::string& option : given) {
    const std::size_t equals = option.find('=');
    const std::string name = option.substr(0, equals);
    const std::string value = equals == std::string::npos ? std::string{} : option.substr(equals + 1);
    if (option.empty() ||
        std::find(driver_options.begin(), driver_options.end(), name) != driver_options.end()) {
      continue;
    }
    if (name == "ssl") {
      if (!has_mode) kept.push_back("sslmode=" + ssl_mode(value));
    } else if (name == "timeout") {
      kept.push_back("connect_timeout=" + value);
    } else {
      kept.push_back(option);
    }
  }
  return base::join(kept, "&");
}

/// What libpq will understand. Throws for another database's URL and for one that libpq would cut wrongly.
std::string translate(const Uri& uri) {
  std::string scheme = base::lower(uri.scheme);
  if (scheme.starts_with("jdbc:")) scheme.erase(0, 5);
  scheme = scheme.substr(0, scheme.find('+'));
  if (scheme != "postgres" && scheme != "postgresql" && scheme != "pgsql" && scheme != "postgis") {
    unreadable("the connection URL is not for PostgreSQL: it begins with " + scheme + "://", how_to_write);
  }
  const std::size_t slash = uri.body.find('/');
  const std::size_t at = uri.body.find('@');
  if (at != std::string_view::npos && (uri.body.rfind('@') != at || slash < at)) {
    unreadable("cannot tell the password from the host in the connection URL", how_to_write);
  }
  std::string result = "postgresql://" + std::string{uri.body};
  const std::string query = translate_query(uri.query);
  return query.empty() ? result : result + '?' + query;
}

/// Why libpq could not read it, if saying so gives nothing away.
std::string harmless_reason(std::string_view message) {
  constexpr std::array<std::string_view, 2> harmless = {"invalid URI query parameter",
                                                        "invalid connection option"};
  for (const std::string_view start : harmless) {
    if (message.starts_with(start)) return ": " + std::string{base::trim(message)};
  }
  return {};
}

bool is_port_list(const std::string& value) {
  const std::vector<std::string> ports = base::split(value, ',');
  return std::all_of(ports.begin(), ports.end(), [](const std::string& port) {
    return port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos;
  });
}

std::string percent_encoded(std::string_view text, std::string_view also_safe = {}) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool safe =
        (byte < 0x80 && std::isalnum(byte) != 0) || c == '-' || c == '_' || c == '.' || c == '~';
    if (safe || also_safe.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return result;
}

}  // namespace

Parameters parse_url(std::string_view url) {
  const std::string text{base::trim(url)};
  if (text.empty()) return {};
  const std::optional<Uri> uri = cut(text);
  if (!uri && text.find('=') == std::string::npos) {
    unreadable("cannot read the connection URL \"" + redacted(text) + '"', how_to_write);
  }
  const std::string readable = uri ? translate(*uri) : text;
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{
      PQconninfoParse(readable.c_str(), &message), &PQconninfoFree};
  const std::unique_ptr<char, decltype(&PQfreemem)> message_owner{message, &PQfreemem};
  if (!options) {
    unreadable("cannot read the connection URL" + harmless_reason(message == nullptr ? "" : message),
               how_to_write);
  }
  Parameters result;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) result.emplace_back(option->keyword, option->val);
  }
  if (!is_port_list(parameter(result, "port"))) {
    unreadable("the port in the connection URL is not a number", how_to_write);
  }
  return result;
}

std::string parameter(const Parameters& parameters, std::string_view keyword) {
  for (const auto& [name, value] : parameters) {
    if (name == keyword) return value;
  }
  return {};
}

std::string to_url(const Parameters& parameters) {
  const std::string host = parameter(parameters, "host");
  const bool in_authority = host.find_first_of("/,@") == std::string::npos &&
                            parameter(parameters, "port").find(',') == std::string::npos;
  std::string authority = percent_encoded(parameter(parameters, "user"));
  if (const std::string password = parameter(parameters, "password"); !password.empty()) {
    authority += ':' + percent_encoded(password);
  }
  if (!authority.empty()) authority += '@';
  if (in_authority) {
    authority += host.find(':') == std::string::npos ? host : '[' + host + ']';
    if (const std::string port = parameter(parameters, "port"); !port.empty()) authority += ':' + port;
  }
  std::vector<std::string> query;
  for (const auto& [name, value] : parameters) {
    const bool written = name == "user" || name == "password" || name == "dbname" ||
                         (in_authority && (name == "host" || name == "port"));
    if (!written) query.push_back(name + '=' + percent_encoded(value, "/,:"));
  }
  const std::string result =
      "postgresql://" + authority + '/' + percent_encoded(parameter(parameters, "dbname"));
  return query.empty() ? result : result + '?' + base::join(query, "&");
}

std::string with_database(std::string_view url, const std::string& database) {
  Parameters parameters = parse_url(url);
  std::erase_if(parameters, [](const auto& entry) { return entry.first == "dbname"; });
  parameters.emplace_back("dbname", database);
  return to_url(parameters);
}

}  // namespace retort::postgres
