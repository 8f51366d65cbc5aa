// Help is made from the same tables that the parser reads, so it cannot name an option that does not exist.
#include "cli/help.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace retort::cli {
namespace {

const std::vector<std::pair<Group, std::string>> headings{
    {Group::change, "Change a database"},
    {Group::look, "Look"},
    {Group::prove, "Prove"},
    {Group::write, "Write revisions"},
    {Group::database, "Databases"},
    {Group::build, "Projects and builds"},
};

std::string padded(const std::string& text, std::size_t width) {
  return text.size() >= width ? text + "  " : text + std::string(width - text.size(), ' ');
}

/// `text` with line breaks, each further line under the first one, which began at `column`.
std::string folded(const std::string& text, std::size_t column) {
  constexpr std::size_t widest = 110;
  std::string out;
  std::size_t at = column;
  for (const std::string& word : base::split(text, ' ')) {
    if (at > column && at + 1 + word.size() > widest) {
      out += "\n" + std::string(column, ' ');
      at = column;
    } else if (at > column) {
      out += " ";
      ++at;
    }
    out += word;
    at += word.size();
  }
  return out;
}

std::string option_lines(const std::vector<Option>& options) {
  std::string text;
  for (const Option& option : options) {
    std::string names = option.letter == '\0' ? "    " : std::string("-") + option.letter + ", ";
    names += "--" + option.name;
    names += option.may_lack_value() ? "[=" + option.argument.substr(1) : "";
    if (option.takes_next()) names += " " + option.argument;
    text += "  " + padded(names, 30) + folded(option.help, 32) + "\n";
  }
  return text;
}

}  // namespace

const std::vector<std::pair<Group, std::string>>& group_headings() {
  return headings;
}

std::string with_program(const std::string& text, const std::string& program) {
  return base::replace_all(text, "PROGRAM", program);
}

std::string help(const std::string& program, const std::vector<const Command*>& known) {
  std::string text = "usage: " + program + " COMMAND [OPTION]...\n";
  for (const auto& [group, heading] : headings) {
    std::string lines;
    for (const Command* command : known) {
      if (command->group == group) lines += "  " + padded(command->name, 20) + command->summary + "\n";
    }
    if (!lines.empty()) text += "\n" + heading + "\n" + lines;
  }
  text += "\nOptions of every command\n" + option_lines(common_options());
  text += "\n`" + program + " COMMAND --help` says more about one command, with an example.\n";
  text += "Exit status: 0 done, 1 failed, 2 wrong use, 3 there are differences.\n";
  return text;
}

std::string help(const std::string& program, const Command& command) {
  std::string usage = "usage: " + program + " " + command.name + " [OPTION]...";
  if (!command.positional.empty()) usage += " " + command.positional;
  std::string summary = command.summary;
  if (!summary.empty() && summary[0] >= 'a' && summary[0] <= 'z')
    summary[0] = static_cast<char>(summary[0] - 'a' + 'A');
  std::string text = usage + "\n\n" + summary + ".\n";
  if (!command.details.empty()) text += "\n";
  for (const std::string& line : base::split(with_program(command.details, program), '\n')) {
    if (!command.details.empty()) text += folded(line, 0) + "\n";
  }
  if (!command.options.empty()) text += "\nOptions\n" + option_lines(command.options);
  text += "\nOptions of every command\n" + option_lines(common_options());
  if (!command.example.empty()) {
    text += "\nExamples\n";
    for (const std::string& line : base::split(with_program(command.example, program), '\n'))
      text += "  " + program + " " + line + "\n";
  }
  return text;
}

}  // namespace retort::cli
