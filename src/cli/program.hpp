// Running other programs on this terminal.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace retort::cli {

/// Runs `words`, found in PATH, with this program's input, output and error. Returns its exit status, or 127
/// if it cannot be started.
int run_program(const std::vector<std::string>& words);

/// As run_program, with `input` on the program's standard input.
int run_with_input(const std::vector<std::string>& words, const std::string& input);

/// As run_program, with `line` read by the shell and `argument` as its last word.
int run_shell(const std::string& line, const std::string& argument);

/// `line` read by the shell in `folder`, with standard output on standard error: results stay clean.
int run_shell_in(const std::filesystem::path& folder, const std::string& line);

}  // namespace retort::cli
