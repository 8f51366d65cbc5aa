// `struct [[…]] RETORT_TABLE("…") Name final : public Base { … };`
//
// Structs without RETORT_TABLE are read too, since a table may inherit from them; what cannot be read in
// them is kept with them, and becomes an error only then.
#include <iterator>

#include "scan/reader.hpp"

namespace retort::scan {
namespace {

/// The name and what may stand around it. False if this is no definition.
bool read_head(Reader& reader, header::Struct& result, bool& qualified) {
  while (!reader.at_end()) {
    reader.skip_attributes();
    if (reader.is("RETORT_TABLE") && !result.table.present) {
      result.table = reader.take_macro();
    } else if (reader.is_macro()) {
      reader.misplaced_macro();
    } else if (reader.is("final") && (reader.is(":", 1) || reader.is("{", 1))) {
      reader.next();
    } else if (reader.is_identifier() && reader.is("(", 1)) {
      reader.next();  // a macro that stands for attributes
      reader.skip_balanced();
    } else if (reader.is_identifier()) {
      result.name = reader.token().text;
      result.position = reader.position(reader.token());
      reader.next();
    } else if (reader.take("::")) {
      qualified = true;
    } else if (reader.is("<")) {
      qualified = true;
      if (!reader.skip_template_arguments()) return false;
    } else {
      break;
    }
  }
  return reader.is(":") || reader.is("{");
}

void read_bases(Reader& reader, header::Struct& result) {
  header::Base base;
  while (!reader.at_end() && !reader.is("{") && !reader.is(";")) {
    reader.skip_attributes();
    if (reader.take(",")) {
      result.bases.push_back(std::move(base));
      base = {};
    } else if (reader.is("RETORT_TRANSIENT")) {
      base.transient = true;
      reader.next();
    } else if (reader.is_macro()) {
      reader.misplaced_macro();
    } else if (reader.is("<")) {
      if (!reader.skip_template_arguments()) reader.next();
    } else if (reader.is("public") || reader.is("protected") || reader.is("private") ||
               reader.is("virtual")) {
      reader.next();
    } else if (reader.is_identifier() || reader.is("::")) {
      if (base.name.empty()) base.position = reader.position(reader.token());
      base.name += reader.token().text;
      reader.next();
    } else if (!reader.is("{")) {
      reader.skip_balanced();
    }
  }
  if (!base.name.empty()) result.bases.push_back(std::move(base));
}

}  // namespace

void read_struct(Reader& reader, const std::vector<header::Scope>& scope, header::Header& header) {
  const Token& keyword = reader.token();
  const bool is_class = reader.is("class");
  reader.next();
  header::Struct result{
      .scope = scope, .name = {}, .table = {}, .bases = {}, .members = {}, .position = {}, .problems = {}};
  bool qualified = false;
  const bool definition = read_head(reader, result, qualified);
  if (result.table.present && (!definition || qualified || result.name.empty())) {
    reader.fail("R0109", "RETORT_TABLE stands on a struct without a plain name or a body",
                "write the macro where the struct is defined, inside its namespace: "
                "`struct RETORT_TABLE(\"name\") Name { … };`",
                keyword);
  }
  if (definition && reader.take(":")) read_bases(reader, result);
  if (!definition || !reader.is("{")) {
    reader.skip_declaration();
    return;
  }
  if (qualified || result.name.empty()) {
    reader.skip_group();
    reader.skip_declaration();
    return;
  }
  if (result.table.present && result.table.text.empty()) {
    reader.fail("R0110", "RETORT_TABLE names no table", "write RETORT_TABLE(\"name\")", keyword);
  }
  reader.next();
  const auto before = static_cast<std::ptrdiff_t>(reader.diagnostics.size());
  read_body(reader, result, is_class, header);
  if (!result.table.present) {
    result.problems.assign(std::make_move_iterator(reader.diagnostics.begin() + before),
                           std::make_move_iterator(reader.diagnostics.end()));
    reader.diagnostics.resize(static_cast<std::size_t>(before));
    for (const Diagnostic& problem : result.problems) {
      if (problem.code == "R0103") reader.diagnostics.push_back(problem);
    }
  }
  header.structs.push_back(std::move(result));
  reader.skip_declaration();
}

void read_body(Reader& reader, header::Struct& structure, bool private_by_default, header::Header& header) {
  bool is_private = private_by_default;
  while (!reader.at_end() && !reader.is("}")) {
    const std::size_t before = reader.index();
    if ((reader.is("public") || reader.is("protected") || reader.is("private")) && reader.is(":", 1)) {
      is_private = !reader.is("public");
      reader.next();
      reader.next();
    } else if (reader.take(";")) {
      continue;
    } else if (reader.is("using") || reader.is("typedef") || reader.is("static_assert")) {
      reader.skip_statement();
    } else if (reader.is("friend")) {
      reader.skip_declaration();
    } else if (reader.is("template")) {
      reader.next();
      if (reader.is("<")) reader.skip_template_arguments();
      reader.skip_declaration();
    } else {
      read_member(reader, structure, is_private, header);
    }
    if (reader.index() == before) reader.next();
  }
  reader.take("}");
}

}  // namespace retort::scan
