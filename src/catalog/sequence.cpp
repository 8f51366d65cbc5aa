// Sequences that are objects of their own. Their owners are in sequence_owner.cpp, those of identity columns
// in column.cpp.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"
#include "catalog/sequence_options.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "sequence.sql.inc"
    ;

struct Sequence : Object {
  SequenceOptions options;
  bool unlogged = false;
};

void set_unlogged(const Sequence& have, const Sequence& want, operation::Changes& changes) {
  if (have.unlogged == want.unlogged) return;
  changes.push_back(execute("ALTER SEQUENCE " + base::quote_name(own_name(want)) +
                            (want.unlogged ? " SET UNLOGGED" : " SET LOGGED")));
}

SequenceDefinition definition(const Sequence& sequence) {
  SequenceDefinition definition;
  definition.name = own_name(sequence);
  definition.options = sequence.options;
  return definition;
}

class SequenceKind final : public KindOf<Sequence> {
 public:
  SequenceKind()
      : KindOf({.name = "sequence",
                .query = query,
                .system_catalog = system_catalog::relation,
                .is_relation = true,
                .holds_data = true,
                .comment_inline = true}) {}

  std::string comment_target(const Object& object) const override {
    return "SEQUENCE " + base::quote_name(own_name(object));
  }
  operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const override {
    return {execute("ALTER SEQUENCE " + base::quote_name(own_name(object)) + " RENAME TO " +
                    base::quote_identifier(renaming.to))};
  }

 protected:
  bool read_facts(Sequence& sequence, Fields& fields) const override {
    sequence.options = read_sequence_options(fields, "bigint");
    sequence.unlogged = fields.boolean();
    return true;
  }

  Differences compare_facts(const Sequence& have, const Sequence& want) const override {
    Differences differences;
    differ(differences, "options", catalog::describe(have.options), catalog::describe(want.options));
    differ(differences, "unlogged", have.unlogged, want.unlogged);
    return differences;
  }

  operation::Changes create_one(const Sequence& want) const override {
    operation::CreateSequence create{definition(want)};
    create.sequence.comment = want.comment;
    operation::Changes changes{{std::move(create), {}, false, {}}};
    set_unlogged(Sequence(), want, changes);
    return changes;
  }

  operation::Changes alter_one(const Sequence& have, const Sequence& want, const Catalog&) const override {
    operation::Changes changes;
    if (have.options != want.options) {
      for (std::string& sql : into_bounds(own_name(want), have.options, want.options, "bigint")) {
        changes.push_back(execute(std::move(sql)));
      }
      operation::AlterSequence alter{definition(have), definition(want)};
      alter.from.options = before_turning(have.options, want.options, "bigint");
      alter.to.options = for_new_type(alter.from.options, want.options);
      changes.push_back({std::move(alter), {}, false, {}});
    }
    set_unlogged(have, want, changes);
    return changes;
  }

  operation::Changes drop_one(const Sequence& have) const override {
    return {{operation::DropSequence{own_name(have)}, {}, false, {}}};
  }
};

}  // namespace

const Kind& sequence_kind() {
  static const SequenceKind kind;
  return kind;
}

}  // namespace retort::catalog
