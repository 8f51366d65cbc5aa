// A constraint or an index of one column stands on its member, where people look for it; all else in
// RETORT_TABLE.
#include "render/model_table.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "render/model_split.hpp"
#include "render/model_type.hpp"
#include "render/vocabulary.hpp"

namespace retort::render {
namespace {

/// A word with parentheses only if there is something in them.
Code open_word(const char* name, Codes codes) {
  return codes.empty() ? word(name) : call(name, std::move(codes));
}

/// What `collate` takes: a name, or SQL that begins with a quote.
std::string collation_text(const std::string& sql) {
  if (sql.front() != '"') {
    const std::size_t dot = sql.find('.');
    return dot == std::string::npos ? sql : '"' + sql.substr(0, dot) + '"' + sql.substr(dot);
  }
  const bool plain = sql.find('"', 1) == sql.size() - 1;
  return plain ? sql.substr(1, sql.size() - 2) : sql;
}

template <typename Constraint>
void add_common(Codes& codes, const Constraint& constraint) {
  if constexpr (requires { constraint.not_valid; }) {
    if (constraint.not_valid) codes.push_back(word("not_valid"));
  }
  if constexpr (requires { constraint.deferral; }) {
    if (constraint.deferral.initially_deferred)
      codes.push_back(word("initially_deferred"));
    else if (constraint.deferral.deferrable)
      codes.push_back(word("deferrable"));
  }
  add_text(codes, "named", constraint.name);
  add_text(codes, "comment", constraint.comment);
}

class Table {
 public:
  Table(const TableDefinition& table, const std::vector<const IndexDefinition*>& indexes,
        const ModelNames& names, const std::map<std::string, std::string>& domains)
      : table_(table), indexes_(indexes), names_(names), domains_(domains), home_(names.table(table.name)) {}

  ModelText run() {
    for (const ColumnDefinition& column : table_.columns) words_[column.name] = {};
    head();
    for (const PrimaryKey& key : table_.primary_key) primary_key(key);
    for (const UniqueConstraint& key : table_.unique_constraints) unique(key);
    for (const ForeignKey& key : table_.foreign_keys) foreign_key(key);
    for (const CheckConstraint& check : table_.checks) {
      Codes codes{string(check.expression)};
      if (check.no_inherit) codes.push_back(word("no_inherit"));
      add_common(codes, check);
      table_words_.push_back(call("check", std::move(codes)));
    }
    for (const ExclusionConstraint& exclusion : table_.exclusions) exclude(exclusion);
    for (const IndexDefinition* item : indexes_) index(*item);
    result_.text = "struct " + lay_out(call("RETORT_TABLE", table_words_), 7, home_.name.size() + 3) + " " +
                   home_.name + " {\n";
    for (const ColumnDefinition& column : table_.columns) member(column);
    result_.text += "};\n";
    return std::move(result_);
  }

 private:
  void head() {
    table_words_.push_back(string(table_.name.name));
    if (settled(table_.name).schema != "public") add_text(table_words_, "schema", table_.name.schema);
    add_text(table_words_, "comment", table_.comment);
    if (table_.unlogged) table_words_.push_back(word("unlogged"));
    add_text(table_words_, "partition_by", table_.partition_by);
    add_text(table_words_, "storage", table_.storage);
  }

  /// `&User::id`, with the namespace where it is another.
  Code member_of(const Name& table, const std::string& column) {
    const Home& other = names_.table(table);
    if (settled(table) != settled(table_.name)) result_.tables.insert(settled(table));
    return word("&" + (other.scope == home_.scope ? other.name : "::" + other.scope + "::" + other.name) +
                "::" + names_.member(table, column));
  }
  Code own(const std::string& column) { return member_of(table_.name, column); }
  Codes own(const std::vector<std::string>& columns) {
    Codes codes;
    for (const std::string& column : columns) codes.push_back(own(column));
    return codes;
  }
  void add_include(Codes& codes, const std::vector<std::string>& columns) {
    if (!columns.empty()) codes.push_back(call("include", own(columns)));
  }

  template <typename Key>
  void key(const char* name, const Key& key, Codes codes) {
    add_include(codes, key.include);
    add_common(codes, key);
    if (key.columns.size() == 1) {
      words_[key.columns.front()].push_back(open_word(name, std::move(codes)));
    } else {
      Codes all = own(key.columns);
      all.insert(all.end(), codes.begin(), codes.end());
      table_words_.push_back(call(name, std::move(all)));
    }
  }
  void primary_key(const PrimaryKey& constraint) { key("primary_key", constraint, {}); }
  void unique(const UniqueConstraint& constraint) {
    key("unique", constraint, constraint.nulls_not_distinct ? Codes{word("nulls_not_distinct")} : Codes{});
  }

  void foreign_key(const ForeignKey& key) {
    Codes target;
    for (const std::string& column : key.referenced_columns)
      target.push_back(member_of(key.referenced_table, column));
    Codes options;
    if (key.on_delete != Action::no_action)
      options.push_back(word(std::string("on_delete::") + action_word(key.on_delete)));
    if (key.on_update != Action::no_action)
      options.push_back(word(std::string("on_update::") + action_word(key.on_update)));
    if (!key.on_delete_columns.empty())
      options.push_back(call("on_delete_columns", own(key.on_delete_columns)));
    if (key.match_full) options.push_back(word("match_full"));
    add_common(options, key);
    if (key.columns.size() == 1) {
      target.insert(target.end(), options.begin(), options.end());
      words_[key.columns.front()].push_back(call("references", std::move(target)));
      return;
    }
    Codes codes{call("columns", own(key.columns)), call("references", std::move(target))};
    codes.insert(codes.end(), options.begin(), options.end());
    table_words_.push_back(call("foreign_key", std::move(codes)));
  }

  void exclude(const ExclusionConstraint& exclusion) {
    Codes codes{string(exclusion.method)};
    for (const std::string& element : exclusion.elements) codes.push_back(string(element));
    add_text(codes, "where", exclusion.predicate);
    add_common(codes, exclusion);
    table_words_.push_back(call("exclude", std::move(codes)));
  }

  Code element(const IndexElement& item) {
    Code code = item.column.empty() ? call("expression", {string(item.expression)}) : own(item.column);
    if (!item.collation.empty()) code = call("collate", {code, string(collation_text(item.collation))});
    if (!item.operator_class.empty()) code = call("opclass", {code, string(item.operator_class)});
    if (item.descending) code = call("descending", {code});
    if (item.nulls == "first") code = call("nulls_first", {code});
    if (item.nulls == "last") code = call("nulls_last", {code});
    return code;
  }

  void index(const IndexDefinition& item) {
    const IndexElement& first = item.elements.front();
    const bool beside = item.elements.size() == 1 && !first.column.empty() && first.collation.empty() &&
                        first.operator_class.empty() && !first.descending && first.nulls.empty();
    const bool default_name = beside && item.name == "ix_" + table_.name.name + "_" + first.column;
    Codes codes;
    if (!default_name) codes.push_back(string(item.name));
    if (!beside) {
      for (const IndexElement& one : item.elements) codes.push_back(element(one));
    }
    if (item.unique) codes.push_back(word("unique"));
    if (item.nulls_not_distinct) codes.push_back(word("nulls_not_distinct"));
    if (item.method != "btree") add_text(codes, "method", item.method);
    add_include(codes, item.include);
    add_text(codes, "where", item.predicate);
    add_text(codes, "storage", item.storage);
    add_text(codes, "comment", item.comment);
    (beside ? words_[first.column] : table_words_).push_back(open_word("index", std::move(codes)));
  }

  /// With the enums of the schema.
  MemberType type_of(const std::string& sql) {
    std::string base = sql;
    const bool array = take_array(base);
    const Name* name = names_.enum_of(base);
    if (name == nullptr) return of_domain(sql, base, array);
    const Home& home = names_.enumeration(*name);
    result_.enums.insert(*name);
    MemberType type;
    type.type = home.scope == home_.scope ? home.name : "::" + home.scope + "::" + home.name;
    if (array)
      type.type = "std::vector<" + type.type + ">";
    else
      type.initial = type.type + "::" + names_.first_enumerator(*name);
    return type;
  }

  /// The C++ type of what is below a domain, under the domain's own name.
  MemberType of_domain(const std::string& sql, const std::string& element, bool array) {
    std::string below = element;
    while (domains_.contains(below)) below = domains_.at(below);
    if (below == element || (array && below.ends_with("[]"))) return member_type(sql);
    MemberType type = type_of(array ? below + "[]" : below);
    type.words = {call("sql_type", {string(sql)})};
    type.own = true;
    return type;
  }

  Code default_word(const ColumnDefinition& column, const MemberType& type, std::string& initial) {
    const std::string& sql = column.default_sql;
    const bool integer = type.type.rfind("std::int", 0) == 0;
    const bool real = type.type == "float" || type.type == "double";
    const bool time = type.type.rfind("retort::time", 0) == 0 || type.type == "retort::date";
    if (sql == "now()" && time && !type.own) return word("default_now");
    if ((sql == "true" || sql == "false") && type.type == "bool" && !type.own) {
      initial = column.nullable ? "" : sql;
      return call("default_value", {word(sql)});
    }
    if (is_integer(sql) && (integer || real || type.type == "retort::numeric")) {
      if (integer && !column.nullable) initial = sql;
      return call("default_value", {word(sql)});
    }
    if (const auto text = literal_text(sql)) {
      std::string base = column.type;
      const bool array = take_array(base);
      if (const Name* name = names_.enum_of(base); name != nullptr && !array) {
        const auto& values = names_.enumerators(*name);
        const auto found = values.find(*text);
        if (found == values.end()) return call("default_sql", {string(sql)});
        const std::string enumerator = type.type + "::" + found->second;
        if (!column.nullable) initial = enumerator;
        return call("default_value", {word(enumerator)});
      }
      if (!integer && !real && type.type != "bool") return call("default_value", {string(*text)});
    }
    return call("default_sql", {string(sql)});
  }

  Codes column_words(const ColumnDefinition& column, const MemberType& type, std::string& initial) {
    Codes codes = words_[column.name];
    const std::string& member = names_.member(table_.name, column.name);
    if (member != column.name) codes.push_back(call("name", {string(column.name)}));
    codes.insert(codes.end(), type.words.begin(), type.words.end());
    if (!column.collation.empty())
      codes.push_back(call("collate", {string(collation_text(column.collation))}));
    if (column.identity != Identity::none) {
      codes.push_back(open_word(column.identity == Identity::always ? "identity_always" : "identity",
                                identity(column.identity_options)));
    }
    add_text(codes, "generated", column.generated);
    if (!column.default_sql.empty()) codes.push_back(default_word(column, type, initial));
    add_text(codes, "comment", column.comment);
    return codes;
  }

  static Codes identity(const SequenceOptions& options) {
    Codes codes;
    const auto say = [&codes](const char* function, const std::string& number) {
      if (number.empty()) return;
      // The lowest bigint cannot be written as a literal.
      codes.push_back(
          call(function, {word(number == "-9223372036854775808" ? "-9223372036854775807 - 1" : number)}));
    };
    say("start_with", options.start);
    say("increment_by", options.increment);
    say("min_value", options.min_value);
    say("max_value", options.max_value);
    say("cache", options.cache);
    if (options.cycle) codes.push_back(word("cycle"));
    return codes;
  }

  void member(const ColumnDefinition& column) {
    const MemberType type = type_of(column.type);
    for (const char* header : {"optional", "vector", "string"}) {
      if (type.type.find("std::" + std::string(header)) != std::string::npos) result_.system.insert(header);
    }
    if (type.type.find("std::int") != std::string::npos) result_.system.insert("cstdint");
    const bool key =
        std::any_of(table_.primary_key.begin(), table_.primary_key.end(), [&](const PrimaryKey& item) {
          return std::find(item.columns.begin(), item.columns.end(), column.name) != item.columns.end();
        });
    ColumnDefinition settled_column = column;
    settled_column.nullable = column.nullable && !key && column.identity == Identity::none;
    std::string initial = settled_column.nullable ? "" : type.initial;
    if (settled_column.nullable) result_.system.insert("optional");
    const Codes codes = column_words(settled_column, type, initial);
    std::string declaration = settled_column.nullable ? "std::optional<" + type.type + ">" : type.type;
    declaration +=
        " " + names_.member(table_.name, column.name) + (initial.empty() ? "" : " = " + initial) + ";\n";
    if (codes.empty()) {
      result_.text += "  " + declaration;
      return;
    }
    const std::string annotation = lay_out(call("RETORT_COLUMN", codes), 2, 0);
    const std::size_t newline = annotation.rfind('\n');
    const std::size_t width =
        newline == std::string::npos ? 2 + annotation.size() : annotation.size() - newline - 1;
    const bool beside = newline == std::string::npos && width + declaration.size() <= 111;
    result_.text += "  " + annotation + (beside ? " " : "\n      ") + declaration;
  }

  const TableDefinition& table_;
  const std::vector<const IndexDefinition*>& indexes_;
  const ModelNames& names_;
  const std::map<std::string, std::string>& domains_;
  const Home& home_;
  std::map<std::string, Codes> words_;  ///< By column.
  Codes table_words_;
  ModelText result_;
};

}  // namespace

ModelText model_table(const TableDefinition& table, const std::vector<const IndexDefinition*>& indexes,
                      const ModelNames& names, const std::map<std::string, std::string>& domains) {
  return Table(table, indexes, names, domains).run();
}

std::string model_enum(const EnumDefinition& item, const ModelNames& names) {
  Codes words{string(item.name.name)};
  if (settled(item.name).schema != "public") add_text(words, "schema", item.name.schema);
  add_text(words, "comment", item.comment);
  const std::string name = names.enumeration(item.name).name;
  const auto& enumerators = names.enumerators(item.name);
  std::vector<std::string> values;
  for (const std::string& value : item.values) {
    const std::string& enumerator = enumerators.at(value);
    values.push_back(enumerator +
                     (enumerator == value ? "" : " " + lay_out(call("RETORT_VALUE", {string(value)}), 0)));
  }
  std::string head =
      "enum class " + lay_out(call("RETORT_ENUM", std::move(words)), 11, name.size() + 3) + " " + name + " {";
  std::string flat = head;
  for (std::size_t i = 0; i < values.size(); ++i) flat += (i == 0 ? " " : ", ") + values[i];
  flat += " };\n";
  if (flat.size() <= 111 && flat.find('\n') == flat.size() - 1) return flat;
  for (const std::string& value : values) head += "\n  " + value + ",";
  return head + "\n};\n";
}

}  // namespace retort::render
