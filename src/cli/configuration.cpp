// retort.toml. Every table is read through a list of its known keys, so that a misspelt key is an error and
// never a setting that silently does nothing.
#include "cli/configuration.hpp"

#include <functional>
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>
#include <utility>

#include <retort/error.hpp>

#include "base/diagnostic.hpp"
#include "base/text.hpp"

namespace retort::cli {
namespace {

struct File {
  std::string path;
  std::string text;
};

Place place_of(const File& file, const toml::source_region& source) {
  return {file.path, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

[[noreturn]] void fail(const File& file, const toml::source_region& source, const char* code,
                       std::string text, std::string help) {
  const Place place = place_of(file, source);
  throw Error(Diagnostic{.code = code,
                         .text = std::move(text),
                         .help = std::move(help),
                         .place = place,
                         .excerpt = base::excerpt(file.text, place.line, place.column)});
}

std::string text_value(const File& file, const std::string& key, const toml::node& node) {
  if (auto value = node.value_exact<std::string>()) return *value;
  fail(file, node.source(), "R0606", "`" + key + "` is not a string", "write " + key + " = \"…\"");
}

std::vector<std::string> list_value(const File& file, const std::string& key, const toml::node& node) {
  std::vector<std::string> values;
  const toml::array* array = node.as_array();
  if (array == nullptr || array->empty())
    fail(file, node.source(), "R0606", "`" + key + "` is not a list of strings",
         "write " + key + " = [\"…\"]");
  for (const toml::node& item : *array) values.push_back(text_value(file, key, item));
  return values;
}

using Keys = std::vector<std::pair<std::string, std::function<void(const toml::node&)>>>;

void read_table(const File& file, const std::string& name, const toml::node& node, const Keys& keys) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    fail(file, node.source(), "R0606", "`" + name + "` is not a table", "write [" + name + "]");
  std::vector<std::string> known;
  for (const auto& [key, read] : keys) known.push_back(key);
  for (const auto& [key, value] : *table) {
    const std::string spelling(key.str());
    bool found = false;
    for (const auto& [candidate, read] : keys) {
      if (candidate == spelling) {
        read(value);
        found = true;
      }
    }
    if (found) continue;
    const std::string near = base::nearest(spelling, known);
    fail(file, key.source(), "R0605",
         "unknown key `" + spelling + "`" + (name.empty() ? "" : " in [" + name + "]"),
         near.empty() ? "known are " + base::join(known, ", ") : "did you mean `" + near + "`?");
  }
}

void read_targets(const File& file, const toml::node& node, std::vector<NamedTarget>& targets) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    fail(file, node.source(), "R0606", "`targets` is not a table", "write [targets.NAME] with url = \"…\"");
  for (const auto& [key, value] : *table) {
    NamedTarget target;
    target.name = key.str();
    const std::string name = "targets." + target.name;
    read_table(file, name, value,
               {{"url", [&](const toml::node& n) { target.url = text_value(file, "url", n); }},
                {"scratch_url",
                 [&](const toml::node& n) { target.scratch_url = text_value(file, "scratch_url", n); }}});
    if (target.url.empty())
      fail(file, value.source(), "R0606", "[" + name + "] has no url", "write url = \"postgresql://…\"");
    targets.push_back(std::move(target));
  }
}

}  // namespace

Configuration parse_configuration(std::string_view text, const std::string& path) {
  Configuration configuration;
  configuration.path = path;
  const File file{path, std::string(text)};
  toml::table root;
  try {
    root = toml::parse(text, path);
  } catch (const toml::parse_error& error) {
    fail(file, error.source(), "R0604",
         "this is no TOML: " + base::lower(error.description().substr(0, 1)) +
             std::string(error.description().substr(1)),
         "see https://toml.io for the format");
  }
  auto into = [&](std::string key, std::string& field) {
    return std::pair(
        key, std::function<void(const toml::node&)>(
                 [&file, key, &field](const toml::node& node) { field = text_value(file, key, node); }));
  };
  const Keys database{into("url", configuration.url), into("target", configuration.target),
                      into("scratch_url", configuration.scratch_url),
                      into("lock_timeout", configuration.lock_timeout),
                      into("statement_timeout", configuration.statement_timeout)};
  const Keys migrations{
      into("version_table", configuration.version_table),
      into("version_schema", configuration.version_schema),
      {"locations",
       [&](const toml::node& node) { configuration.locations = list_value(file, "locations", node); }},
      into("file_template", configuration.file_template),
      {"format",
       [&](const toml::node& node) {
         configuration.format = text_value(file, "format", node);
         if (configuration.format != "cpp" && configuration.format != "sql")
           fail(file, node.source(), "R0606", "no such format of revisions: `" + configuration.format + "`",
                "write format = \"cpp\" or format = \"sql\"");
       }},
      into("templates", configuration.templates)};
  read_table(
      file, "", root,
      {{"database", [&](const toml::node& node) { read_table(file, "database", node, database); }},
       {"targets", [&](const toml::node& node) { read_targets(file, node, configuration.targets); }},
       {"migrations", [&](const toml::node& node) { read_table(file, "migrations", node, migrations); }}});
  return configuration;
}

}  // namespace retort::cli
