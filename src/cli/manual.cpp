// Macros of man(7) alone, so that every formatter takes it.
#include "cli/manual.hpp"

#include <utility>

#include "base/text.hpp"
#include "cli/help.hpp"

namespace retort::cli {
namespace {

/// Empty before the release.
const std::string release_day =
#include "cli/release_day.inc"
    ;

/// `text` as roff prints it: nothing in it is a command, and dashes and quotes can be copied.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i).starts_with("…")) {
      out += "...";
      i += 2;
    } else if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '`') {
      out += "\\(ga";
    } else if (c == '\'') {
      out += "\\(aq";
    } else if (c == '^') {
      out += "\\(ha";
    } else if (c == '~') {
      out += "\\(ti";
    } else {
      out += c;
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) {
  return "\\fB" + plain(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + plain(text) + "\\fR";
}

/// Lines that belong together are filled, empty ones part paragraphs.
std::string paragraphs(const std::string& text) {
  std::string out;
  for (const std::string& line : base::split(text, '\n')) out += line.empty() ? ".PP\n" : plain(line) + "\n";
  return out;
}

std::string option_entries(const std::vector<Option>& options) {
  std::string out;
  for (const Option& option : options) {
    out += ".TP\n";
    if (option.letter != '\0') out += bold(std::string("-") + option.letter) + ", ";
    out += bold("--" + option.name);
    if (option.may_lack_value())
      out += "[=" + italic(option.argument.substr(1, option.argument.size() - 2)) + "]";
    if (option.takes_next()) out += " " + italic(option.argument);
    out += "\n" + plain(option.help) + ".\n";
  }
  return out;
}

std::string command_entry(const std::string& program, const Command& command) {
  std::string out = ".SS " + plain(command.name) +
                    (command.positional.empty() ? "" : " " + plain(command.positional)) + "\n";
  std::string summary = command.summary;
  if (!summary.empty() && summary[0] >= 'a' && summary[0] <= 'z')
    summary[0] = static_cast<char>(summary[0] - 'a' + 'A');
  out += plain(summary) + ".\n";
  if (!command.details.empty()) out += ".PP\n" + paragraphs(with_program(command.details, program));
  out += option_entries(command.options);
  if (command.example.empty()) return out;
  out += ".PP\nExamples:\n.PP\n.nf\n.RS\n";
  for (const std::string& line : base::split(with_program(command.example, program), '\n'))
    out += plain(program + " " + line) + "\n";
  return out + ".RE\n.fi\n";
}

std::string entries(const ManualTable& table) {
  std::string out;
  for (const auto& [name, text] : table) out += ".TP\n" + bold(name) + "\n" + plain(text) + "\n";
  return out;
}

const ManualTable statuses{
    {"0", "Done."},
    {"1", "Failed; standard error says why, with a code that has a page in docs/errors."},
    {"2", "Wrong use of the command line."},
    {"3", "There are differences: check, verify, diff and current --check-heads."},
    {"77", "test: skipped, since no server can be had."}};

const ManualTable variables{
    {"RETORT_TARGET", "The target that is meant, as --target."},
    {"RETORT_DATABASE_URL, DATABASE_URL",
     "The database, as --url. PGHOST and its like count where no URL is given."},
    {"RETORT_WAIT", "Seconds to wait for a server that is still starting, as --wait."},
    {"RETORT_SCRATCH_URL", "A server for scratch databases, as --scratch-url."},
    {"RETORT_PROJECT", "The project's folder, as --project."},
    {"RETORT_BUILD_ROOT", "Where the project's own server and the cache live, as --build-dir."},
    {"RETORT_PG_BINDIR", "The folder of PostgreSQL's server programs."},
    {"RETORT_PAGER, PAGER",
     "What long output on a terminal is read with; empty or cat: nothing. Default: less, with LESS=FRX."},
    {"RETORT_YES", "Set: reset does not ask."},
    {"MESSAGE", "The message of a new revision."},
    {"DATABASE_ECHO", "true: show every statement, as --verbose."},
    {"VISUAL, EDITOR", "What edit opens a file with."},
    {"NO_COLOR", "Set: no colour."}};

const ManualTable files{{"retort.toml", "The project's configuration."},
                        {".env", "Variables, beside it; the environment itself comes first."},
                        {"migrations/", "The revisions."},
                        {"migrations/manifest", "Every revision file with its SHA-256."}};

}  // namespace

const ManualTable& manual_statuses() {
  return statuses;
}

const ManualTable& manual_variables() {
  return variables;
}

const ManualTable& manual_files() {
  return files;
}

std::string manual(const std::string& program, const std::vector<const Command*>& known) {
  std::string name;
  for (const char c : program) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  std::string out = ".\\\" Made by `retort man` from the tables of the command line.\n.TH \"" + plain(name) +
                    "\" \"1\" \"" + release_day + "\" \"Retort " + RETORT_VERSION + "\" \"Retort\"\n";
  out += ".SH NAME\n" + plain(program) + " \\- PostgreSQL migrations for C++ projects\n";
  out += ".SH SYNOPSIS\n" + bold(program) + " " + italic("COMMAND") + " [" + italic("OPTION") + "]...\n";
  out += ".SH DESCRIPTION\n" + paragraphs(
                                   "Runs, undoes, writes and proves the revisions of a project's database "
                                   "schema. `retort` works on any\n"
                                   "folder of SQL revisions; the `migrate` that a project builds is the same "
                                   "command line with its C++\n"
                                   "revisions and models compiled in. A revision is named by its id, a "
                                   "unique beginning of it, a label,\n"
                                   "head, heads, base, or steps such as +1, -2 and head-1.");
  out += ".SH COMMANDS\n";
  for (const Command* command : known) out += command_entry(program, *command);
  out += ".SH OPTIONS OF EVERY COMMAND\n" + option_entries(common_options());
  out += ".SH EXIT STATUS\n" + entries(statuses);
  out += ".SH ENVIRONMENT\n" + entries(variables);
  return out + ".SH FILES\n" + entries(files);
}

}  // namespace retort::cli
