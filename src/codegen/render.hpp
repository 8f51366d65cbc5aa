// Templates and the small texts that both generated files share. Private to this folder.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <vector>

#include "codegen/models.hpp"

namespace retort::codegen {

using kainjow::mustache::data;

/// A built-in template, or the project's file `name` in its place.
class Template {
 public:
  /// Throws Error R0128.
  Template(const std::string& name, const std::string& built_in, const Options& options);
  std::string render(const data& values) { return parsed_.render(values); }

 private:
  kainjow::mustache::mustache parsed_;
};

/// `text` as a C++ string literal.
std::string quoted(const std::string& text);
/// `::chat::Thread`.
std::string row_type(const header::Struct& structure);
/// The inner namespace that holds a model's annotations: `::chat::retort_Thread`.
std::string inner_space(const std::vector<header::Scope>& scope, const std::string& name);
/// `namespace chat { inline namespace v1 {`, and as many closing braces.
std::string open_scope(const std::vector<header::Scope>& scope);
std::string close_scope(const std::vector<header::Scope>& scope);

/// The name of the object that holds a table's typed columns.
std::string object_name(const Models& models, const Model& table);

}  // namespace retort::codegen
