// What the server keeps in an object and we keep beside it: its owner, its privileges. Such a fact is named
// after its object, goes with it, and comes back with it.
#pragma once

#include "base/sql.hpp"
#include "catalog/kind.hpp"

namespace retort::catalog {

/// `name.parent` is the object's name (of a function with its arguments), `name.name` what it is: `TABLE`.
struct Fact : Object {
  std::string target;  ///< As SQL, if it is not the name in its schema.
};

/// The owner, quoted, that an object of owner_kind() names.
std::string new_owner(const Object& object);

template <class T>
class FactKind : public KindOf<T> {
 public:
  /// `catalog` is added to the system catalog of the object, for an address of the fact's own.
  FactKind(const Traits& traits, std::uint32_t catalog) : KindOf<T>(traits), catalog_(catalog) {}

  std::string comment_target(const Object&) const override { return {}; }
  std::string describe(const Object& object) const override {
    return std::string(this->traits().name) + " of " + target(this->as(object));
  }
  // The server keeps it whatever happens to its object short of being dropped.
  bool follows(const Object&, const Object&, const Object&, const Catalog&) const override { return true; }

 protected:
  /// Takes the object's system catalog and the target.
  void read_fact(T& fact, Fields& fields) const {
    fact.parent = {fields.oid(), fact.address.object, fact.address.part};
    fact.address.catalog = fact.parent.catalog + catalog_;
    fact.target = fields.text();
  }

  /// `TABLE public.users`.
  static std::string target(const T& fact) { return fact.name.name + ' ' + without_word(fact); }
  static std::string without_word(const Fact& fact) {
    if (!fact.target.empty()) return fact.target;
    // The name of a function is SQL already.
    const std::string& word = fact.name.name;
    const bool sql = word == "FUNCTION" || word == "PROCEDURE" || word == "AGGREGATE" || word == "OPERATOR";
    return base::quote_identifier(fact.name.schema) + '.' +
           (sql ? fact.name.parent : base::quote_identifier(fact.name.parent));
  }

 private:
  std::uint32_t catalog_;
};

/// One that columns have as well as objects.
struct ColumnFact : Fact {
  bool on_column = false;  ///< `name.name` is then the column, quoted.
};

template <class T>
class ColumnFactKind : public FactKind<T> {
 public:
  using FactKind<T>::FactKind;

  std::shared_ptr<Object> renamed(const Object& object, const Renaming& renaming) const override {
    if (renaming.column.empty()) return FactKind<T>::renamed(object, renaming);
    if (!this->as(object).on_column || parent_name(object) != renaming.relation ||
        object.name.name != base::quote_identifier(renaming.column)) {
      return nullptr;
    }
    auto copy = this->clone(object);
    copy->name.name = base::quote_identifier(renaming.to);
    return copy;
  }
};

}  // namespace retort::catalog
