// Scripts and the places of their parts.
#include "run/script.hpp"

#include "base/diagnostic.hpp"
#include "base/text.hpp"

namespace retort::run {

Script sql_script(const revision::Revision& revision, revision::Direction direction) {
  const bool up = direction == revision::Direction::upgrade;
  const revision::Section& section = up ? revision.upgrade : revision.downgrade;
  if (!section.present && !up)
    throw Error(Diagnostic{.code = "R0431",
                           .text = "revision " + revision.id + " cannot be undone: its file has no downgrade",
                           .help =
                               "add a section `-- retort:downgrade` (empty, if there is nothing to undo) and "
                               "`PROGRAM rehash`, or go back to a backup",
                           .place = {revision.file.path, 0, 0},
                           .excerpt = {}});
  Script script;
  script.sql = revision.sql(direction);
  script.origins.push_back({0, {revision.file.path, section.line, 1}});
  script.verbatim = true;
  return script;
}

Diagnostic needs_connection(const revision::Revision& revision, const LiveCall& call) {
  return {.code = "R0437",
          .text = "revision " + revision.id + " needs a live connection: " + call.purpose,
          .help = "run it online: a script up to it, then `upgrade " + revision.id +
                  "` (or `downgrade`), then a script for the rest",
          .place = call.place,
          .excerpt = {}};
}

Place place_of(const Script& script, std::size_t offset) {
  if (script.origins.empty()) return {};
  if (script.verbatim) {
    const Place& start = script.origins.front().place;
    const auto at = base::position_at(script.sql, offset);
    return {start.file, start.line + at.line - 1, at.column};
  }
  Place place = script.origins.front().place;
  for (const auto& origin : script.origins) {
    if (origin.offset > offset) break;
    place = origin.place;
  }
  return place;
}

std::string excerpt_of(const revision::Revision& revision, const Script& script, std::size_t offset) {
  if (script.verbatim) {
    const Place place = place_of(script, offset);
    return base::excerpt(revision.file.content, place.line, place.column);
  }
  // Lines count from the operation's own SQL: those of the whole script mean nothing to a reader.
  std::size_t begin = 0;
  for (const auto& origin : script.origins) {
    if (origin.offset <= offset) begin = origin.offset;
  }
  const auto part = std::string_view(script.sql).substr(begin);
  const auto at = base::position_at(part, offset - begin);
  return base::excerpt(part, at.line, at.column);
}

}  // namespace retort::run
