// A kind of object: one file each beside this one. It names its catalog query, reads its rows into typed
// facts, compares two of them, and says which operations create, alter and drop one. What is common to all
// kinds (matching, dependents, order) is in diff/ and knows none of them by name.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/fields.hpp"
#include "catalog/object.hpp"
#include "operation/operation.hpp"

namespace retort::catalog {

struct Catalog;

/// A property in which two objects of one identity differ, as a reader should see it.
struct Difference {
  std::string property;  ///< "type", "default", …
  std::string have;      ///< As SQL; empty means none.
  std::string want;
};
using Differences = std::vector<Difference>;

/// What a reader may leave out (Filter).
enum class Aspect { schema, owners, privileges };

/// What the generic passes need to know of a kind.
struct Traits {
  std::string_view name;         ///< "table": as in messages.
  std::string_view query;        ///< The SELECT; its first columns are the header (see catalog.cpp).
  std::uint32_t system_catalog;  ///< The first part of its objects' addresses.
  bool is_relation = false;      ///< Its name is one of the names of relations and types of its schema.
  bool part_of_parent = false;   ///< Created by the operation that creates its parent, always.
  bool joins_parent = false;     ///< Created there if what it needs is there in time.
  bool named_after_column = false;
  bool holds_data = false;       ///< Dropped as late as possible, and never to be rebuilt for another's sake.
  bool comment_inline = false;   ///< `create` sets the comment.
  bool replaced_beside = false;  ///< The old one makes way, dependents move over to the new one.
  bool renamable = false;        ///< `ALTER <comment_target> RENAME TO` is its statement.
  Aspect aspect = Aspect::schema;
};

/// A name that is changed before everything else.
struct Renaming {
  Name relation;       ///< What is renamed, or whose column is; as it was before.
  std::string column;  ///< Or a value of an enum, or an attribute; empty: the relation or type itself.
  std::string to;
};

class Kind {
 public:
  virtual ~Kind() = default;
  virtual const Traits& traits() const = 0;

  /// The object of one row, whose header has been read. Null for a row that is not an object of its own.
  virtual std::shared_ptr<Object> read(const Object& header, Fields& fields) const = 0;

  /// All facts but identity and comment; empty if they are equal.
  virtual Differences compare(const Object& have, const Object& want) const = 0;

  virtual operation::Changes create(const Object& want) const = 0;
  /// Brings `have` to `want`, which compare differently. Empty: not possible, it must be replaced.
  virtual operation::Changes alter(const Object& have, const Object& want, const Catalog& catalog) const = 0;
  virtual operation::Changes drop(const Object& have) const = 0;
  /// For two objects that differ in nothing but the name. Empty: the kind has no such statement.
  virtual operation::Changes rename(const Object& have, const Object& want) const;

  /// Whether bringing `have` to `want` is refused or goes wrong while some objects depend on it.
  virtual bool disturbs(const Object& have, const Object& want) const;
  /// Whether the server itself keeps `dependent`, which is of this kind, right while `have` is brought to
  /// `want`, which disturbs. If not, it is dropped before and created after.
  virtual bool follows(const Object& dependent, const Object& have, const Object& want,
                       const Catalog& catalog) const;
  /// Whether `object` says anything over columns that the server reads anew when one of them changes its
  /// type.
  virtual bool has_expression(const Object& object) const;
  /// Whether `object` may be dropped and created again for another's sake.
  virtual bool rebuildable(const Object& object) const;

  /// What expressions may not say in the transaction that brings `have` to `want`: the new values of an enum,
  /// as the server prints them. Where one does, `have` is replaced instead.
  virtual std::vector<std::string> unusable_at_once(const Object& have, const Object& want) const;
  /// `have` with those of them that `want` has beside. Null: the kind has no such state.
  virtual std::shared_ptr<Object> with_new_values(const Object& have, const Object& want) const;
  /// The expressions of `object`, as the server prints them.
  virtual std::string expressions(const Object& object) const;

  /// Text that may name objects without the server's knowing it: the body of a function.
  virtual std::string body(const Object& object) const;

  /// Lets go of what `object` needs, and takes it up again, where the object itself can stay. Empty: it
  /// can't.
  virtual operation::Changes let_go(const Object& have) const;
  virtual operation::Changes take_up(const Object& want) const;

  /// A form of `object` under its name that needs nothing but types, for where objects need one another in a
  /// circle: in the place of what is there (`exists`) or new. Empty: the kind has none.
  virtual operation::Changes stub(const Object& object, bool exists) const;
  /// Creates `want` where its stub stands. `create`, unless a kind must say it in another way.
  virtual operation::Changes create_over_stub(const Object& want) const;

  /// What stops a plan that moves `dependent` from `have` to `want` if its rows cannot come along.
  virtual operation::Changes guard(const Object& have, const Object& want, const Object& dependent) const;

  /// Puts the creation or new state of `child`, which is of this kind, into a change of its parent. False if
  /// it cannot.
  virtual bool fold(const Object& child, operation::Change& parent) const;

  /// With `replaced_beside`: gives `have` another name; drops it under that name.
  virtual operation::Changes make_way(const Object& have) const;
  virtual operation::Changes drop_aside(const Object& have) const;
  /// Brings `have` to `want` (which may be equal) and over to the new form of what was replaced beside it.
  /// Empty: it must be rebuilt.
  virtual operation::Changes move_over(const Object& have, const Object& want, const Catalog& catalog) const;

  /// `object` as it is as soon as its table has no parents; null if nothing is left of it. It may have been
  /// inherited.
  virtual ObjectPtr alone(const ObjectPtr& object) const;

  /// `object` as `renaming` leaves it; null if it is not touched.
  virtual std::shared_ptr<Object> renamed(const Object& object, const Renaming& renaming) const;
  /// The statement for a renaming of `object` itself.
  virtual operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const;

  /// `object` under another name, with nothing else changed.
  std::shared_ptr<Object> with_name(const Object& object, const ObjectName& name) const;

  /// The roles that `object` names, quoted.
  virtual std::vector<std::string> roles(const Object& object) const;

  /// Whether two objects of different names differ in nothing else.
  virtual bool same_but_name(const Object& have, const Object& want) const;
  /// A value (of an enum; an attribute) of `have` and the one that `want` has in its place, all others being
  /// equal; if there is just one.
  virtual std::optional<std::pair<std::string, std::string>> renamed_value(const Object& have,
                                                                           const Object& want) const;

  /// How messages call an object: `column public.users.phone`.
  virtual std::string describe(const Object& object) const;
  /// What COMMENT ON takes: `TABLE public.users`.
  virtual std::string comment_target(const Object& object) const = 0;

 protected:
  virtual std::shared_ptr<Object> clone(const Object& object) const = 0;
};

/// A kind whose objects are `T`s, with the casts done in one place. `T` derives from Object.
template <class T>
class KindOf : public Kind {
 public:
  explicit KindOf(const Traits& traits) : traits_(traits) {}
  const Traits& traits() const final { return traits_; }

  std::shared_ptr<Object> read(const Object& header, Fields& fields) const final {
    auto object = std::make_shared<T>();
    static_cast<Object&>(*object) = header;
    if (!read_facts(*object, fields)) return nullptr;
    return object;
  }
  Differences compare(const Object& have, const Object& want) const final {
    return compare_facts(as(have), as(want));
  }
  operation::Changes create(const Object& want) const final { return create_one(as(want)); }
  operation::Changes alter(const Object& have, const Object& want, const Catalog& catalog) const final {
    return alter_one(as(have), as(want), catalog);
  }
  operation::Changes drop(const Object& have) const final { return drop_one(as(have)); }

 protected:
  /// False: no object.
  virtual bool read_facts(T& object, Fields& fields) const = 0;
  virtual Differences compare_facts(const T& have, const T& want) const = 0;
  virtual operation::Changes create_one(const T& want) const = 0;
  virtual operation::Changes alter_one(const T&, const T&, const Catalog&) const { return {}; }
  virtual operation::Changes drop_one(const T& have) const = 0;

  static const T& as(const Object& object) { return static_cast<const T&>(object); }
  std::shared_ptr<Object> clone(const Object& object) const final { return std::make_shared<T>(as(object)); }

 private:
  Traits traits_;
};

/// Takes `own`, `both` or `parents`.
Origin read_origin(Fields& fields);

/// Appends a Difference if the two texts are not equal.
void differ(Differences& differences, std::string_view property, std::string_view have,
            std::string_view want);
void differ(Differences& differences, std::string_view property, bool have, bool want);

/// `column public.users.phone`: how messages call an object.
std::string describe(const Object& object);

/// `Kind::renamed_value` for lists of names.
std::optional<std::pair<std::string, std::string>> one_renamed(const std::vector<std::string>& have,
                                                               const std::vector<std::string>& want);

/// `statement` as it stands.
operation::Change execute(std::string statement);

/// A DO block that fails with `message` where `condition` (SQL; empty: always) holds.
operation::Change refuse_if(const std::string& condition, const std::string& message,
                            const std::string& hint = {});

}  // namespace retort::catalog
