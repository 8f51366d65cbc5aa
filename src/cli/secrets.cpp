// What a revision file must not hold: how a subscription connects, and the options of a user mapping. Such a
// statement is put together when it runs, from settings of the session that have names of their own.
#include "cli/secrets.hpp"

#include <cctype>
#include <vector>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/kind.hpp"

namespace retort::cli {
namespace {

/// The end of the literal that begins at `at` (with ' or E'), behind its quote.
std::size_t literal_end(const std::string& sql, std::size_t at) {
  const bool escapes = sql[at] == 'E';
  for (at += escapes ? 2 : 1; at < sql.size(); ++at) {
    if (escapes && sql[at] == '\\') {
      ++at;
    } else if (sql[at] == '\'') {
      if (at + 1 >= sql.size() || sql[at + 1] != '\'') return at + 1;
      ++at;
    }
  }
  return sql.size();
}

std::string setting_name(const std::string& what) {
  std::string name = "retort.";
  for (const char c : base::lower(what)) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
}

/// The words between two places, for a setting's name.
std::string between(const std::string& sql, const std::string& begin, const std::string& end) {
  const std::size_t from = sql.find(begin) + begin.size();
  return sql.substr(from, std::min(sql.find(end, from), sql.size()) - from);
}

bool is_public(const std::string& option) {
  const std::string name = base::lower(option);
  return name == "user" || name == "username" || name == "use_remote_estimate" || name == "fetch_size";
}

/// A piece of SQL, or the name of the setting that stands in its place.
struct Piece {
  std::string text;
  bool setting = false;
};

/// `sql` with the literals that are secrets as settings.
std::vector<Piece> pieces(const std::string& sql) {
  const bool subscription = sql.find(" SUBSCRIPTION ") < 8;
  const bool mapping = sql.find(" USER MAPPING ") < 8;
  if (!subscription && !mapping) return {};
  const std::string owner = subscription ? "subscription_" + between(sql, " SUBSCRIPTION ", " ")
                                         : between(sql, " FOR ", " SERVER ") + "_on_" +
                                               base::split(between(sql, " SERVER ", " OPTIONS"), ' ')[0];
  std::vector<Piece> result;
  std::size_t done = 0;
  std::size_t at = subscription ? sql.find(" CONNECTION ") : sql.find(" OPTIONS ");
  if (at == sql.npos) return {};
  for (at += subscription ? 11 : 9; at < sql.size(); ++at) {
    const bool quoted = sql[at] == '\'' || (sql[at] == 'E' && sql.substr(at, 2) == "E'");
    if (sql[at] == '"') {
      at = sql.find('"', at + 1);
      if (at == sql.npos) break;
    }
    if (!quoted) continue;
    const std::size_t end = literal_end(sql, at);
    const std::size_t word = sql.find_last_of("( ,", at - 2) + 1;
    std::string option = subscription ? "" : sql.substr(word, at - 1 - word);
    if (option.size() > 1 && option[0] == '"') option = option.substr(1, option.size() - 2);
    if (!is_public(option)) {
      result.push_back({sql.substr(done, at - done)});
      result.push_back({setting_name(owner + (option.empty() ? "" : "_" + option)), true});
      done = end;
    }
    at = end - 1;
    if (subscription) break;
  }
  if (result.empty()) return {};
  result.push_back({sql.substr(done)});
  return result;
}

std::string as_block(const std::vector<Piece>& all) {
  std::string checks;
  std::string sql;
  for (const Piece& piece : all) {
    if (!sql.empty()) sql += "\n    || ";
    if (!piece.setting) {
      sql += base::quote_literal(piece.text);
      continue;
    }
    // In a scratch database there is another word in the place of all secrets.
    const std::string value = "coalesce(nullif(current_setting(" + base::quote_literal(piece.text) +
                              ", true), ''), current_setting('retort.placeholder', true), '')";
    sql += "quote_literal(" + value + ")";
    const std::string message =
        "the setting " + piece.text + " is missing: it holds what no revision file may hold";
    const std::string hint =
        "give it to the session: PGOPTIONS=\"-c " + piece.text + "=…\", or ALTER ROLE … SET " + piece.text;
    checks += "  IF coalesce(" + value +
              ", '') = '' THEN\n    RAISE EXCEPTION USING MESSAGE = " + base::quote_literal(message) +
              ", HINT = " + base::quote_literal(hint) + ";\n  END IF;\n";
  }
  const std::string body = "\nBEGIN\n" + checks + "  EXECUTE " + sql + ";\nEND\n";
  std::string quote = "$$";
  while (body.find(quote) != body.npos) quote.insert(1, "x");
  return "DO " + quote + body + quote;
}

}  // namespace

operation::Changes without_secrets(operation::Changes changes) {
  for (operation::Change& change : changes) {
    auto* execute = std::get_if<operation::Execute>(&change.operation);
    if (execute == nullptr || !execute->parameters.empty()) continue;
    const std::vector<Piece> all = pieces(execute->sql);
    if (all.empty()) continue;
    execute->sql = as_block(all);
    change.comment = "takes a secret from a setting of the session";
  }
  return changes;
}

}  // namespace retort::cli
