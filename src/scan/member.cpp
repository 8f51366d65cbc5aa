// One declaration in a struct's body. The last name before `;`, `,`, `=`, `{`, `[` or `:` is a member's, what
// is before it is its type; a `(` makes it a function, unless a `*` or `&` follows. Whatever fits none of
// this is an error, never guessed at.
#include <algorithm>

#include "scan/reader.hpp"

namespace retort::scan {
namespace {

constexpr std::string_view after_parameters[] = {
    ";", "{",   ":", "const", "noexcept", "override", "final", "->",           "&",
    "=", "try", "[", "throw", "volatile", "requires", "&&",    "__attribute__"};

bool is_type_word(std::string_view text) {
  constexpr std::string_view words[] = {"int",    "bool",   "char",  "long",     "short", "unsigned",
                                        "signed", "double", "float", "volatile", "const", "mutable"};
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

class Declaration {
 public:
  Declaration(Reader& reader, header::Struct& structure, bool is_private, header::Header& header)
      : reader_(reader), struct_(structure), private_(is_private), header_(header) {}

  void read() {
    macros();
    first_ = reader_.index();
    switch (specifiers()) {
      case Outcome::member:
        declarators();
        break;
      case Outcome::function:
        function();
        break;
      case Outcome::type:
        misplaced_annotation("a nested type");
        reader_.skip_declaration();
        break;
      case Outcome::unreadable:
        unreadable();
        break;
    }
  }

 private:
  enum class Outcome { member, function, type, unreadable };

  void macros() {
    for (;;) {
      reader_.skip_attributes();
      if ((reader_.is("RETORT_COLUMN") && !annotation_.present) ||
          (reader_.is("RETORT_TRANSIENT") && !transient_)) {
        macro_ = reader_.token();
        if (reader_.is("RETORT_TRANSIENT")) {
          transient_ = true;
          reader_.next();
        } else {
          annotation_ = reader_.take_macro();
        }
      } else if (reader_.is_macro()) {
        reader_.misplaced_macro();
      } else {
        break;
      }
    }
    if (transient_ && annotation_.present) {
      reader_.fail("R0103", "a member is annotated with both RETORT_COLUMN and RETORT_TRANSIENT",
                   "keep one: a transient member has no column", macro_);
    }
  }

  /// To the first declarator's end, with its name found.
  Outcome specifiers() {
    for (;;) {
      reader_.skip_attributes();
      if (reader_.is_macro()) {
        reader_.misplaced_macro();
      } else if (reader_.is("static") || reader_.is("virtual") || reader_.is("explicit") ||
                 reader_.is("operator") || reader_.is("~") || reader_.is("consteval")) {
        sure_ = true;
        return Outcome::function;
      } else if (reader_.is("struct") || reader_.is("class") || reader_.is("union") || reader_.is("enum")) {
        if (nested()) return Outcome::type;
      } else if (reader_.is("decltype") && reader_.is("(", 1)) {
        reader_.next();
        reader_.skip_balanced();
        named_ = false;
        typed_ = true;
      } else if (is_type_word(reader_.token().text)) {
        named_ = false;
        typed_ = true;
        reader_.next();
      } else if (reader_.is_identifier()) {
        if (named_) typed_ = true;
        named_ = true;
        name_ = reader_.index();
        name_token_ = reader_.token();
        reader_.next();
      } else if (reader_.is("::") || reader_.is("*") || reader_.is("&")) {
        typed_ = typed_ || named_;
        named_ = false;
        reader_.next();
      } else if (reader_.is("<") && named_) {
        if (!reader_.skip_template_arguments()) return Outcome::unreadable;
        named_ = false;
        typed_ = true;
      } else if (reader_.is("(")) {
        if ((typed_ || named_) && pointer_declarator()) return Outcome::member;
        // `int (a);` is a member, and no function has a type for its name.
        return typed_ && !named_ && !sure_ ? Outcome::unreadable : Outcome::function;
      } else if (reader_.is(":") && !named_ && typed_) {
        return Outcome::member;  // an unnamed bit-field
      } else if (reader_.is(";") || reader_.is(",") || reader_.is("=") || reader_.is("{") ||
                 reader_.is(":") || reader_.is("[")) {
        if (named_ && typed_) return Outcome::member;
        return Outcome::unreadable;
      } else {
        return Outcome::unreadable;
      }
    }
  }

  /// At `struct`, `union` or `enum` in a type. True if nothing is declared but the type.
  bool nested() {
    const Token keyword = reader_.token();
    bool anonymous = true;
    bool body = false;
    if (reader_.is("enum")) {
      anonymous = false;
      read_enum(reader_, struct_.scope, struct_.name, header_);
    } else {
      reader_.next();
      for (;;) {
        reader_.skip_attributes();
        if (reader_.is_macro()) {
          reader_.misplaced_macro();
        } else if (reader_.is("<")) {
          if (!reader_.skip_template_arguments()) reader_.next();
        } else if (reader_.is("::") || (reader_.is_identifier() && (anonymous || reader_.is("final")))) {
          anonymous = reader_.is("::");
          reader_.next();
        } else {
          break;
        }
      }
      if (reader_.is(":")) {
        while (!reader_.at_end() && !reader_.is("{") && !reader_.is(";")) reader_.next();
      }
      if (reader_.is("{")) {
        body = true;
        reader_.skip_group();
      }
    }
    typed_ = true;
    named_ = false;
    if (!reader_.is(";")) return false;
    if (anonymous && body) {
      if (!transient_) {
        reader_.fail("R0108", "the members of an unnamed struct or union cannot be columns",
                     "name it, or write RETORT_TRANSIENT before it", keyword);
      }
      header::Member member;
      member.transient = true;
      member.position = reader_.position(keyword);
      struct_.members.push_back(std::move(member));
      annotation_ = {};
      transient_ = false;
    }
    return true;
  }

  /// At `(`: past `(*name)(…)`, `(Class::*name)` or `(&name)[…]`. False if this is none of them.
  bool pointer_declarator() {
    std::size_t ahead = 1;
    while (reader_.is_identifier(ahead) && reader_.is("::", ahead + 1)) ahead += 2;
    if (!reader_.is("*", ahead) && !reader_.is("&", ahead)) return false;
    const std::size_t begin = reader_.index();
    reader_.skip_balanced();
    const std::size_t end = reader_.index();
    reader_.go_to(begin);
    named_ = false;
    while (reader_.index() < end) {
      if (named_ && reader_.is("(")) {  // a function that returns a pointer
        reader_.go_to(begin);
        return !(sure_ = true);
      }
      if (reader_.is_identifier() && !reader_.is("const")) {
        named_ = true;
        name_ = reader_.index();
        name_token_ = reader_.token();
      }
      reader_.next();
    }
    while (reader_.is("(")) reader_.skip_balanced();
    while (reader_.is("noexcept") || reader_.is("const")) reader_.next();
    pointer_ = true;
    return named_;
  }

  void declarators() {
    for (;;) {
      bool bit_field = false;
      bool array = false;
      const std::size_t type_end = name_;
      while (!reader_.is(",") && !reader_.is(";")) {
        reader_.skip_attributes();
        if (reader_.is("[")) {
          array = true;
          reader_.skip_balanced();
        } else if (reader_.take(":")) {
          bit_field = true;
          reader_.skip_initializer();
        } else if (reader_.take("=")) {
          reader_.skip_initializer();
        } else if (reader_.is("{")) {
          reader_.skip_group();
        } else if (reader_.is_macro()) {
          reader_.misplaced_macro();
        } else if (!reader_.is(",") && !reader_.is(";")) {
          unreadable();
          return;
        }
      }
      if (type_.empty()) type_ = reader_.text_between(first_, type_end);
      if (named_) add(bit_field, array);
      if (reader_.take(";")) return;
      reader_.next();
      if (!next_declarator()) {
        unreadable();
        return;
      }
    }
  }

  bool next_declarator() {
    pointer_ = false;
    named_ = false;
    while (reader_.is("*") || reader_.is("&") || reader_.is("const")) reader_.next();
    reader_.skip_attributes();
    if (reader_.is("(")) return pointer_declarator();
    if (reader_.is(":")) return true;
    if (!reader_.is_identifier() || reader_.is_macro()) return false;
    named_ = true;
    name_ = reader_.index();
    name_token_ = reader_.token();
    reader_.next();
    return true;
  }

  void add(bool bit_field, bool array) {
    const std::string name(name_token_.text);
    header::Member member{name, type_, annotation_, transient_, reader_.position(name_token_)};
    if (private_) {
      reader_.fail("R0107", "the data member `" + name + "` is not public",
                   "make it public: tables and mixins are aggregates", name_token_);
    } else if (!transient_ && bit_field) {
      reader_.fail("R0105", "the bit-field `" + name + "` cannot be a column",
                   "make it a whole integer or bool, or write RETORT_TRANSIENT before it", name_token_);
    } else if (!transient_ && (array || pointer_)) {
      reader_.fail("R0106",
                   std::string(array ? "the array `" : "the pointer `") + name + "` cannot be a column",
                   "use std::vector for arrays, or write RETORT_TRANSIENT before it", name_token_);
    }
    struct_.members.push_back(std::move(member));
  }

  void function() {
    misplaced_annotation("a function or static member");
    if (!sure_ && reader_.is("(")) {
      const Token& begin = reader_.token();
      reader_.skip_group();
      bool known = reader_.at_end() || reader_.is("}");
      for (std::string_view text : after_parameters) known = known || reader_.is(text);
      if (!known) {
        reader_.fail(
            "R0104", "this declaration in `" + struct_.name + "` cannot be read",
            "the scanner does not expand macros: end a macro's line with `;`, or write the declaration out",
            begin);
      }
    }
    reader_.skip_declaration();
  }

  void misplaced_annotation(std::string_view what) {
    if (!annotation_.present && !transient_) return;
    reader_.fail("R0103", "`" + std::string(macro_.text) + "` stands on " + std::string(what),
                 "only non-static data members are columns", macro_);
  }

  void unreadable() {
    reader_.fail(
        "R0104", "this declaration in `" + struct_.name + "` cannot be read",
        "write one plain declaration a line, `type name;` or `type name = value;`, and no macros for members",
        reader_.token());
    reader_.skip_declaration();
  }

  Reader& reader_;
  header::Struct& struct_;
  bool private_;
  header::Header& header_;

  header::Annotation annotation_;
  bool transient_ = false;
  Token macro_{};
  std::size_t first_ = 0;
  std::string type_;
  Token name_token_{};
  std::size_t name_ = 0;
  bool named_ = false;    ///< The token before the cursor is a name that may be the member's.
  bool typed_ = false;    ///< Something before that name makes a type.
  bool pointer_ = false;  ///< The declarator is `(*name)` or the like.
  bool sure_ = false;     ///< It is a function or static for certain.
};

}  // namespace

void read_member(Reader& reader, header::Struct& structure, bool is_private, header::Header& header) {
  Declaration(reader, structure, is_private, header).read();
}

}  // namespace retort::scan
