#include <utility>

#include <retort/error.hpp>

namespace retort {

Error::Error(Diagnostic diagnostic) : Error(std::vector<Diagnostic>{std::move(diagnostic)}) {}

Error::Error(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(diagnostics.empty() ? std::string{} : diagnostics.front().text),
      diagnostics_(std::move(diagnostics)) {}

}  // namespace retort
