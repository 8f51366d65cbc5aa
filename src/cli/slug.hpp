// The part of a file's name that a message makes.
#pragma once

#include <string>
#include <string_view>

namespace retort::cli {

/// `Add phone to users!` -> `add_phone_to_users`, at most `longest` characters, cut at a word. The message is
/// UTF-8.
std::string slug(std::string_view message, std::size_t longest);

}  // namespace retort::cli
