// How a diagnostic is written for people.
#pragma once

#include <string>
#include <string_view>

#include <retort/error.hpp>

namespace retort::base {

/// The source line `line` (from 1) of `text` with a caret under `column` (from 1, in bytes). Empty if there
/// is no such line.
std::string excerpt(std::string_view text, int line, int column);

/// `program: error[R0123]: text`, then the place, the excerpt and the help, each on its own lines, with a
/// final newline.
std::string format(std::string_view program, const Diagnostic& diagnostic);

}  // namespace retort::base
