#include "ddl/clauses.hpp"

#include "base/sql.hpp"
#include "base/sql_tokens.hpp"
#include "base/text.hpp"

namespace retort::ddl {
namespace {

constexpr std::size_t longest_name = 63;  // NAMEDATALEN - 1 of every server that anybody builds.

}  // namespace

void refuse(std::string text, std::string help) {
  throw Error(Diagnostic{.code = "R0502", .text = std::move(text), .help = std::move(help)});
}

std::string identifier(const std::string& name) {
  if (name.empty()) refuse("a name is empty", "give every table, column and other object a name");
  if (name.find('\0') != std::string::npos) refuse("a name holds a zero byte", "take it out");
  if (name.size() > longest_name) {
    throw Error(Diagnostic{.code = "R0504",
                           .text = "the name \"" + name + "\" has " + std::to_string(name.size()) +
                                   " bytes, and PostgreSQL would cut it off after 63",
                           .help = "choose a shorter name"});
  }
  return base::quote_identifier(name);
}

std::string qualified(const Name& name) {
  return name.schema.empty() ? identifier(name.name) : identifier(name.schema) + '.' + identifier(name.name);
}

std::string identifiers(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back(identifier(name));
  return base::join(quoted, ", ");
}

std::string open_ended(std::string_view sql) {
  return std::string(sql) + (base::ends_in_comment(sql) ? "\n" : "");
}

std::string in_parentheses(std::string_view sql) {
  return '(' + open_ended(sql) + ')';
}

std::string comment_on(const std::string& object, const std::string& text) {
  return "COMMENT ON " + object + " IS " + (text.empty() ? "NULL" : base::quote_literal(text));
}

std::string sequence_options(const SequenceOptions& options) {
  std::vector<std::string> words;
  const auto say = [&](std::string_view word, const std::string& value) {
    if (!value.empty()) words.push_back(std::string(word) + ' ' + value);
  };
  say("INCREMENT BY", options.increment);
  say("MINVALUE", options.min_value);
  say("MAXVALUE", options.max_value);
  say("START WITH", options.start);
  say("CACHE", options.cache);
  if (options.cycle) words.emplace_back("CYCLE");
  // As dumps say it; PostgreSQL's manual has it under no command.
  if (!options.sequence.name.empty())
    words.insert(words.begin(), "SEQUENCE NAME " + base::quote_name(options.sequence));
  return base::join(words, " ");
}

}  // namespace retort::ddl
