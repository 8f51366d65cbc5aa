// Private to import/: the statements of other tools' files, made fit for a revision.
#pragma once

#include <string>
#include <string_view>

#include "import/imported.hpp"

namespace retort::imports {

/// `statement` with its semicolon and a newline; on a line of its own behind a comment.
std::string closed(std::string statement);

/// Whether PostgreSQL refuses one of the statements in a transaction: CREATE INDEX CONCURRENTLY, VACUUM and
/// the like.
bool runs_outside(std::string_view sql);

/// Takes a BEGIN that opens the text and the COMMIT that closes it away: Retort's own transaction stands
/// around a revision. Others inside are noted, and so is what only psql understands: such a revision is
/// refused before it runs. `name` is what notes call the half.
void settle(Imported& revision, Half& half, const std::string& name);

}  // namespace retort::imports
