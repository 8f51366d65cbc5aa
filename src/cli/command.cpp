// The tables: every command (a list that Meson makes from the names of the files) and the options that all
// of them take.
#include "cli/command.hpp"

namespace retort::cli {

#define RETORT_COMMAND(name) extern const Command name##_command;
#include "cli/commands.inc"
#undef RETORT_COMMAND

const std::vector<const Command*>& commands() {
  static const std::vector<const Command*> table{
#define RETORT_COMMAND(name) &name##_command,
#include "cli/commands.inc"
#undef RETORT_COMMAND
  };
  return table;
}

const std::vector<Option>& common_options() {
  static const std::vector<Option> options{
      {"url", '\0', "URL", "the database to work on"},
      {"target", '\0', "NAME", "a database named in retort.toml, [targets.NAME]"},
      {"wait", '\0', "[SECONDS]", "wait for a server that is still starting (--wait alone: 60)"},
      {"scratch-url", '\0', "URL", "a server on which scratch databases may be made"},
      {"project", 'C', "DIR", "the project's folder (default: found upwards from here)"},
      {"migrations", '\0', "DIR", "the folder of revisions"},
      {"build-dir", '\0', "DIR", "where the project's own server and the cache live"},
      {"quiet", 'q', "", "print nothing but errors and what was asked for"},
      {"verbose", 'v', "", "print more: every statement, full entries"},
      {"json", '\0', "", "print one JSON document"},
      {"no-pager", '\0', "", "print long output to the terminal as it is"},
      {"help", 'h', "", "show this help"},
      {"version", '\0', "", "show the version"},
  };
  return options;
}

std::optional<std::string> Arguments::value(const std::string& option) const {
  auto it = options.find(option);
  if (it == options.end() || it->second.empty()) return std::nullopt;
  return it->second.back();
}

std::vector<std::string> Arguments::values(const std::string& option) const {
  auto it = options.find(option);
  return it == options.end() ? std::vector<std::string>{} : it->second;
}

}  // namespace retort::cli
