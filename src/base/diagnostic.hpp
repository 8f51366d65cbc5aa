// How a diagnostic is written for people.
#pragma once

#include <string>
#include <string_view>

#include <retort/error.hpp>

namespace retort::base {

/// The source line `line` (from 1) of `text` with a caret under `column` (from 1, in bytes). Empty if there
/// is no such line or it is blank. Without a column there is no caret. Very long lines are cut around it.
std::string excerpt(std::string_view text, int line, int column);

/// `file:line:column`, as far as each is known.
std::string format_place(const Place& place);

/// `program: error[R0123]: text`, then the place, the excerpt and the help, each on its own lines, with a
/// final newline.
std::string format(std::string_view program, const Diagnostic& diagnostic);

}  // namespace retort::base
