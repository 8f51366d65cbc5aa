// How the runtime complains.
#pragma once

#include <string>
#include <string_view>

namespace retort::orm {

/// Throws Error with one diagnostic.
[[noreturn]] void fail(const char* code, std::string text, std::string help);

/// Throws Error R0701: `text` is no value of the SQL type `type`.
[[noreturn]] void unreadable(std::string_view text, std::string_view type);

}  // namespace retort::orm
