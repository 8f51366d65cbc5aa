// What a model header says: its structs and enums with the text of their annotations, and where each stands.
// Names are as written; what they mean is left to the compiler.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <retort/error.hpp>

namespace retort::header {

/// Line and column in the header, both from 1, the column in bytes.
struct Position {
  int line = 0;
  int column = 0;

  bool operator==(const Position&) const = default;
};

/// A part of an annotation, between commas.
struct Part {
  int line = 0;
  std::size_t offset = 0;  ///< In the annotation's text.

  bool operator==(const Part&) const = default;
};

/// The text between the parentheses of a macro, byte for byte, and where its first byte stands.
struct Annotation {
  bool present = false;  ///< The macro stands there, perhaps with nothing in its parentheses.
  std::string text;
  Position position;
  // What can be told without a compiler. None of it is needed to generate code that compiles; it makes names
  // for generated code and finds the headers to include.
  std::string literal;               ///< The value of the string literal that the text begins with, or empty.
  std::string schema;                ///< `x` if the text holds `schema("x")`.
  std::vector<Part> parts;
  std::vector<std::string> structs;  ///< Each `Struct` of `&Struct::member`, in order, as written.

  bool operator==(const Annotation&) const = default;
};

/// A part of a namespace path. Unnamed namespaces are left out of paths; no model stands in one.
struct Scope {
  std::string name;
  bool is_inline = false;

  bool operator==(const Scope&) const = default;
};

struct Member {
  std::string name;
  std::string type;  ///< The tokens before the name, for lookups and messages only.
  Annotation column;
  bool transient = false;
  Position position;  ///< Of the name.

  bool operator==(const Member&) const = default;
};

struct Base {
  std::string name;  ///< As written, without template arguments: `Timestamps`, `::common::Timestamps`.
  bool transient = false;
  Position position;

  bool operator==(const Base&) const = default;
};

struct Struct {
  std::vector<Scope> scope;
  std::string name;
  Annotation table;  ///< Present for a RETORT_TABLE; other structs may be mixins.
  std::vector<Base> bases;
  std::vector<Member> members;  ///< The non-static data members.
  Position position;            ///< Of the name.
  /// What could not be read in a struct without RETORT_TABLE. It matters if the struct is a mixin.
  std::vector<Diagnostic> problems;
};

struct EnumValue {
  std::string name;
  Annotation label;
  Position position;

  bool operator==(const EnumValue&) const = default;
};

/// An enum with RETORT_ENUM.
struct Enum {
  std::vector<Scope> scope;
  std::string outer;  ///< The struct that it is nested in, or empty.
  std::string name;
  Annotation annotation;
  std::vector<EnumValue> values;
  Position position;
};

struct Header {
  std::string file;                   ///< The path as it was given.
  std::vector<std::string> includes;  ///< The names in `#include "…"`, in order.
  std::vector<Struct> structs;
  std::vector<Enum> enums;
};

/// `chat::v1`, or empty at global scope.
std::string scope_name(const std::vector<Scope>& scope);
/// `chat::Thread`.
std::string qualified_name(const Struct& structure);
/// `chat::Platform`, `chat::Thread::Kind`.
std::string qualified_name(const Enum& enumeration);

}  // namespace retort::header
