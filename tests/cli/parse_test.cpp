#include "cli/parse.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/usage.hpp"

using namespace retort;
using namespace retort::cli;

namespace {

Parsed read(const std::string& line) {
  return parse("migrate", base::split(line, ' '), commands());
}

std::string code_of(const std::string& line) {
  try {
    read(line);
  } catch (const UsageError& error) {
    return error.code() + " " + error.diagnostics().front().help;
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_CASE(finds_the_command_among_common_options) {
  const Parsed parsed = read("--url postgres://h/db --quiet upgrade heads --dry-run");
  BOOST_REQUIRE(parsed.command != nullptr);
  BOOST_TEST(parsed.command->name == "upgrade");
  BOOST_TEST(parsed.arguments.value("url").value() == "postgres://h/db");
  BOOST_TEST(parsed.arguments.has("quiet"));
  BOOST_TEST(parsed.arguments.has("dry-run"));
  BOOST_TEST(parsed.arguments.positional == std::vector<std::string>{"heads"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(relative_steps_are_arguments) {
  for (const std::string step : {"-1", "+1", "-12", "label@-1", "head-2"}) {
    const Parsed parsed = read("downgrade " + step);
    BOOST_REQUIRE_EQUAL(parsed.arguments.positional.size(), 1u);
    BOOST_TEST(parsed.arguments.positional[0] == step);
  }
}

BOOST_AUTO_TEST_CASE(an_optional_value_stands_behind_an_equals_sign) {
  for (const auto& [line, value] :
       {std::pair{"upgrade --wait heads", ""}, std::pair{"--wait upgrade heads", ""},
        std::pair{"upgrade heads --wait", ""}, std::pair{"upgrade --wait=30 heads", "30"}}) {
    const Parsed parsed = read(line);
    BOOST_TEST(parsed.arguments.value("wait").value_or("none") == value, line);
    BOOST_TEST(parsed.arguments.positional == std::vector<std::string>{"heads"},
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(values_keep_commas_and_dashes) {
  const Parsed parsed = parse(
      "migrate", {"revision", "-m", "Add a, b -- and c", "--depends-on=x", "--depends-on", "y"}, commands());
  BOOST_TEST(parsed.arguments.value("message").value() == "Add a, b -- and c");
  BOOST_TEST(parsed.arguments.values("depends-on").size() == 2u);
}

BOOST_AUTO_TEST_CASE(two_words_name_a_command) {
  BOOST_TEST(read("codegen revisions -o x y").command->name == "codegen revisions");
}

BOOST_AUTO_TEST_CASE(wrong_use_names_the_nearest_spelling) {
  BOOST_TEST(code_of("upgrad") == "R0601 did you mean `migrate upgrade`?");
  BOOST_TEST(code_of("upgrade --dryrun") == "R0602 did you mean `--dry-run`?");
  BOOST_TEST(code_of("histroy") == "R0601 did you mean `migrate history`?");
  BOOST_TEST(code_of("heads extra") == "R0603 see `migrate heads --help`");
  BOOST_TEST(code_of("upgrade --url").starts_with("R0603"));
  BOOST_TEST(code_of("codegen").starts_with("R0603"));
}

BOOST_AUTO_TEST_CASE(every_command_has_help_with_an_example) {
  for (const Command* command : commands()) {
    BOOST_TEST_CONTEXT(command->name) {
      BOOST_TEST(!command->summary.empty());
      BOOST_TEST(!command->summary.ends_with('.'));
      BOOST_TEST(!command->example.empty());
      BOOST_TEST(help("migrate", *command).find("Examples\n  migrate " + command->name) != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_command_hides_a_common_option) {
  for (const Command* command : commands()) {
    for (const Option& own : command->options) {
      for (const Option& common : common_options()) {
        BOOST_TEST(own.name != common.name);
        BOOST_TEST((own.letter == '\0' || own.letter != common.letter));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_command_has_help_with_an_example_that_parses) {
  for (const Command* command : commands()) {
    BOOST_TEST_CONTEXT(command->name) {
      BOOST_TEST(!command->summary.empty());
      BOOST_TEST(!command->summary.ends_with('.'));
      BOOST_TEST(!command->example.empty());
      for (const std::string& line : base::split(command->example, '\n')) {
        std::string words = line.substr(0, line.find_first_of("|>&"));
        words = base::replace_all(words, "\\\"", "");
        // The words between quotes are one word to the shell.
        std::string flat;
        bool quoted = false;
        for (const char c : std::string(base::trim(words))) {
          if (c == '"' || c == '\'')
            quoted = !quoted;
          else
            flat += quoted && c == ' ' ? '_' : c;
        }
        const Parsed parsed = read(flat);
        BOOST_REQUIRE(parsed.command != nullptr);
        BOOST_TEST(parsed.command->name == command->name);
      }
      for (const std::string& line : base::split(help("migrate", *command), '\n'))
        BOOST_TEST(line.size() <= 120u, line);
    }
  }
}

BOOST_AUTO_TEST_CASE(values_of_options_are_held_against_what_they_may_be) {
  BOOST_TEST(code_of("graph --format dott") == "R0603 did you mean `dot`?");
  BOOST_TEST(code_of("graph --format x") == "R0603 it is one of svg, dot, mermaid");
  BOOST_TEST(code_of("graph --format=svg") == "");
}
