// What the files of this folder share: the cursor over a header's tokens. Private to this folder.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "header/header.hpp"
#include "scan/lexer.hpp"

namespace retort::scan {

/// A position among the tokens of one header, whose brackets are balanced.
class Reader {
 public:
  Reader(std::string_view file, std::string_view text, const Tokens& tokens);

  const Token& token(std::size_t ahead = 0) const;
  std::size_t index() const { return at_; }
  bool at_end() const { return token().kind == Kind::end; }
  bool is(std::string_view text, std::size_t ahead = 0) const;
  bool is_identifier(std::size_t ahead = 0) const { return token(ahead).kind == Kind::identifier; }
  void next() {
    if (!at_end()) ++at_;
  }
  void go_to(std::size_t index) { at_ = index; }
  bool take(std::string_view text);
  /// Past the current token, and past its partner if it opens a bracket.
  void skip_balanced();
  /// As skip_balanced, for a group that the scanner does not look into: macros in it are misplaced.
  void skip_group();
  /// Past `<…>` if the current `<` has an end before a `;`; else leaves it and returns false.
  bool skip_template_arguments();
  /// Past `[[…]]`, `alignas(…)`, `__attribute__((…))` and their like.
  void skip_attributes();
  /// Past the rest of a declaration: to a `;` or the end of a body. Macros in it are misplaced.
  void skip_declaration();
  /// Past what always ends with a `;`, a typedef for one. Macros in it are misplaced.
  void skip_statement();
  /// Past an initialiser, to the `,`, `;` or closing bracket that ends it.
  void skip_initializer();

  bool is_macro(std::size_t ahead = 0) const;  ///< One of the macros of <retort/model.hpp>.
  /// Past a macro and its parentheses, whose inside it returns.
  header::Annotation take_macro();
  /// R0103 for the macro at the cursor, and past it.
  void misplaced_macro();

  header::Position position(const Token& token) const;
  void fail(std::string code, std::string text, std::string help, const Token& token);
  void fail(std::string code, std::string text, std::string help, std::size_t offset);
  std::string text_between(std::size_t begin_index, std::size_t end_index) const;

  std::vector<Diagnostic> diagnostics;

 private:
  std::string_view file_;
  std::string_view text_;
  const Tokens& tokens_;
  std::vector<std::size_t> lines_;  ///< Offsets of the beginnings of lines.
  std::size_t at_ = 0;
};

/// Fills in what an annotation's tokens tell without a compiler: `literal`, `schema`, `structs`.
void read_words(const Token* begin, const Token* end, header::Annotation& annotation);

/// At `enum`: reads it to the end of its body, and keeps it if it has RETORT_ENUM. Leaves the cursor behind
/// `}` or, for a declaration without a body, on what follows the name.
void read_enum(Reader& reader, const std::vector<header::Scope>& scope, const std::string& outer,
               header::Header& header);

/// At `struct` or `class` at namespace scope: reads the declaration to its end.
void read_struct(Reader& reader, const std::vector<header::Scope>& scope, header::Header& header);

/// Behind the `{` of a struct: reads the members, to behind `}`.
void read_body(Reader& reader, header::Struct& structure, bool private_by_default, header::Header& header);

/// Reads one declaration of a struct's body: data members are added, functions passed over.
void read_member(Reader& reader, header::Struct& structure, bool is_private, header::Header& header);

}  // namespace retort::scan
