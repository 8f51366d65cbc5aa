// `completions`: what a shell evaluates, and the words that it then asks for. One engine answers all shells,
// so that commands, options and revision ids come from the tables and the folder, never from a copy.
#include <algorithm>

#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/usage.hpp"
#include "revision/resolve.hpp"

namespace retort::cli {
namespace {

// Bash splits the word under the cursor at `:`, `=` and `@` and puts an answer in place of the last part
// alone. The program is called as it was typed: `build/migrations/migrate` need not be on the PATH.
const char* const bash_script = R"sh(_PROGRAM() {
  local line=${COMP_LINE:0:COMP_POINT} word words breaks=${COMP_WORDBREAKS//[^:=@]} prefix=
  read -ra words <<< "$line"
  word=${line##*[[:space:]]}
  [[ -n $word ]] || words+=("")
  [[ -n $breaks ]] && prefix=${word%"${word##*["$breaks"]}"}
  mapfile -t COMPREPLY < <("${words[0]/#\~/$HOME}" completions words -- "${words[@]:1}" 2>/dev/null)
  COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
  [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
  return 0
}
complete -o default -F _PROGRAM PROGRAM
)sh";

const char* const zsh_script = R"sh(#compdef PROGRAM
_PROGRAM() {
  local -a lines found shown
  local line
  lines=("${(@f)$("${(Q)words[1]}" completions words --descriptions -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    found+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  -- }")
  done
  if (( $#found )); then
    compadd -l -d shown -a found
  else
    _files
  fi
}
compdef _PROGRAM PROGRAM
)sh";

const char* const fish_script =
    R"sh(function __PROGRAM_words
  set -l words (commandline -opc)
  $words[1] completions words --descriptions -- $words[2..] (commandline -ct) 2>/dev/null
end
complete -c PROGRAM -n '__PROGRAM_words | string length -q' -f -a '(__PROGRAM_words)'
)sh";

/// A word that may stand here, and what it is.
struct Word {
  std::string text;
  std::string description;
};
using Words = std::vector<Word>;

/// What is known of a line that is still being typed.
struct Line {
  const Command* command = nullptr;
  std::vector<std::string> before;  ///< Words that are finished.
  std::string begun;                ///< The word under the cursor.
  const Option* asking = nullptr;   ///< The option whose value it is.
};

std::vector<Option> options_of(const Command* command) {
  std::vector<Option> options = command == nullptr ? std::vector<Option>{} : command->options;
  options.insert(options.end(), common_options().begin(), common_options().end());
  return options;
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

const Option* option_named(const std::vector<Option>& options, const std::string& word) {
  for (const Option& option : options) {
    if (word == "--" + option.name || (option.letter != '\0' && word == std::string("-") + option.letter))
      return &option;
  }
  return nullptr;
}

/// Whether a word that stands for `placeholder` in a usage line names a revision.
bool is_revision(const std::string& placeholder) {
  for (const char* part : {"REV", "TARGET", "A:B", "FROM:TO"}) {
    if (placeholder.find(part) != std::string::npos) return true;
  }
  return false;
}

/// The words of `[status|start|stop]`, if that is what it is.
std::vector<std::string> alternatives(std::string placeholder) {
  placeholder = base::replace_all(base::replace_all(placeholder, "[", ""), "]", "");
  if (placeholder.find('|') == std::string::npos) return {};
  return base::split(placeholder.substr(0, placeholder.find(' ')), '|');
}

/// As the line goes on where it was: --project and its like are already typed.
Arguments typed(const Arguments& arguments, const std::vector<std::string>& words) {
  Arguments out = arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const Option* option = option_named(common_options(), words[i].substr(0, equals));
    if (option == nullptr || option->argument.empty()) continue;
    if (equals != std::string::npos)
      out.options[option->name].push_back(words[i].substr(equals + 1));
    else if (option->takes_next() && i + 1 < words.size())
      out.options[option->name].push_back(words[++i]);
  }
  return out;
}

/// The words for places that mean something to a command, or to one of its options.
Words place_words(const std::string& command, const std::string& option) {
  const Word head{"head", "the newest revision"};
  const Word heads{"heads", "the newest of every branch"};
  const Word base{"base", "before the first"};
  const Word current{"current", "where the database is"};
  if (option == "depends-on") return {};
  if (option == "head") return {head, base};
  if (option == "rev-range") return {head, heads, base, current};
  if (option == "down" || command == "downgrade") return {base};
  if (command == "upgrade" || command == "plan") return {head, heads};
  if (command == "merge") return {heads};
  if (command == "show") return {head, heads, current};
  if (command == "edit") return {head, current};
  return {head, heads, base};
}

/// Ids and labels, and the words for places. In a range the last part is completed; behind `branch@` what is
/// on that branch. Where a new revision stands on heads alone, only they are offered.
Words revision_words(const Line& line, const std::string& option, const Arguments& arguments,
                     const Project& project, const std::string& begun) {
  const std::size_t mark = begun.find_last_of(":@");
  const std::string kept = mark == std::string::npos ? "" : begun.substr(0, mark + 1);
  const Revisions revisions = load_revisions(open_workspace(arguments), project);
  const revision::Graph& graph = revisions.graph;
  const std::string command = line.command == nullptr ? "" : line.command->name;
  const bool spliced = std::find(line.before.begin(), line.before.end(), "--splice") != line.before.end();
  const bool heads_only = !spliced && (option == "head" || (command == "merge" && option.empty()));
  std::vector<bool> wanted(graph.size(), true);
  const bool on_branch = kept.ends_with('@');
  if (on_branch) {
    const std::string branch = kept.substr(0, kept.size() - 1);
    wanted = graph.lineage(revision::resolve_one(graph, branch.substr(branch.find_last_of(':') + 1)));
  }
  Words found = !on_branch               ? place_words(command, option)
                : command == "downgrade" ? Words{{"base", "before the first"}}
                                         : Words{{"head", "the newest revision"}};
  for (revision::Index i = 0; i < graph.size(); ++i) {
    if (!wanted[i] || (heads_only && !graph.is_head(i))) continue;
    found.push_back({graph[i].id, graph[i].message});
    for (const std::string& label : graph[i].branch_labels)
      found.push_back({label, "the branch of " + graph[i].id});
  }
  for (Word& word : found) word.text.insert(0, kept);
  return found;
}

Words values_of(const Line& line, const Option& option, const Arguments& arguments, const Project& project,
                const std::string& begun) {
  Words found;
  for (const std::string& value : option.values) found.push_back({value, ""});
  if (option.name == "target") {
    for (const NamedTarget& target : open_workspace(arguments).configuration.targets)
      found.push_back({target.name, target.database});
  } else if (option.values.empty() && is_revision(option.argument)) {
    return revision_words(line, option.name, arguments, project, begun);
  }
  return found;
}

Words command_words(const std::vector<std::string>& before) {
  Words found;
  for (const Command* command : commands()) {
    const std::size_t space = command->name.find(' ');
    if (before.empty() || before.back().starts_with("-"))
      found.push_back({command->name.substr(0, space), space == std::string::npos ? command->summary : ""});
    else if (space != std::string::npos && before.back() == command->name.substr(0, space))
      found.push_back({command->name.substr(space + 1), command->summary});
  }
  return found;
}

Words candidates(const Line& line, const Arguments& arguments, const Project& project) {
  if (line.asking != nullptr) return values_of(line, *line.asking, arguments, project, line.begun);
  const std::vector<Option> options = options_of(line.command);
  Words found;
  if (const std::size_t equals = line.begun.find('=');
      line.begun.starts_with("--") && equals != std::string::npos) {
    const Option* option = option_named(options, line.begun.substr(0, equals));
    if (option == nullptr) return {};
    found = values_of(line, *option, arguments, project, line.begun.substr(equals + 1));
    for (Word& word : found) word.text.insert(0, line.begun.substr(0, equals + 1));
    return found;
  }
  if (line.begun.starts_with("-")) {
    for (const Option& option : options) found.push_back({"--" + option.name, option.help});
    return found;
  }
  if (line.command == nullptr) return command_words(line.before);
  for (const std::string& word : alternatives(line.command->positional)) found.push_back({word, ""});
  if (found.empty() && is_revision(line.command->positional))
    return revision_words(line, "", arguments, project, line.begun);
  return found;
}

void print_words(const Arguments& arguments, const Project& project) {
  Line line;
  line.before.assign(arguments.positional.begin() + 1, arguments.positional.end());
  if (!line.before.empty()) {
    line.begun = line.before.back();
    line.before.pop_back();
  }
  line.command = named(line.before);
  const std::vector<Option> options = options_of(line.command);
  if (!line.before.empty()) line.asking = option_named(options, line.before.back());
  if (line.asking != nullptr && !line.asking->takes_next()) line.asking = nullptr;
  Words found;
  try {
    found = candidates(line, typed(arguments, line.before), project);
  } catch (const Error&) {
    // Nothing is said in the middle of a line that somebody types.
  }
  std::erase_if(found, [&](const Word& word) { return !word.text.starts_with(line.begun); });
  auto order = [](const Word& a, const Word& b) { return a.text < b.text; };
  std::stable_sort(found.begin(), found.end(), order);
  auto same = [](const Word& a, const Word& b) { return a.text == b.text; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  for (const Word& word : found) {
    const bool describe = arguments.has("descriptions") && !word.description.empty();
    print_line(word.text + (describe ? "\t" + base::replace_all(word.description, "\n", " ") : ""));
  }
}

int run_completions(const Arguments& arguments, const Project& project) {
  const std::string what = arguments.positional.empty() ? "" : arguments.positional.front();
  if (what == "words") {
    print_words(arguments, project);
    return done;
  }
  const std::string script = what == "bash"   ? bash_script
                             : what == "zsh"  ? zsh_script
                             : what == "fish" ? fish_script
                                              : "";
  if (script.empty() || arguments.positional.size() > 1)
    throw wrong_word("`completions`", base::join(arguments.positional, " "), {"bash", "zsh", "fish"});
  print(base::replace_all(script, "PROGRAM", arguments.program));
  return done;
}

}  // namespace

extern const Command completions_command;
const Command completions_command{
    .name = "completions",
    .group = Group::build,
    .summary = "print what makes a shell complete commands, options, revisions and targets",
    .positional = "bash|zsh|fish",
    .details =
        "Commands, options, their values, revision ids and labels, targets of retort.toml. What is printed\n"
        "goes where the shell looks for completions; for one session, `eval \"$(PROGRAM completions "
        "bash)\"`.",
    .example =
        "completions bash > ~/.local/share/bash-completion/completions/PROGRAM\n"
        "completions zsh > ~/.zfunc/_PROGRAM\ncompletions fish > ~/.config/fish/completions/PROGRAM.fish",
    .options = {{"descriptions", '\0', "", "with `words`: a tab and what each word is"}},
    .run = run_completions,
};

}  // namespace retort::cli
