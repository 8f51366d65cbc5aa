// The reference of commands as a page of the documentation. It is never written down: the site's build asks
// the program.
#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/manual.hpp"

namespace retort::cli {
namespace {

/// `text` with nothing in it that Markdown would take for its own, but for `code`.
std::string plain(const std::string& text) {
  std::string out;
  bool code = false;
  for (const char c : text) {
    code = code != (c == '`');
    if (!code && (c == '<' || c == '*' || c == '_' || c == '[' || c == ']' || c == '|')) out += '\\';
    if (code && c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return plain(text) + ".";
}

std::string option_table(const std::vector<Option>& options) {
  if (options.empty()) return "";
  std::string out = "| option | |\n|---|---|\n";
  for (const Option& option : options) {
    out += "| ";
    if (option.letter != '\0') out += std::string("`-") + option.letter + "`, ";
    out += "`--" + option.name;
    if (option.may_lack_value()) out += "[=" + option.argument.substr(1);
    if (option.takes_next()) out += " " + base::replace_all(option.argument, "|", "\\|");
    out += "` | " + plain(option.help) + " |\n";
  }
  return out + "\n";
}

std::string command_section(const std::string& program, const Command& command) {
  std::string out = "### " + command.name + "\n\n" + sentence(command.summary) + "\n\n```text\n" + program +
                    " " + command.name + " [OPTION]..." +
                    (command.positional.empty() ? "" : " " + command.positional) + "\n```\n\n";
  if (!command.details.empty()) out += plain(with_program(command.details, program)) + "\n\n";
  out += option_table(command.options);
  if (command.example.empty()) return out;
  out += "```text\n";
  for (const std::string& line : base::split(with_program(command.example, program), '\n'))
    out += program + " " + line + "\n";
  return out + "```\n\n";
}

std::string rows(const std::string& title, const ManualTable& table) {
  std::string out = "## " + title + "\n\n| | |\n|---|---|\n";
  for (const auto& [name, text] : table) out += "| `" + name + "` | " + plain(text) + " |\n";
  return out + "\n";
}

}  // namespace

std::string manual_markdown(const std::string& program, const std::vector<const Command*>& known) {
  std::string out = "# Commands\n\n`" + program +
                    "` and the `migrate` that a project builds take the same words; `" + program +
                    " COMMAND --help` and `" + program + " man` say the same.\n\n";
  for (const auto& [group, heading] : group_headings()) {
    out += "## " + heading + "\n\n";
    for (const Command* command : known) {
      if (command->group == group) out += command_section(program, *command);
    }
  }
  out += "## Options of every command\n\n" + option_table(common_options());
  return out + rows("Exit status", manual_statuses()) + rows("Environment", manual_variables()) +
         rows("Files", manual_files());
}

}  // namespace retort::cli
