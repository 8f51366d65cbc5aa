// Where text, comments and words of SQL end.
#pragma once

#include <cstddef>
#include <string_view>

namespace retort::base {

/// Past the string, quoted name, comment, dollar-quoted text or word that begins at `at`; `at` itself if none
/// does. No parameter (`$1`) stands inside of any of these.
std::size_t skip_opaque(std::string_view sql, std::size_t at);

/// Whether what follows `sql` on its last line would belong to a comment.
bool ends_in_comment(std::string_view sql);

}  // namespace retort::base
