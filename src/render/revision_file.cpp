// Revision files: the template says what stands where, this says how head and body read.
#include "render/revision_file.hpp"

#include <algorithm>
#include <kainjow/mustache.hpp>

#include "base/file.hpp"
#include "base/names.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "render/plain.hpp"
#include "render/vocabulary.hpp"

namespace retort::render {
namespace {

using kainjow::mustache::data;

const char* const cpp_template =
#include "revision.cpp.mustache.inc"
    ;
const char* const sql_template =
#include "revision.sql.mustache.inc"
    ;

/// Stands for a line break while the template is rendered: the library has a mind of its own about breaks
/// beside tags, and takes away more or fewer than a reader of the template expects.
constexpr std::string_view line_break = "\x01\x1e\x01";

/// The template in one line. A line that holds nothing but the tag of a section leaves nothing behind.
std::string in_one_line(const std::string& text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    const std::string_view word = base::trim(line);
    const bool tag = (word.starts_with("{{#") || word.starts_with("{{/") || word.starts_with("{{^")) &&
                     word.find("}}") == word.size() - 2;
    out += tag ? word : line;
    if (!tag && end < text.size()) out += line_break;
    begin = end + 1;
  }
  return out;
}

std::string fill(const char* built_in, const std::string& file,
                 const std::optional<std::filesystem::path>& folder, const data& values) {
  std::string text = built_in;
  std::string name = "the built-in " + file;
  if (folder && std::filesystem::exists(*folder / file)) {
    name = (*folder / file).string();
    text = base::read_file(*folder / file);
  }
  kainjow::mustache::mustache page(in_one_line(text));
  page.set_custom_escape([](const std::string& raw) { return raw; });
  std::string result = page.is_valid() ? page.render(values) : "";
  if (!page.is_valid()) {
    throw Error(Diagnostic{.code = "R0501",
                           .text = "template " + name + " cannot be rendered: " + page.error_message(),
                           .help = "compare it with the built-in one (docs/errors/R0501.md)"});
  }
  result = base::replace_all(result, line_break, "\n");
  return result.substr(0, result.find_last_not_of(" \t\r\n") + 1) + '\n';
}

/// A remark of the comparison (`rewrites the table`) as a sentence.
std::string sentence(std::string text) {
  if (text.empty()) return text;
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
  const bool is_word = end == std::string::npos || text[end] == ' ';
  if (is_word && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  if (std::string_view(".:;!?\\").find(text.back()) == std::string_view::npos) text += '.';
  return text;
}

/// What a reader should know before running the change; empty if nothing.
std::string remark(const operation::Change& change) {
  const auto column = [](const Name& table, const std::string& name) {
    return base::quote_name(table) + '.' + base::quote_identifier(name) + '.';
  };
  if (change.loses_data) {
    if (const auto* drop = std::get_if<operation::DropTable>(&change.operation)) {
      return "Loses the data of " + base::quote_name(drop->name) + '.';
    }
    if (const auto* drop = std::get_if<operation::DropColumn>(&change.operation)) {
      return "Loses the data of " + column(drop->table, drop->column);
    }
  }
  if (!change.comment.empty() || !change.loses_data) return sentence(change.comment);
  if (const auto* alter = std::get_if<operation::AlterColumn>(&change.operation)) {
    return "May lose data of " + column(alter->table, alter->column);
  }
  return "May lose data.";
}

/// `remark` as comment lines, each begun by `lead`.
std::string comment_lines(const std::string& remark, const std::string& lead) {
  std::string result;
  for (const std::string& line : base::split(remark, '\n')) {
    std::string text(base::trim(base::replace_all(line, "\r", " ")));
    if (text.empty()) continue;
    if (text.back() == '\\') text += '.';  // Or the next line would belong to a C++ comment.
    result += lead + text + '\n';
  }
  return result;
}

struct Piece {
  std::string remark;  ///< Comment lines, or nothing.
  std::string code;
};

/// Pieces below one another, those of many lines set off by empty ones.
std::string paragraphs(const std::vector<Piece>& pieces) {
  std::string result;
  bool tall_before = false;
  for (const Piece& piece : pieces) {
    const bool tall = std::count(piece.code.begin(), piece.code.end(), '\n') > 1;
    if (!result.empty()) result += tall || tall_before ? "\n\n" : "\n";
    result += piece.remark + piece.code;
    tall_before = tall;
  }
  return result;
}

std::string cpp_body(const operation::Changes& changes) {
  std::vector<Piece> pieces;
  for (const operation::Change& change : plain(changes)) {
    pieces.push_back(
        {comment_lines(remark(change), "  // "), "  " + lay_out(statement(change.operation), 2, 1) + ';'});
  }
  return paragraphs(pieces);
}

std::string sql_body(const operation::Changes& changes, StatementsOf statements) {
  std::vector<Piece> pieces;
  for (const operation::Change& change : plain(changes)) {
    std::string lead = comment_lines(remark(change), "-- ");
    for (const std::string& sql : statements(change)) {
      if (('\n' + sql).find("\n-- retort:") != std::string::npos) {
        throw Error(Diagnostic{.code = "R0506",
                               .text = "a statement holds a line that begins with \"-- retort:\"",
                               .help = "write the revision as C++ (--cpp-file), or change that line"});
      }
      pieces.push_back({lead, sql + ';'});
      lead.clear();
    }
  }
  return paragraphs(pieces);
}

std::string declaration(const RevisionHead& head) {
  Codes codes = {word(quote(head.id))};
  const auto add = [&codes](const char* function, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    Codes arguments;
    for (const std::string& text : texts) arguments.push_back(word(quote(text)));
    codes.push_back(call(function, std::move(arguments)));
  };
  add("revises", head.revises);
  add("replaces", head.replaces);
  add("branch_labels", head.branch_labels);
  add("depends_on", head.depends_on);
  if (!head.created.empty()) add("created", {head.created});
  if (!head.message.empty()) add("message", {head.message});
  if (!head.transactional) codes.push_back(call("transactional", {word("false")}));
  return lay_out(call("RETORT_REVISION", std::move(codes)), 0);
}

/// What a template may use: docs/errors/R0501.md lists it.
data head_values(const RevisionHead& head) {
  data values;
  const auto text = [&values](const char* key, const std::string& value) {
    values.set(key, value);
    values.set(std::string("has_") + key, !value.empty());
  };
  std::string line = base::replace_all(base::replace_all(head.message, "\r", " "), "\n", " ");
  text("id", head.id);
  text("message", line);
  text("created", head.created);
  text("revises", base::join_names(head.revises));
  text("replaces", base::join_names(head.replaces));
  text("branch_labels", base::join_names(head.branch_labels));
  text("depends_on", base::join_names(head.depends_on));
  values.set("transactional", head.transactional);
  values.set("not_transactional", !head.transactional);
  return values;
}

void set_bodies(data& values, const std::string& upgrade, const std::string& downgrade) {
  values.set("upgrade", upgrade);
  values.set("has_upgrade", !upgrade.empty());
  values.set("downgrade", downgrade);
  values.set("has_downgrade", !downgrade.empty());
}

}  // namespace

std::string cpp_revision(const RevisionHead& head, const operation::Changes& upgrade,
                         const operation::Changes& downgrade,
                         const std::optional<std::filesystem::path>& templates) {
  data values = head_values(head);
  values.set("declaration", declaration(head));
  set_bodies(values, cpp_body(upgrade), cpp_body(downgrade));
  return fill(cpp_template, "revision.cpp.mustache", templates, values);
}

std::string sql_revision(const RevisionHead& head, const operation::Changes& upgrade,
                         const operation::Changes& downgrade, StatementsOf statements,
                         const std::optional<std::filesystem::path>& templates) {
  data values = head_values(head);
  set_bodies(values, sql_body(upgrade, statements), sql_body(downgrade, statements));
  return fill(sql_template, "revision.sql.mustache", templates, values);
}

}  // namespace retort::render
