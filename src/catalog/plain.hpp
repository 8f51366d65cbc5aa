// Kinds that one statement makes and one drops: the query writes what stands behind CREATE, and the name that
// every other statement uses.
#pragma once

#include "base/sql.hpp"
#include "catalog/kind.hpp"

namespace retort::catalog {

struct Plain : Object {
  std::string target;      ///< As SQL, behind the word: `public.mine`, `(a AS b)`, `r ON public.t`.
  std::string definition;  ///< Behind CREATE.
};

/// `T` derives from Plain. Its query goes on with target, definition and what read_more takes.
template <class T = Plain>
class PlainKind : public KindOf<T> {
 public:
  /// `word` is COLLATION, as in DROP COLLATION.
  PlainKind(const Traits& traits, std::string_view word) : KindOf<T>(traits), word_(word) {}

  std::string comment_target(const Object& object) const override { return full_target(this->as(object)); }
  std::string describe(const Object& object) const override {
    return std::string(this->traits().name) + ' ' + this->as(object).target;
  }
  bool same_but_name(const Object& have, const Object& want) const override {
    auto renamed = std::static_pointer_cast<T>(this->with_name(have, want.name));
    const std::size_t at = renamed->definition.find(renamed->target);
    if (at != std::string::npos)
      renamed->definition.replace(at, renamed->target.size(), this->as(want).target);
    return this->compare(*renamed, want).empty();
  }
  std::string expressions(const Object& object) const override { return this->as(object).definition; }

 protected:
  virtual void read_more(T&, Fields&) const {}
  virtual void compare_more(const T&, const T&, Differences&) const {}
  /// What CREATE does not say.
  virtual operation::Changes after_create(const T&) const { return {}; }

  bool read_facts(T& object, Fields& fields) const override {
    object.target = fields.text();
    object.definition = fields.text();
    read_more(object, fields);
    return true;
  }
  Differences compare_facts(const T& have, const T& want) const override {
    Differences differences;
    differ(differences, "definition", have.definition, want.definition);
    compare_more(have, want, differences);
    return differences;
  }
  operation::Changes create_one(const T& want) const override {
    operation::Changes changes{execute("CREATE " + want.definition)};
    for (operation::Change& change : after_create(want)) changes.push_back(std::move(change));
    return changes;
  }
  operation::Changes drop_one(const T& have) const override { return {execute("DROP " + full_target(have))}; }

  std::string full_target(const T& object) const { return std::string(word_) + ' ' + object.target; }

 private:
  std::string_view word_;
};

}  // namespace retort::catalog
