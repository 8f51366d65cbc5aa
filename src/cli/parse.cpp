// Why not cxxopts alone: it takes `-1` for an option, knows no commands, and does not say which spelling was
// near. The command is found first; then one cxxopts table made of its options and the common ones reads
// everything else.
#include "cli/parse.hpp"

#include <algorithm>
#include <cctype>

// Values hold commas: nothing is split.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#include <cxxopts.hpp>

#include "base/text.hpp"
#include "cli/usage.hpp"

namespace retort::cli {
namespace {

constexpr char step_mark = '\x01';  // Stands before a relative step while cxxopts looks.
const char* const positional_key = "positional-arguments";

bool is_step(const std::string& word) {
  return word.size() > 1 && word[0] == '-' &&
         std::all_of(word.begin() + 1, word.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

const Option* find_option(const std::vector<Option>& options, const std::string& word) {
  for (const Option& option : options) {
    if (word == "--" + option.name || (option.letter != '\0' && word == std::string("-") + option.letter))
      return &option;
  }
  return nullptr;
}

const Command* find_command(const std::vector<const Command*>& known, const std::string& name) {
  auto it = std::find_if(known.begin(), known.end(), [&](const Command* c) { return c->name == name; });
  return it == known.end() ? nullptr : *it;
}

/// What to do instead of an option that Alembic has; empty: it has none of that name.
std::string instead_of_alembics(const std::string& word) {
  static const std::pair<const char*, const char*> all[] = {
      {"-c", "`--project DIR` names the folder of retort.toml"},
      {"--config", "`--project DIR` names the folder of retort.toml"},
      {"-n", "`--target NAME` takes the database of [targets.NAME] in retort.toml"},
      {"--name", "`--target NAME` takes the database of [targets.NAME] in retort.toml"},
      {"-x",
       "no env.py would read it; URLs in retort.toml may hold ${NAME}, and a C++ revision reads the "
       "environment"},
      {"--tag", "no env.py would read it; leave it out"},
      {"--raiseerr", "leave it out; `-v` shows every statement"},
      {"--package", "leave it out; a project of Retort is no Python package"},
  };
  for (const auto& [name, advice] : all) {
    if (word == name) return std::string("Alembic's `") + name + "` has no meaning here: " + advice;
  }
  return "";
}

[[noreturn]] void unknown_option(const std::string& where, const std::string& word,
                                 const std::vector<Option>& options) {
  std::vector<std::string> names;
  for (const Option& option : options) names.push_back("--" + option.name);
  const std::string near = base::nearest(word, names);
  std::string help = instead_of_alembics(word);
  if (help.empty())
    help = near.empty() ? "`" + where + " --help` lists the options" : "did you mean `" + near + "`?";
  throw UsageError(
      Diagnostic{.code = "R0602", .text = "`" + where + "` has no option `" + word + "`", .help = help});
}

/// `next` is the word after `name`, if there is one.
[[noreturn]] void unknown_command(const std::string& program, const std::string& name,
                                  const std::string& next, const std::vector<const Command*>& known) {
  std::vector<std::string> names;
  for (const Command* command : known) {
    names.push_back(command->name.substr(0, command->name.find(' ')));
    if (command->name.starts_with(name + " ")) {
      std::vector<std::string> kinds;
      for (const Command* other : known) {
        if (other->name.starts_with(name + " ")) kinds.push_back(other->name.substr(name.size() + 1));
      }
      const std::string near = base::nearest(next, kinds);
      throw UsageError(
          Diagnostic{.code = "R0603",
                     .text = "`" + program + " " + name + "` needs one of " + base::join(kinds, ", "),
                     .help = near.empty() ? "see `" + program + " --help`"
                                          : "did you mean `" + program + " " + name + " " + near + "`?"});
    }
  }
  std::string near = base::nearest(name, names);
  throw UsageError(Diagnostic{.code = "R0601",
                              .text = "unknown command `" + name + "`",
                              .help = near.empty() ? "`" + program + " --help` lists the commands"
                                                   : "did you mean `" + program + " " + near + "`?"});
}

/// Takes the command's one or two words out of `words`.
const Command* take_command(const std::string& program, std::vector<std::string>& words,
                            const std::vector<const Command*>& known) {
  std::string unknown;  // An option before the command that is none of the common ones.
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word.size() > 1 && word[0] == '-') {
      const Option* option = find_option(common_options(), word.substr(0, word.find('=')));
      if (option == nullptr && unknown.empty()) unknown = word.substr(0, word.find('='));
      if (option != nullptr && option->takes_next() && word.find('=') == std::string::npos) ++i;
      continue;
    }
    if (i + 1 < words.size()) {
      if (const Command* command = find_command(known, word + " " + words[i + 1])) {
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                    words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
        return command;
      }
    }
    const Command* command = find_command(known, word);
    // Its value may have been taken for a command.
    if (command == nullptr && !unknown.empty()) unknown_option(program, unknown, common_options());
    if (command == nullptr) unknown_command(program, word, i + 1 < words.size() ? words[i + 1] : "", known);
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    return command;
  }
  return nullptr;
}

void check_option_names(const std::string& program, const Command* command,
                        const std::vector<Option>& options, const std::vector<std::string>& words) {
  const std::string where = command == nullptr ? program : program + " " + command->name;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--") return;
    if (words[i].size() < 2 || words[i][0] != '-' || is_step(words[i])) continue;
    std::string word = words[i].substr(0, words[i].find('='));
    const Option* option = find_option(options, word.starts_with("--") ? word : word.substr(0, 2));
    if (option == nullptr) unknown_option(where, word, options);
    const bool value_follows = word == words[i] && (word.starts_with("--") || word.size() == 2);
    if (option->argument.empty() && word != words[i] && word.starts_with("--")) {
      throw UsageError(Diagnostic{.code = "R0603",
                                  .text = "`--" + option->name + "` takes no value",
                                  .help = "write it without `" + words[i].substr(word.size()) + "`"});
    }
    if (!option->takes_next() || !value_follows) continue;
    if (++i < words.size()) continue;
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`" + word + "` needs a value",
                                .help = "write `" + where + " " + word + " " + option->argument + "`"});
  }
}

/// No value is empty, and where an option takes one of a few words it is one of them.
void check_option_values(const std::vector<Option>& options, const Arguments& arguments) {
  for (const Option& option : options) {
    for (const std::string& value : arguments.values(option.name)) {
      if (option.takes_next() && option.name != "message" && value.empty()) {
        throw UsageError(Diagnostic{.code = "R0603",
                                    .text = "the value of `--" + option.name + "` is empty",
                                    .help = "leave the option out, or give it " + option.argument});
      }
      if (option.values.empty()) continue;
      if (std::find(option.values.begin(), option.values.end(), value) == option.values.end())
        throw wrong_word("`--" + option.name + "`", value, option.values);
    }
  }
}

/// Arguments that the usage line has no place for. Lists of words are looked at by their commands.
void check_positional(const std::string& where, const Command& command, const Arguments& arguments) {
  const std::string& places = command.positional;
  if (places.find("...") != std::string::npos || places.find('|') != std::string::npos) return;
  const std::size_t most =
      places.empty() ? 0 : static_cast<std::size_t>(std::count(places.begin(), places.end(), ' ')) + 1;
  if (arguments.positional.size() <= most) return;
  throw UsageError(
      Diagnostic{.code = "R0603",
                 .text = "`" + where + "` takes no argument `" + arguments.positional[most] + "`",
                 .help = "see `" + where + " --help`"});
}

cxxopts::Options make_table(const std::vector<Option>& options) {
  cxxopts::Options table("retort");
  auto add = table.add_options();
  for (const Option& option : options) {
    std::string names =
        option.letter == '\0' ? option.name : std::string(1, option.letter) + "," + option.name;
    if (option.argument.empty())
      add(names, option.help);
    else if (option.may_lack_value())
      add(names, option.help, cxxopts::value<std::vector<std::string>>()->implicit_value(""),
          option.argument);
    else
      add(names, option.help, cxxopts::value<std::vector<std::string>>(), option.argument);
  }
  add(positional_key, "", cxxopts::value<std::vector<std::string>>());
  table.parse_positional({positional_key});
  return table;
}

}  // namespace

UsageError wrong_word(const std::string& what, const std::string& word,
                      const std::vector<std::string>& choices) {
  const std::string near = base::nearest(word, choices);
  return UsageError(Diagnostic{
      .code = "R0603",
      .text = what + (word.empty() ? " needs a word" : " knows no `" + word + "`"),
      .help = near.empty() ? "it is one of " + base::join(choices, ", ") : "did you mean `" + near + "`?"});
}

void refuse_json(const Arguments& arguments, const std::string& what, const std::string& prints) {
  if (!arguments.has("json")) return;
  throw UsageError(Diagnostic{.code = "R0603",
                              .text = "`" + what + "` has no JSON form: it prints " + prints,
                              .help = "leave --json out"});
}

Parsed parse(const std::string& program, const std::vector<std::string>& words,
             const std::vector<const Command*>& known) {
  Parsed parsed;
  parsed.arguments.program = program;
  std::vector<std::string> rest = words;
  parsed.command = take_command(program, rest, known);

  std::vector<Option> options;
  if (parsed.command != nullptr) options = parsed.command->options;
  options.insert(options.end(), common_options().begin(), common_options().end());
  check_option_names(program, parsed.command, options, rest);

  std::vector<const char*> argv{program.c_str()};
  for (std::string& word : rest) {
    if (is_step(word)) word.insert(word.begin(), step_mark);
    argv.push_back(word.c_str());
  }
  cxxopts::Options table = make_table(options);
  const std::string where = parsed.command == nullptr ? program : program + " " + parsed.command->name;
  try {
    cxxopts::ParseResult result = table.parse(static_cast<int>(argv.size()), argv.data());
    for (const cxxopts::KeyValue& item : result.arguments()) {
      std::string value = item.value();
      if (!value.empty() && value[0] == step_mark) value.erase(0, 1);
      if (item.key() == positional_key)
        parsed.arguments.positional.push_back(std::move(value));
      else
        parsed.arguments.options[item.key()].push_back(std::move(value));
    }
  } catch (const cxxopts::exceptions::exception& error) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "wrong arguments for `" + where + "`: " + error.what(),
                                .help = "see `" + where + " --help`"});
  }
  check_option_values(options, parsed.arguments);
  if (parsed.command != nullptr) check_positional(where, *parsed.command, parsed.arguments);
  return parsed;
}

}  // namespace retort::cli
