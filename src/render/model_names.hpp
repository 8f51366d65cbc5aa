// Names of the database -> names of C++. Private to render/.
#pragma once

#include <map>
#include <set>
#include <string>

#include <retort/project.hpp>

namespace retort::render {

/// `name` as an identifier: what is none of its characters becomes `_`; keywords and the like get one behind.
std::string identifier(const std::string& name);
/// `user_accounts` -> `UserAccount`.
std::string type_identifier(const std::string& name, bool singular);
/// `UserAccount` -> `user_account`.
std::string snake(const std::string& name);
/// The one thing of many: `companies` -> `company`.
std::string singular(const std::string& word);

/// Where the C++ side of a table or an enum stands.
struct Home {
  std::string scope;  ///< `app`, `app::auth`.
  std::string name;   ///< `User`
  std::string stem;   ///< `user`: of the header.
};

/// The C++ names of a schema, fixed once for all of it: no two alike where that matters.
class ModelNames {
 public:
  ModelNames(const DeclaredSchema& schema, const std::string& name_space);

  const Home& table(const Name& name) const;
  const Home& enumeration(const Name& name) const;
  /// The enum that a column's type is, as in `public.mood`; null for another type.
  const Name* enum_of(const std::string& type) const;
  /// The member of a column.
  const std::string& member(const Name& table, const std::string& column) const;
  /// The enumerators of an enum, by value.
  const std::map<std::string, std::string>& enumerators(const Name& name) const;

  const std::string& first_enumerator(const Name& name) const { return first_.at(name); }

 private:
  std::string scope_of(const std::string& schema);
  std::string fresh_stem(const std::string& stem);
  void name_columns(const TableDefinition& table, const std::string& struct_name);

  std::string name_space_;
  std::map<Name, Home> tables_;
  std::map<Name, Home> enums_;
  std::map<std::string, Name> enum_types_;
  std::map<Name, std::map<std::string, std::string>> members_;
  std::map<Name, std::map<std::string, std::string>> enumerators_;
  std::map<Name, std::string> first_;
  std::map<std::string, std::set<std::string>> taken_;    ///< By scope.
  std::map<std::string, std::set<std::string>> objects_;  ///< Names of columns objects, by scope.
  std::map<std::string, std::string> scopes_;             ///< By schema.
  std::set<std::string> stems_;
};

}  // namespace retort::render
