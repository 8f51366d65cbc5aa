#include "orm/failure.hpp"

#include <retort/error.hpp>

namespace retort::orm {

void fail(const char* code, std::string text, std::string help) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.text = std::move(text);
  diagnostic.help = std::move(help);
  throw Error(std::move(diagnostic));
}

void unreadable(std::string_view text, std::string_view type) {
  constexpr std::size_t enough = 60;
  std::string shown(text.substr(0, enough));
  if (text.size() > enough) shown += "…";
  fail("R0701", "'" + shown + "' is not a value of type " + std::string(type),
       "check that the model's member has the type of the column in the database");
}

}  // namespace retort::orm
