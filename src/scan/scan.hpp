// Header text -> what it says about models. Reads names and leaves meaning to the compiler: nothing is
// preprocessed, no type is understood, no other file is opened.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "header/header.hpp"

namespace retort::scan {

struct Result {
  header::Header header;
  std::vector<Diagnostic> diagnostics;  ///< R0101 to R0112. Not empty: `header` may lack what was unreadable.
};

/// `file` is the name for places. Takes any bytes as `text`.
Result scan(std::string_view file, std::string_view text);

}  // namespace retort::scan
