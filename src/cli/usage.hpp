// Wrong use of the command line: exit status 2.
#pragma once

#include <string>
#include <vector>

#include <retort/error.hpp>

#include "cli/command.hpp"

namespace retort::cli {

class UsageError : public Error {
 public:
  using Error::Error;
};

/// R0603 for `word`, which is none of `choices`, with the nearest of them. `what` begins the sentence:
/// "`db`",
/// "`--format`".
UsageError wrong_word(const std::string& what, const std::string& word,
                      const std::vector<std::string>& choices);

/// Throws UsageError if --json is given: `what` prints something else.
void refuse_json(const Arguments& arguments, const std::string& what, const std::string& prints);

}  // namespace retort::cli
