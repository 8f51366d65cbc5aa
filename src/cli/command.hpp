// One command of the command line as data: what help, completion and the parser need, and the function that
// runs it. A new command is one new file that defines one Command, and its name in this folder's meson.build.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <retort/project.hpp>

namespace retort::cli {

/// Exit statuses (design section 4).
enum Status : int { done = 0, failed = 1, wrong_use = 2, differences = 3 };

struct Option {
  std::string name;    ///< Long name, without dashes.
  char letter = '\0';  ///< Short name, if any.
  std::string
      argument;  ///< What its value is called in help; empty: a switch; `[SECONDS]`: it may be left out.
  std::string help;
  std::vector<std::string> values = {};  ///< The values that it may have; empty: any.

  /// A value stands behind `=` or not at all: `--wait`, `--wait=30`.
  bool may_lack_value() const { return argument.starts_with('['); }
  /// Whether the word behind it is its value.
  bool takes_next() const { return !argument.empty() && !may_lack_value(); }
};

/// A parsed command line. Options stand under their long names.
struct Arguments {
  std::string program;  ///< As messages name it: `migrate` or `retort`.
  std::map<std::string, std::vector<std::string>> options;
  std::vector<std::string> positional;
  std::string_view configuration;  ///< retort.toml as it is compiled in; empty: none is.

  bool has(const std::string& option) const { return options.contains(option); }
  /// The last value given.
  std::optional<std::string> value(const std::string& option) const;
  /// All values given, in order.
  std::vector<std::string> values(const std::string& option) const;
};

/// The headings of `--help`.
enum class Group { change, look, prove, write, database, build };

struct Command {
  std::string name;  ///< One word, or two: `codegen orm`.
  Group group;
  std::string summary;     ///< One line, no final stop.
  std::string positional;  ///< As in the usage line: `[TARGET]...`; empty: none are taken.
  std::string details;     ///< Paragraphs for the command's own help; may be empty.
  std::string example;     ///< Lines of examples, each without the program's name.
  std::vector<Option> options;
  /// Returns the exit status. Throws Error.
  int (*run)(const Arguments&, const Project&);
  bool paged = false;  ///< On a terminal its output is read with a pager.
};

/// Every command, in the order of the table in meson.build.
const std::vector<const Command*>& commands();

/// Options that every command takes.
const std::vector<Option>& common_options();

}  // namespace retort::cli
