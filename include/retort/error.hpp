// What Retort reports: one shape for every diagnostic, one exception for the runtime.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace retort {

/// Where something is wrong. Lines and columns count from 1; 0 means unknown.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  bool operator==(const Place&) const = default;
};

/// One report: a stable code (`R0123`, a page under docs/errors/ each), what is wrong, where, and what to do.
struct Diagnostic {
  std::string code = {};     // The empty initialisers let a diagnostic name only the members that it has.
  std::string text = {};     ///< One sentence, lower case, no final stop.
  std::string help = {};     ///< What to do; may be empty.
  Place place = {};          ///< `place.file` is empty where there is none.
  std::string excerpt = {};  ///< The source line with a caret under it, or further detail; may be empty.

  bool operator==(const Diagnostic&) const = default;
};

/// The one type that Retort throws. Holds at least one diagnostic; `what()` is the text of the first.
class Error : public std::runtime_error {
 public:
  explicit Error(Diagnostic diagnostic);
  /// Takes all of `diagnostics`, which is not empty.
  explicit Error(std::vector<Diagnostic> diagnostics);

  const std::vector<Diagnostic>& diagnostics() const noexcept { return diagnostics_; }
  /// The code of the first diagnostic.
  const std::string& code() const noexcept { return diagnostics_.front().code; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace retort
