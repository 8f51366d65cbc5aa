// What another tool's history says, as values: its revisions in the order in which they run, whatever the
// tool.
#pragma once

#include <string>
#include <vector>

#include <retort/definition.hpp>

namespace retort::imports {

/// One direction of a revision.
struct Half {
  bool present = true;     ///< Else the revision has no such direction: it cannot be undone.
  std::string sql;         ///< Empty, or ending in a newline.
  std::string unfinished;  ///< Why a person has to write the rest; empty: it is whole.
  std::string source;      ///< What the rest was in the tool's own language; may be empty.
};

struct Imported {
  std::string id;
  std::vector<std::string> revises;
  std::vector<std::string> branch_labels;
  std::vector<std::string> depends_on;
  std::string created;  ///< ISO 8601; may be empty.
  std::string message;
  std::string more;    ///< What else the tool's file says about itself; may be empty.
  std::string origin;  ///< The file that it comes from.
  std::string stem;    ///< What to call the new file, without extension; empty: as any new revision.
  std::string key;     ///< How the tool's own table of what was applied names it.
  bool transactional = true;
  Half upgrade;
  Half downgrade;
  std::vector<std::string> notes;  ///< What a person should look at.
};

struct History {
  std::vector<Imported> revisions;  ///< Parents and dependencies first.
  Name version_table;               ///< Of Alembic, to be shared; an empty name: Retort's own.
  std::vector<std::string> notes;   ///< About the whole.
};

/// The text of the SQL revision. An unfinished half ends in a block that refuses to run, between two comments
/// that `without_unfinished` knows.
std::string file_text(const Imported& revision);

/// Whether `sql` holds such a block.
bool is_unfinished(const std::string& sql);

/// `sql` without the blocks that refuse to run.
std::string without_unfinished(const std::string& sql);

}  // namespace retort::imports
