// retort.toml. Every table is read through a list of its known keys, so that a misspelt key is an error and
// never a setting that silently does nothing. Everything that is wrong is told at once.
#include "cli/configuration.hpp"

#include <algorithm>
#include <functional>
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>
#include <utility>

#include <retort/error.hpp>

#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "cli/time_zone.hpp"

namespace retort::cli {
namespace {

using Read = std::function<void(const std::string& key, const toml::node& node)>;

struct Key {
  std::string name;
  Read read;
};

/// The file, and what was found wrong with it so far.
class File {
 public:
  File(std::string text, Configuration& into) : text_(std::move(text)), into_(into) {}

  void wrong(const toml::source_region& source, const char* code, std::string text, std::string help) {
    const Place place{into_.path, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
    problems_.push_back({.code = code,
                         .text = std::move(text),
                         .help = std::move(help),
                         .place = place,
                         .excerpt = base::excerpt(text_, place.line, place.column)});
  }

  void wrong_value(const toml::node& node, std::string text, std::string help) {
    wrong(node.source(), "R0606", std::move(text), std::move(help));
  }

  void remember(const std::string& key, const toml::node& node) {
    into_.lines[key] = static_cast<int>(node.source().begin.line);
  }

  /// Throws what was found.
  void finish() {
    if (problems_.empty()) return;
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.place.line < b.place.line; });
    throw Error(std::move(problems_));
  }

 private:
  std::string text_;
  Configuration& into_;
  std::vector<Diagnostic> problems_;
};

Read text_into(File& file, std::string& field) {
  return [&](const std::string& key, const toml::node& node) {
    const auto value = node.value_exact<std::string>();
    if (!value) return file.wrong_value(node, "`" + key + "` is not a string", "write " + key + " = \"…\"");
    if (base::trim(*value).empty())
      return file.wrong_value(node, "`" + key + "` is empty", "give it a value, or leave the line out");
    field = *value;
  };
}

Read list_into(File& file, std::vector<std::string>& field) {
  return [&](const std::string& key, const toml::node& node) {
    const toml::array* array = node.as_array();
    std::vector<std::string> values;
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
      const auto value = (*array)[i].value_exact<std::string>();
      if (value && !base::trim(*value).empty()) values.push_back(*value);
    }
    if (array == nullptr || values.empty() || values.size() != array->size())
      return file.wrong_value(node, "`" + key + "` is not a list of strings", "write " + key + " = [\"…\"]");
    field = std::move(values);
  };
}

Read flag_into(File& file, bool& field) {
  return [&](const std::string& key, const toml::node& node) {
    const auto value = node.value_exact<bool>();
    if (!value)
      return file.wrong_value(node, "`" + key + "` is neither true nor false", "write " + key + " = true");
    field = *value;
  };
}

/// The first part in braces of `pattern` that is none of `known`, or empty.
std::string unknown_part(const std::string& pattern, const std::vector<std::string>& known) {
  std::size_t at = 0;
  while ((at = pattern.find('{', at)) != std::string::npos) {
    const std::size_t end = pattern.find('}', at);
    const std::string name = pattern.substr(at + 1, end == std::string::npos ? end : end - at - 1);
    if (end == std::string::npos || std::find(known.begin(), known.end(), name) == known.end()) return name;
    at = end;
  }
  return "";
}

std::string in_braces(const std::vector<std::string>& names) {
  return "{" + base::join(names, "} {") + "}";
}

/// A text with parts in braces, each one of `parts`.
Read template_into(File& file, std::string& field, std::vector<std::string> parts) {
  return [&file, &field, parts = std::move(parts)](const std::string& key, const toml::node& node) {
    text_into(file, field)(key, node);
    const std::string unknown = unknown_part(field, parts);
    if (unknown.empty()) return;
    const std::string near = base::nearest(unknown, parts);
    file.wrong_value(node, "`" + key + "` has no part {" + unknown + "}",
                     near.empty() ? "its parts are " + in_braces(parts) : "did you mean `{" + near + "}`?");
  };
}

/// The table of the applied revisions; the history has its own.
Read version_table_into(File& file, std::string& field) {
  return [&](const std::string& key, const toml::node& node) {
    text_into(file, field)(key, node);
    if (field == "retort_history")
      file.wrong_value(node, "`retort_history` is the table of the history", "choose another name");
  };
}

/// As PostgreSQL reads times: a number, and a unit unless it counts milliseconds.
Read time_into(File& file, std::string& field) {
  return [&](const std::string& key, const toml::node& node) {
    text_into(file, field)(key, node);
    if (!field.empty() && !known_duration(field))
      file.wrong_value(node, "`" + key + "` is no time",
                       "write " + key + " = \"5s\"; units are us, ms, s, min, h, d");
  };
}

/// A number of seconds, or a text with a unit.
Read patience_into(File& file, std::string& field) {
  return [&](const std::string& key, const toml::node& node) {
    if (const auto number = node.value_exact<std::int64_t>())
      field = std::to_string(*number);
    else
      field = node.value_exact<std::string>().value_or("");
    if (!seconds_of(field))
      file.wrong_value(node, "`" + key + "` is no time to wait",
                       "write " + key + " = \"30s\"; units are s, min, h");
  };
}

Read format_into(File& file, std::string& field) {
  return [&](const std::string& key, const toml::node& node) {
    text_into(file, field)(key, node);
    if (field != "cpp" && field != "sql")
      file.wrong_value(node, "no such format of revisions: `" + field + "`",
                       "write format = \"cpp\" or format = \"sql\"");
  };
}

Read zone_into(File& file, std::string& field) {
  return [&](const std::string& key, const toml::node& node) {
    text_into(file, field)(key, node);
    if (!known_time_zone(field))
      file.wrong_value(node, "there is no time zone `" + field + "`",
                       "write UTC, local, or a name such as Europe/Berlin");
  };
}

Read length_into(File& file, std::size_t& field) {
  return [&](const std::string& key, const toml::node& node) {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < 1 || *value > 200)
      return file.wrong_value(node, "`" + key + "` is no number from 1 to 200", "write " + key + " = 40");
    field = static_cast<std::size_t>(*value);
  };
}

/// Which tables know a key, for help with one that stands in the wrong one.
const std::vector<std::pair<std::string, std::vector<std::string>>>& tables_of_keys() {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> tables{
      {"database", {"url", "target", "scratch_url", "lock_timeout", "statement_timeout", "wait"}},
      {"migrations",
       {"version_table", "version_schema", "locations", "recursive", "file_template", "slug_length",
        "time_zone", "format", "templates", "hooks", "naming"}},
      {"compare", {"owners", "privileges", "concurrent_indexes"}},
      {"migrations.naming", {"primary_key", "unique", "foreign_key", "check", "exclusion", "index"}}};
  return tables;
}

std::string help_for(const std::string& spelling, const std::vector<std::string>& known, bool in_table) {
  const std::string near = base::nearest(spelling, known);
  if (!near.empty() && !in_table) return "did you mean `" + near + "`?";
  for (const auto& [table, keys] : tables_of_keys()) {
    if (std::find(keys.begin(), keys.end(), spelling) != keys.end())
      return "`" + spelling + "` stands under [" + table + "]";
  }
  return near.empty() ? "known are " + base::join(known, ", ") : "did you mean `" + near + "`?";
}

void read_table(File& file, const std::string& name, const toml::node& node, const std::vector<Key>& keys) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    return file.wrong_value(node, "`" + name + "` is not a table", "write [" + name + "]");
  std::vector<std::string> known;
  for (const Key& key : keys) known.push_back(key.name);
  for (const auto& [key, value] : *table) {
    const std::string spelling(key.str());
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const Key& one) { return one.name == spelling; });
    if (found != keys.end()) {
      file.remember(name.empty() ? spelling : name + "." + spelling, value);
      found->read(spelling, value);
    } else {
      file.wrong(key.source(), "R0605",
                 "unknown key `" + spelling + "`" + (name.empty() ? "" : " in [" + name + "]"),
                 help_for(spelling, known, !name.empty()));
    }
  }
}

void read_targets(File& file, const toml::node& node, Configuration& configuration) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    return file.wrong_value(node, "`targets` is not a table", "write [targets.NAME] with url = \"…\"");
  for (const auto& [key, value] : *table) {
    NamedTarget target;
    target.name = key.str();
    if (base::trim(target.name).empty()) {
      file.wrong(key.source(), "R0606", "a target has no name", "write [targets.NAME]");
      continue;
    }
    const std::string name = "targets." + target.name;
    read_table(file, name, value,
               {{"url", text_into(file, target.url)},
                {"database", text_into(file, target.database)},
                {"scratch_url", text_into(file, target.scratch_url)},
                {"lock_timeout", time_into(file, target.lock_timeout)},
                {"statement_timeout", time_into(file, target.statement_timeout)},
                {"wait", patience_into(file, target.wait)}});
    const bool said =
        configuration.lines.contains(name + ".url") || configuration.lines.contains(name + ".database");
    if (value.is_table() && !said)
      file.wrong_value(value, "[" + name + "] names no database",
                       "write url = \"postgresql://…\", or database = \"…\" for another database on the "
                       "server of [database]");
    configuration.targets.push_back(std::move(target));
  }
}

void read_naming(File& file, const toml::node& node, model::Naming& naming) {
  std::vector<Key> keys;
  const std::vector<std::pair<std::string, std::string*>> fields{
      {"primary_key", &naming.primary_key}, {"unique", &naming.unique},
      {"foreign_key", &naming.foreign_key}, {"check", &naming.check},
      {"exclusion", &naming.exclusion},     {"index", &naming.index}};
  for (const auto& [name, field] : fields)
    keys.push_back({name, template_into(file, *field, model::naming_parts(name))});
  read_table(file, "migrations.naming", node, keys);
}

void read_root(File& file, const toml::table& root, Configuration& c) {
  const std::vector<Key> database{{"url", text_into(file, c.url)},
                                  {"target", text_into(file, c.target)},
                                  {"scratch_url", text_into(file, c.scratch_url)},
                                  {"lock_timeout", time_into(file, c.lock_timeout)},
                                  {"statement_timeout", time_into(file, c.statement_timeout)},
                                  {"wait", patience_into(file, c.wait)}};
  const std::vector<Key> migrations{
      {"version_table", version_table_into(file, c.version_table)},
      {"version_schema", text_into(file, c.version_schema)},
      {"locations", list_into(file, c.locations)},
      {"recursive", flag_into(file, c.recursive)},
      {"file_template", template_into(file, c.file_template, file_template_parts())},
      {"slug_length", length_into(file, c.slug_length)},
      {"time_zone", zone_into(file, c.time_zone)},
      {"format", format_into(file, c.format)},
      {"templates", text_into(file, c.templates)},
      {"hooks", list_into(file, c.hooks)},
      {"naming", [&](const std::string&, const toml::node& node) { read_naming(file, node, c.naming); }}};
  const std::vector<Key> compare{{"owners", flag_into(file, c.owners)},
                                 {"privileges", flag_into(file, c.privileges)},
                                 {"concurrent_indexes", flag_into(file, c.concurrent_indexes)}};
  auto table = [&](const std::vector<Key>& keys) {
    return
        [&file, &keys](const std::string& key, const toml::node& node) { read_table(file, key, node, keys); };
  };
  read_table(file, "", root,
             {{"database", table(database)},
              {"targets", [&](const std::string&, const toml::node& node) { read_targets(file, node, c); }},
              {"migrations", table(migrations)},
              {"compare", table(compare)}});
}

}  // namespace

const std::vector<std::string>& file_template_parts() {
  static const std::vector<std::string> parts{"id",  "slug", "year",   "month",
                                              "day", "hour", "minute", "second"};
  return parts;
}

bool known_duration(std::string_view text) {
  text = base::trim(text);
  const std::size_t digits = text.find_first_not_of("0123456789.");
  if (text.empty() || digits == 0) return false;
  const std::string_view unit = digits == std::string_view::npos ? "" : base::trim(text.substr(digits));
  for (const char* known : {"", "us", "ms", "s", "min", "h", "d"}) {
    if (unit == known) return true;
  }
  return false;
}

std::optional<std::chrono::seconds> seconds_of(std::string_view text) {
  text = base::trim(text);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view unit = base::trim(text.substr(digits));
  if (digits == 0 || digits > 6) return std::nullopt;
  const long long number = std::stoll(std::string(text.substr(0, digits)));
  if (unit.empty() || unit == "s") return std::chrono::seconds(number);
  if (unit == "min") return std::chrono::seconds(number * 60);
  if (unit == "h") return std::chrono::seconds(number * 3600);
  return std::nullopt;
}

Configuration parse_configuration(std::string_view text, const std::string& path) {
  Configuration configuration;
  configuration.path = path;
  File file{std::string(text), configuration};
  try {
    const toml::table root = toml::parse(text, path);
    read_root(file, root, configuration);
  } catch (const toml::parse_error& error) {
    file.wrong(error.source(), "R0604",
               "this is no TOML: " + base::lower(error.description().substr(0, 1)) +
                   std::string(error.description().substr(1)),
               "see https://toml.io for the format");
  }
  file.finish();
  return configuration;
}

}  // namespace retort::cli
