// A sequence must go before another one takes its name, so its position waits in a setting of the
// transaction.
#include "diff/positions.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::diff {

namespace {

using Column = std::pair<Name, std::string>;

// The sequences that columns own.
std::map<Name, Column> owned_sequences(const catalog::Catalog& catalog) {
  std::map<Name, Column> owned;
  for (const catalog::ObjectPtr& object : catalog.objects) {
    if (object->kind != &catalog::sequence_owner_kind()) continue;
    const catalog::OwningColumn owner = catalog::owning_column(*object);
    owned[parent_name(*object)] = {owner.table, owner.column};
  }
  return owned;
}

std::map<Column, Name> identity_sequences(const catalog::Catalog& catalog) {
  std::map<Column, Name> sequences;
  for (const catalog::ObjectPtr& object : catalog.objects) {
    if (object->kind != &catalog::column_kind()) continue;
    const Name sequence = catalog::identity_sequence(*object);
    if (!sequence.name.empty()) sequences[{parent_name(*object), object->name.name}] = sequence;
  }
  return sequences;
}

bool changes_identity(const operation::Change& change) {
  const auto* alter = std::get_if<operation::AlterColumn>(&change.operation);
  return alter && ((alter->set_identity && !alter->had_identity) || alter->drop_identity);
}

class Carrier {
 public:
  Carrier(const catalog::Catalog& have, const catalog::Catalog& want, operation::Changes& changes)
      : changes_(changes),
        old_(owned_sequences(have)),
        new_(owned_sequences(want)),
        identities_(identity_sequences(have)) {}

  void run() {
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (!changes_identity(changes_[i])) continue;
      const auto& alter = std::get<operation::AlterColumn>(changes_[i].operation);
      const Column column{alter.table, alter.column};
      i = alter.set_identity ? to_identity(i, column) : from_identity(i, column);
    }
  }

 private:
  // The place of the change that `is_it` finds, or that of none.
  template <class Operation>
  std::size_t find(const Column& column, const std::map<Name, Column>& owned, std::size_t begin,
                   std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (const auto* one = std::get_if<Operation>(&changes_[i].operation)) {
        const auto owner = owned.find(name_of(*one));
        if (owner != owned.end() && owner->second == column) return i;
      }
    }
    return changes_.size();
  }
  static const Name& name_of(const operation::DropSequence& drop) { return drop.name; }
  static const Name& name_of(const operation::CreateSequence& create) { return create.sequence.name; }

  std::string setting() { return "'retort.position_" + std::to_string(++count_) + "'"; }

  void insert(std::size_t at, std::string sql, std::string comment) {
    operation::Change change = catalog::execute(std::move(sql));
    change.comment = std::move(comment);
    changes_.insert(changes_.begin() + static_cast<std::ptrdiff_t>(at), std::move(change));
  }

  static std::string identity_sequence(const Column& column) {
    return "pg_get_serial_sequence(" + base::quote_literal(base::quote_name(column.first)) + ", " +
           base::quote_literal(column.second) + ")";
  }

  static std::string restore(const std::string& sequence, const std::string& setting) {
    return "SELECT setval(" + sequence + ", split_part(current_setting(" + setting +
           "), ' ', 1)::bigint, split_part(current_setting(" + setting + "), ' ', 2)::boolean)";
  }

  // Returns the place of the column's change.
  std::size_t to_identity(std::size_t at, const Column& column) {
    const std::size_t drop = find<operation::DropSequence>(column, old_, 0, changes_.size());
    if (drop == changes_.size()) return at;
    const std::string sequence =
        base::quote_name(std::get<operation::DropSequence>(changes_[drop].operation).name);
    const std::string name = setting();
    // What follows the change sets the position by the rows.
    if (at + 1 < changes_.size() && is_by_rows(changes_[at + 1]))
      changes_.erase(changes_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    insert(at + 1, restore(identity_sequence(column), name), "numbers go on where they were");
    if (drop < at) {
      insert(drop, capture(sequence, name), {});
      return at + 1;
    }
    insert(at, capture(sequence, name), {});
    return at + 1;
  }

  std::size_t from_identity(std::size_t at, const Column& column) {
    const std::size_t create = find<operation::CreateSequence>(column, new_, 0, changes_.size());
    if (create == changes_.size()) return at;
    const Name sequence = std::get<operation::CreateSequence>(changes_[create].operation).sequence.name;
    const std::string name = setting();
    if (create < at) {
      insert(at, restore(base::quote_literal(base::quote_name(sequence)), name),
             "numbers go on where they were");
      insert(at, capture(base::quote_name(identities_.at(column)), name), {});
      return at + 2;
    }
    insert(create + 1, restore(base::quote_literal(base::quote_name(sequence)), name),
           "numbers go on where they were");
    insert(at, capture(base::quote_name(identities_.at(column)), name), {});
    return at + 1;
  }

  static std::string capture(const std::string& sequence, const std::string& setting) {
    return "SELECT set_config(" + setting + ", last_value || ' ' || is_called, true) FROM " + sequence;
  }

  static bool is_by_rows(const operation::Change& change) {
    const auto* execute = std::get_if<operation::Execute>(&change.operation);
    return execute && execute->sql.starts_with("SELECT setval(pg_get_serial_sequence(");
  }

  operation::Changes& changes_;
  std::map<Name, Column> old_;
  std::map<Name, Column> new_;
  std::map<Column, Name> identities_;
  int count_ = 0;
};

}  // namespace

void keep_positions(const catalog::Catalog& have, const catalog::Catalog& want, operation::Changes& changes) {
  if (std::any_of(changes.begin(), changes.end(), changes_identity)) Carrier(have, want, changes).run();
}

}  // namespace retort::diff
