// `completions`: what a shell evaluates, and the words that it then asks for. One engine answers all shells,
// so that commands, options and revision ids come from the tables and the folder, never from a copy.
#include <algorithm>

#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/usage.hpp"

namespace retort::cli {
namespace {

const char* const bash_script = R"sh(_PROGRAM() {
  mapfile -t COMPREPLY < <(PROGRAM completions words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _PROGRAM PROGRAM
)sh";

const char* const zsh_script = R"sh(#compdef PROGRAM
_PROGRAM() {
  local -a found
  found=("${(@f)$(PROGRAM completions words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a found
}
compdef _PROGRAM PROGRAM
)sh";

const char* const fish_script =
    R"sh(complete -c PROGRAM -f -a '(PROGRAM completions words -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
)sh";

bool takes_revision(const Command& command) {
  return command.positional.find("TARGET") != std::string::npos ||
         command.positional.find("REVISION") != std::string::npos;
}

/// The command that `words` name, if they are complete enough to tell.
const Command* named(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const Command* command : commands()) {
      if (command->name == words[i] ||
          (i + 1 < words.size() && command->name == words[i] + " " + words[i + 1]))
        return command;
    }
  }
  return nullptr;
}

std::vector<std::string> revision_words(const Arguments& arguments, const Project& project) {
  std::vector<std::string> found{"head", "heads", "base"};
  try {
    const Revisions revisions = load_revisions(open_workspace(arguments), project);
    for (const revision::Revision& revision : revisions.graph.revisions()) {
      found.push_back(revision.id);
      found.insert(found.end(), revision.branch_labels.begin(), revision.branch_labels.end());
    }
  } catch (const Error&) {
    // Nothing is said in the middle of a line that somebody types.
  }
  return found;
}

std::vector<std::string> candidates(const Arguments& arguments, const Project& project,
                                    std::vector<std::string> words, const std::string& begun) {
  std::vector<std::string> found;
  const Command* command = named(words);
  if (begun.starts_with("-")) {
    for (const Option& option : common_options()) found.push_back("--" + option.name);
    if (command != nullptr) {
      for (const Option& option : command->options) found.push_back("--" + option.name);
    }
  } else if (command == nullptr) {
    for (const Command* each : commands()) {
      const std::size_t space = each->name.find(' ');
      const bool two_words = space != std::string::npos;
      if (words.empty())
        found.push_back(each->name.substr(0, space));
      else if (two_words && words.back() == each->name.substr(0, space))
        found.push_back(each->name.substr(space + 1));
    }
  } else if (takes_revision(*command)) {
    found = revision_words(arguments, project);
  } else if (command->name == "db") {
    found = {"status", "start", "stop", "url", "psql"};
  }
  std::erase_if(found, [&](const std::string& word) { return !word.starts_with(begun); });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

int run_completions(const Arguments& arguments, const Project& project) {
  const std::string what = arguments.positional.empty() ? "" : arguments.positional.front();
  if (what == "words") {
    std::vector<std::string> words(arguments.positional.begin() + 1, arguments.positional.end());
    std::string begun;
    if (!words.empty()) {
      begun = words.back();
      words.pop_back();
    }
    for (const std::string& word : candidates(arguments, project, words, begun)) print_line(word);
    return done;
  }
  std::string script = what == "bash"   ? bash_script
                       : what == "zsh"  ? zsh_script
                       : what == "fish" ? fish_script
                                        : "";
  if (script.empty()) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`completions` needs the name of a shell",
                                .help = "it is one of bash, zsh and fish"});
  }
  print(base::replace_all(script, "PROGRAM", arguments.program));
  return done;
}

}  // namespace

extern const Command completions_command;
const Command completions_command{
    .name = "completions",
    .group = Group::build,
    .summary = "print what makes a shell complete commands, options and revisions",
    .positional = "bash|zsh|fish",
    .details = "",
    .example = "completions bash > ~/.local/share/bash-completion/completions/retort",
    .options = {},
    .run = run_completions,
};

}  // namespace retort::cli
