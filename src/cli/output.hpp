// Where words go: results to standard output, remarks to standard error, neither with colour unless a person
// reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace retort::cli {

/// To standard output, as it stands.
void print(std::string_view text);
/// `text` and a line break.
void print_line(std::string_view text);

/// A remark on standard error; none with --quiet.
void note(const Arguments& arguments, std::string_view text);

/// A remark on standard error that --quiet does not silence.
void say(const Arguments& arguments, std::string_view text);

/// A warning in the form of an error, on standard error; --quiet does not silence it.
void warn(const Arguments& arguments, const Diagnostic& diagnostic);

/// Whether standard output is a terminal.
bool on_terminal();

enum class Paint { plain, bold, dim, green, yellow, red, cyan };

/// `text` in a colour, if standard output is a terminal and neither NO_COLOR nor TERM=dumb says otherwise.
std::string paint(Paint colour, std::string_view text);

/// `text`, filled up with blanks to `width` characters (code points).
std::string pad(std::string_view text, std::size_t width);

/// 12 ms, 1.4 s, 3 min 12 s.
std::string duration(double milliseconds);

/// Asks a yes-or-no question on the terminal. False without a terminal.
bool confirm(const std::string& question);

/// The same with its three ends: yes, no (also an empty line), or nothing where the input ended. What is
/// neither is asked again.
std::optional<bool> ask(const std::string& question);

}  // namespace retort::cli
