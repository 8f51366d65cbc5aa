// `man`: the manual page of this program.
#include "cli/manual.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "cli/usage.hpp"

namespace retort::cli {
namespace {

int run_man(const Arguments& arguments, const Project&) {
  refuse_json(arguments, "man", "a manual page");
  if (arguments.has("markdown")) {
    print(manual_markdown(arguments.program, commands()));
    return done;
  }
  const std::string page = manual(arguments.program, commands());
  if (!on_terminal()) {
    print(page);
    return done;
  }
  if (run_with_input({"man", "-l", "-"}, page) == 0) return done;
  print(page);
  return done;
}

}  // namespace

extern const Command man_command;
const Command man_command{
    .name = "man",
    .group = Group::build,
    .summary = "show the manual page; print its source where that is no terminal",
    .positional = "",
    .details = "Made from the same tables as --help.",
    .example = "man\nman > ~/.local/share/man/man1/PROGRAM.1",
    .options = {{"markdown", '\0', "", "print it as Markdown, a section for each command"}},
    .run = run_man,
};

}  // namespace retort::cli
