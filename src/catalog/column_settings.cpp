// Storage, compression, statistics target and options of a column, and what the sequence of its identity has
// of its own, where one is not the server's own. A new type of the column sets storage and compression back.
#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/kinds.hpp"
#include "catalog/storage.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "column_settings.sql.inc"
    ;

struct Settings : Object {
  std::string relation;  ///< TABLE, MATERIALIZED VIEW or FOREIGN TABLE.
  std::string storage;   ///< A letter of pg_attribute.attstorage.
  std::string usual_storage;
  std::string type_storage;  ///< What is usual where nothing is inherited.
  std::string compression;
  std::string statistics;
  std::vector<std::string> options;
  std::string sequence;  ///< Of its identity, if that is not logged as the table is.
  bool unlogged_sequence = false;
  std::string commented_sequence;  ///< Of its identity, if that has a comment.
  std::string sequence_comment;
};

std::string storage_word(const std::string& letter) {
  if (letter == "p") return "PLAIN";
  if (letter == "e") return "EXTERNAL";
  return letter == "m" ? "MAIN" : "EXTENDED";
}

std::string logging(const Settings& settings) {
  if (settings.sequence.empty()) return {};
  return settings.unlogged_sequence ? "UNLOGGED" : "LOGGED";
}

// As if there were none.
Settings nothing(const Settings& settings) {
  Settings none = settings;
  none.storage = settings.usual_storage;
  none.compression.clear();
  none.statistics.clear();
  none.options.clear();
  none.sequence_comment.clear();
  if (!settings.sequence.empty()) none.unlogged_sequence = !settings.unlogged_sequence;
  return none;
}

operation::Changes change(const Settings& have, const Settings& want) {
  const std::string only = want.relation == "MATERIALIZED VIEW" ? "" : "ONLY ";
  const std::string name = base::quote_name(parent_name(want));
  const std::string column = " ALTER COLUMN " + base::quote_identifier(want.name.name) + ' ';
  const std::string alter = "ALTER " + want.relation + ' ' + only + name + column;
  operation::Changes changes;
  // Partitions and children get the new storage too, as they do when they are made.
  if (have.storage != want.storage) {
    changes.push_back(execute("ALTER " + want.relation + ' ' + name + column + "SET STORAGE " +
                              storage_word(want.storage)));
  }
  if (have.compression != want.compression) {
    changes.push_back(execute(alter + "SET COMPRESSION " +
                              (want.compression.empty() ? std::string("default") : want.compression)));
  }
  if (have.statistics != want.statistics) {
    changes.push_back(
        execute(alter + "SET STATISTICS " + (want.statistics.empty() ? std::string("-1") : want.statistics)));
  }
  // `ALTER x SET (…)`, of which only the end is wanted here.
  for (const std::string& sql : storage_statements("x", have.options, want.options)) {
    changes.push_back(execute(alter + sql.substr(std::string_view("ALTER x ").size())));
  }
  if (have.sequence.empty() != want.sequence.empty() || have.unlogged_sequence != want.unlogged_sequence) {
    const Settings& known = want.sequence.empty() ? have : want;
    const bool unlogged = want.sequence.empty() ? !have.unlogged_sequence : want.unlogged_sequence;
    changes.push_back(
        execute("ALTER SEQUENCE " + known.sequence + (unlogged ? " SET UNLOGGED" : " SET LOGGED")));
  }
  if (have.sequence_comment != want.sequence_comment) {
    const Settings& known = want.commented_sequence.empty() ? have : want;
    changes.push_back({operation::SetComment{"SEQUENCE " + known.commented_sequence, want.sequence_comment},
                       {},
                       false,
                       {}});
  }
  return changes;
}

class SettingsKind final : public KindOf<Settings> {
 public:
  SettingsKind()
      : KindOf({.name = "settings of column",
                .query = query,
                .system_catalog = system_catalog::relation,
                .named_after_column = true}) {}

  std::string comment_target(const Object&) const override { return {}; }
  bool disturbs(const Object& have, const Object& want) const override {
    return as(have).storage != as(want).storage;
  }

  ObjectPtr alone(const ObjectPtr& object) const override {
    auto copy = std::make_shared<Settings>(as(*object));
    copy->usual_storage = copy->type_storage;
    copy->needs.clear();
    return compare_facts(nothing(*copy), *copy).empty() ? nullptr : copy;
  }

 protected:
  bool read_facts(Settings& settings, Fields& fields) const override {
    settings.address.catalog += system_catalog::column_settings;
    settings.relation = fields.text();
    settings.storage = fields.text();
    settings.usual_storage = fields.text();
    settings.type_storage = fields.text();
    settings.compression = fields.text();
    settings.statistics = fields.text();
    settings.options = fields.list();
    settings.sequence = fields.text();
    settings.unlogged_sequence = fields.boolean();
    settings.commented_sequence = fields.text();
    settings.sequence_comment = fields.text();
    const std::uint32_t parent = fields.oid();
    const int part = fields.number();
    if (parent != 0) settings.needs.push_back({settings.address.catalog, parent, part});
    settings.origin = read_origin(fields);
    return true;
  }
  Differences compare_facts(const Settings& have, const Settings& want) const override {
    Differences differences;
    differ(differences, "storage", storage_word(have.storage), storage_word(want.storage));
    differ(differences, "compression", have.compression, want.compression);
    differ(differences, "statistics", have.statistics, want.statistics);
    differ(differences, "options", storage_list(have.options), storage_list(want.options));
    differ(differences, "identity sequence", logging(have), logging(want));
    differ(differences, "comment on the identity sequence", have.sequence_comment, want.sequence_comment);
    return differences;
  }
  operation::Changes create_one(const Settings& want) const override { return change(nothing(want), want); }
  operation::Changes alter_one(const Settings& have, const Settings& want, const Catalog&) const override {
    // The sequence may be gone by then.
    if (!have.sequence_comment.empty() && want.sequence_comment.empty()) return {};
    return change(have, want);
  }
  operation::Changes drop_one(const Settings& have) const override { return change(have, nothing(have)); }
};

}  // namespace

const Kind& column_settings_kind() {
  static const SettingsKind kind;
  return kind;
}

}  // namespace retort::catalog
