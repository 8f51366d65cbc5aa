// Annotations as flat data -> a DeclaredSchema. No templates: this runs once, for all models, whatever their
// number. What a clause means to the schema is said here and nowhere else.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include <retort/registry.hpp>

#include "base/sql.hpp"
#include "model/check.hpp"
#include "model/names.hpp"

namespace retort::registry {
namespace {

using annotation::Clause;
using annotation::Word;

Name name_of(Words words) {
  Name name;
  int depth = 0;
  for (const Clause& word : words) {
    if (depth == 0 && word.word == Word::text && name.name.empty()) name.name = word.text;
    if (depth == 0 && word.word == Word::schema && word.text != "public") name.schema = word.text;
    if (annotation::is_group(word.word)) ++depth;
    if (word.word == Word::end) --depth;
  }
  return name;
}

/// The clauses behind `words[at]`, a group, up to its end. Moves `at` to the end.
Words group_at(Words words, std::size_t& at) {
  const std::size_t begin = at + 1;
  int depth = 1;
  while (depth > 0 && ++at < words.size()) {
    if (annotation::is_group(words[at].word)) ++depth;
    if (words[at].word == Word::end) --depth;
  }
  return words.subspan(begin, at - begin);
}

std::string number_text(double value) {
  char buffer[64];
  const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value).ptr;
  return {std::begin(buffer), end};
}

std::string default_text(const Clause& word) {
  switch (word.word) {
    case Word::default_sql:
      return std::string(word.text);
    case Word::default_text:
      return base::quote_literal(word.text);
    case Word::default_integer:
      return std::to_string(word.number);
    case Word::default_real:
      return number_text(word.real);
    case Word::default_bool:
      return word.number != 0 ? "true" : "false";
    case Word::default_now:
      return "now()";
    default:
      return {};
  }
}

Action action(const Clause& word) {
  return static_cast<Action>(word.number);
}

SequenceOptions sequence_options(Words words) {
  SequenceOptions options;
  for (const Clause& word : words) {
    if (word.word == Word::start_with) options.start = std::to_string(word.number);
    if (word.word == Word::increment_by) options.increment = std::to_string(word.number);
    if (word.word == Word::min_value) options.min_value = std::to_string(word.number);
    if (word.word == Word::max_value) options.max_value = std::to_string(word.number);
    if (word.word == Word::cache) options.cache = std::to_string(word.number);
    if (word.word == Word::cycle) options.cycle = true;
  }
  return options;
}

/// A collation's name, or SQL if it begins with a quote: `"ext"."german"`.
std::string collation(std::string_view text) {
  return text.substr(0, 1) == "\"" ? std::string(text) : base::quote_identifier(text);
}

class Declare {
 public:
  Declare(std::span<const Enum> enums, std::span<const Table> tables) : enums_(enums), tables_(tables) {
    for (const Table& table : tables) by_type_.emplace(table.types.front(), &table);
  }

  DeclaredSchema run() {
    for (const Enum& item : enums_) enumeration(item);
    for (const Table& item : tables_) table(item);
    const auto by_name = [](const auto& left, const auto& right) { return left.name < right.name; };
    std::stable_sort(result_.enums.begin(), result_.enums.end(), by_name);
    std::stable_sort(result_.tables.begin(), result_.tables.end(), by_name);
    std::stable_sort(result_.indexes.begin(), result_.indexes.end(),
                     [](const auto& left, const auto& right) { return left.table < right.table; });
    for (const std::string& schema : schemas_) result_.schemas.push_back({schema, {}});
    return std::move(result_);
  }

 private:
  void place(const Name& name, std::string_view file, int line, int column) {
    if (!name.schema.empty()) schemas_.insert(name.schema);
    result_.places.emplace_back(name, Place{std::string(file), line, column});
  }

  void enumeration(const Enum& item) {
    EnumDefinition definition;
    definition.name = name_of(item.words);
    for (std::size_t i = 0; i < item.info->size; ++i) {
      const EnumLabel& label = item.info->labels[i];
      definition.values.emplace_back(label.label);
      if (!label.renamed_from.empty())
        result_.renames.push_back(
            {definition.name, std::string(label.label), std::string(label.renamed_from)});
    }
    for (const Clause& word : item.words) {
      if (word.word == Word::comment) definition.comment = word.text;
      if (word.word == Word::renamed_from)
        result_.renames.push_back({definition.name, {}, std::string(word.text)});
    }
    place(definition.name, item.file, item.line, item.column);
    result_.enums.push_back(std::move(definition));
  }

  static std::string column_name(const Table& table, std::string_view member) {
    for (const Column& column : table.columns) {
      if (column.member != member) continue;
      for (const Clause& word : column.words) {
        if (word.word == Word::name) return std::string(word.text);
      }
    }
    return std::string(member);
  }

  /// The names of the columns in a group of members.
  static std::vector<std::string> column_names(const Table& table, Words words) {
    std::vector<std::string> names;
    for (const Clause& word : words) {
      if (word.word == Word::column) names.push_back(column_name(table, word.text));
    }
    return names;
  }

  void table(const Table& item) {
    definition_ = {};
    definition_.name = name_of(item.words);
    source_ = &item;
    place(definition_.name, item.file, item.line, item.column);
    for (const Column& source : item.columns) column(source);
    bool named = false;
    for (std::size_t at = 0; at < item.words.size(); ++at) {
      const Clause& word = item.words[at];
      if (annotation::is_group(word.word)) {
        constraint(word.word, group_at(item.words, at), {});
      } else if (word.word == Word::comment) {
        definition_.comment = word.text;
      } else if (word.word == Word::renamed_from) {
        result_.renames.push_back({definition_.name, {}, std::string(word.text)});
      } else if (word.word == Word::unlogged) {
        definition_.unlogged = true;
      } else if (word.word == Word::partition_by) {
        definition_.partition_by = word.text;
      } else if (word.word == Word::storage) {
        definition_.storage = word.text;
      } else if (word.word == Word::text && !named) {
        named = true;
      }
    }
    result_.tables.push_back(std::move(definition_));
  }

  void column(const Column& source) {
    ColumnDefinition column;
    column.name = column_name(*source_, source.member);
    column.nullable = source.nullable;
    std::string modifiers;
    std::string own_type;
    for (std::size_t at = 0; at < source.words.size(); ++at) {
      const Clause& word = source.words[at];
      switch (word.word) {
        case Word::identity:
        case Word::identity_always:
          column.identity = word.word == Word::identity ? Identity::by_default : Identity::always;
          column.identity_options = sequence_options(group_at(source.words, at));
          break;
        case Word::length:
          modifiers = "(" + std::to_string(word.number) + ")";
          break;
        case Word::precision:
          modifiers = "(" + std::to_string(word.number) +
                      (word.scale >= 0 ? "," + std::to_string(word.scale) : "") + ")";
          break;
        case Word::sql_type:
          own_type = word.text;
          break;
        case Word::generated:
          column.generated = word.text;
          break;
        case Word::collate:
          column.collation = collation(word.text);
          break;
        case Word::comment:
          column.comment = word.text;
          break;
        case Word::renamed_from:
          result_.renames.push_back({definition_.name, column.name, std::string(word.text)});
          break;
        default:
          if (annotation::is_group(word.word)) {
            constraint(word.word, group_at(source.words, at), column.name);
          } else if (const std::string text = default_text(word); !text.empty()) {
            column.default_sql = text;
          }
      }
    }
    column.type = own_type.empty() ? source.type(modifiers) : own_type + modifiers;
    definition_.columns.push_back(std::move(column));
  }

  /// What every kind of constraint may say about itself.
  template <typename Constraint>
  static void common(Constraint& constraint, const Clause& word) {
    if (word.word == Word::named) constraint.name = word.text;
    if (word.word == Word::comment) constraint.comment = word.text;
    if constexpr (requires { constraint.deferral; }) {
      if (word.word == Word::deferrable) constraint.deferral.deferrable = true;
      if (word.word == Word::initially_deferred) constraint.deferral = {true, true};
    }
    if constexpr (requires { constraint.not_valid; }) {
      if (word.word == Word::not_valid) constraint.not_valid = true;
    }
  }

  /// A group of a table, or of the column `own`.
  void constraint(Word kind, Words words, const std::string& own) {
    switch (kind) {
      case Word::primary_key:
        primary_key(words, own);
        break;
      case Word::unique:
        unique(words, own);
        break;
      case Word::index:
        index(words, own);
        break;
      case Word::check:
        check(words);
        break;
      case Word::references:
      case Word::foreign_key:
        foreign_key(kind, words, own);
        break;
      case Word::exclude:
        exclude(words);
        break;
      default:
        break;
    }
  }

  /// Columns and `include` of a key.
  template <typename Key>
  void key_columns(Key& key, Words words, const std::string& own) const {
    if (!own.empty()) key.columns.push_back(own);
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (words[at].word == Word::include) {
        key.include = column_names(*source_, group_at(words, at));
      } else if (words[at].word == Word::column) {
        key.columns.push_back(column_name(*source_, words[at].text));
      }
      common(key, words[at]);
    }
  }

  void primary_key(Words words, const std::string& own) {
    if (definition_.primary_key.empty()) definition_.primary_key.emplace_back();
    key_columns(definition_.primary_key.front(), words, own);
  }

  void unique(Words words, const std::string& own) {
    UniqueConstraint constraint;
    key_columns(constraint, words, own);
    for (const Clause& word : words) {
      if (word.word == Word::nulls_not_distinct) constraint.nulls_not_distinct = true;
    }
    definition_.unique_constraints.push_back(std::move(constraint));
  }

  void check(Words words) {
    CheckConstraint constraint;
    for (const Clause& word : words) {
      if (word.word == Word::text) {
        // The last text is the expression; one before it is the name.
        constraint.name = std::exchange(constraint.expression, std::string(word.text));
      }
    }
    for (const Clause& word : words) {
      if (word.word == Word::no_inherit) constraint.no_inherit = true;
      common(constraint, word);
    }
    definition_.checks.push_back(std::move(constraint));
  }

  void exclude(Words words) {
    ExclusionConstraint constraint;
    bool method = false;
    for (const Clause& word : words) {
      if (word.word == Word::text && !std::exchange(method, true)) {
        constraint.method = word.text;
      } else if (word.word == Word::text) {
        constraint.elements.emplace_back(word.text);
      } else if (word.word == Word::where) {
        constraint.predicate = word.text;
      }
      common(constraint, word);
    }
    definition_.exclusions.push_back(std::move(constraint));
  }

  void referenced(ForeignKey& key, Words words) const {
    for (const Clause& word : words) {
      if (word.word != Word::column) continue;
      const auto found = by_type_.find(word.more);
      if (found == by_type_.end()) continue;  // the compiler has refused it
      key.referenced_table = name_of(found->second->words);
      key.referenced_columns.push_back(column_name(*found->second, word.text));
    }
  }

  void foreign_key(Word kind, Words words, const std::string& own) {
    ForeignKey key;
    if (!own.empty()) key.columns.push_back(own);
    if (kind == Word::references) referenced(key, words);
    for (std::size_t at = 0; at < words.size(); ++at) {
      const Clause& word = words[at];
      if (word.word == Word::columns) {
        key.columns = column_names(*source_, group_at(words, at));
      } else if (word.word == Word::references) {
        referenced(key, group_at(words, at));
      } else if (word.word == Word::on_delete_columns) {
        key.on_delete_columns = column_names(*source_, group_at(words, at));
      } else if (word.word == Word::on_delete) {
        key.on_delete = action(word);
      } else if (word.word == Word::on_update) {
        key.on_update = action(word);
      } else if (word.word == Word::match_full) {
        key.match_full = true;
      }
      common(key, word);
    }
    definition_.foreign_keys.push_back(std::move(key));
  }

  static void index_element(IndexElement& element, const Clause& word) {
    if (word.word == Word::descending) element.descending = true;
    if (word.word == Word::nulls_first) element.nulls = "first";
    if (word.word == Word::nulls_last) element.nulls = "last";
    if (word.word == Word::opclass) element.operator_class = word.text;
    if (word.word == Word::collate) element.collation = collation(word.text);
  }

  void index(Words words, const std::string& own) {
    IndexDefinition index;
    index.table = definition_.name;
    for (std::size_t at = 0; at < words.size(); ++at) {
      const Clause& word = words[at];
      if (word.word == Word::include) {
        index.include = column_names(*source_, group_at(words, at));
      } else if (word.word == Word::unique) {
        index.unique = true;
        group_at(words, at);
      } else if (word.word == Word::column) {
        index.elements.emplace_back().column = column_name(*source_, word.text);
      } else if (word.word == Word::expression) {
        index.elements.emplace_back().expression = word.text;
      } else if (word.word == Word::text || word.word == Word::named) {
        index.name = word.text;
      } else if (word.word == Word::where) {
        index.predicate = word.text;
      } else if (word.word == Word::method) {
        index.method = word.text;
      } else if (word.word == Word::storage) {
        index.storage = word.text;
      } else if (word.word == Word::nulls_not_distinct) {
        index.nulls_not_distinct = true;
      } else if (word.word == Word::comment) {
        index.comment = word.text;
      } else if (!index.elements.empty()) {
        index_element(index.elements.back(), word);
      }
    }
    if (index.elements.empty()) index.elements.emplace_back().column = own;
    if (index.name.empty()) index.name = model::index_name(index);
    result_.indexes.push_back(std::move(index));
  }

  std::span<const Enum> enums_;
  std::span<const Table> tables_;
  std::map<std::string_view, const Table*> by_type_;
  std::set<std::string> schemas_;
  DeclaredSchema result_;
  TableDefinition definition_;
  const Table* source_ = nullptr;
};

}  // namespace

DeclaredSchema declare(std::span<const Enum> enums, std::span<const Table> tables) {
  DeclaredSchema schema = Declare(enums, tables).run();
  std::vector<Diagnostic> problems = model::check(schema);
  if (!problems.empty()) throw Error(std::move(problems));
  return schema;
}

}  // namespace retort::registry
