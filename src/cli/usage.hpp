// Wrong use of the command line: exit status 2.
#pragma once

#include <retort/error.hpp>

namespace retort::cli {

class UsageError : public Error {
 public:
  using Error::Error;
};

}  // namespace retort::cli
