// A revision: what the head of its file says, and for a SQL file where its two sections stand. Read without
// compiling and without a database.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <retort/error.hpp>

namespace retort::revision {

enum class Direction { upgrade, downgrade };

enum class Language { sql, cpp };

/// A file as it was found, on disk or embedded.
struct SourceFile {
  std::string name;     ///< Within its location, with '/': what the manifest lists and what orders ties.
  std::string path;     ///< As diagnostics show it: `migrations/001_x.sql`.
  std::string content;  ///< The bytes as they are.
};

/// Part of a SQL file: the bytes between two markers.
struct Section {
  bool present = false;
  std::size_t offset = 0;
  std::size_t length = 0;
  int line = 0;  ///< The line (from 1) on which the section's first byte stands.
};

struct Revision {
  std::string id;
  std::vector<std::string> revises;  ///< Empty: a base.
  std::vector<std::string> branch_labels;
  std::vector<std::string> depends_on;  ///< Ids or labels.
  std::vector<std::string> replaces;    ///< Of a squash: the ids in their order, the last of the range last.
  std::string created;                  ///< As written, ISO 8601; may be empty.
  std::string message;
  bool transactional = true;
  Language language = Language::sql;
  SourceFile file;
  int line = 0;  ///< Where the id stands.
  Section upgrade;
  Section downgrade;  ///< SQL only; an upgrade without a downgrade section cannot be undone.

  /// The text of a section of a SQL file; empty where there is none.
  std::string_view sql(Direction direction) const;
  /// Of the whole file. Computed when first asked for, which two threads must not do at once.
  const std::string& sha256() const;

 private:
  mutable std::string sha256_;
};

/// What reading gave: the revisions that could be read, and everything that is wrong with the others.
struct Reading {
  std::vector<Revision> revisions;
  std::vector<Diagnostic> problems;
};

/// Reads one file by its extension (`.sql`, anything else is C++). Problems (codes R0201 to R0209) are
/// complete: all that is wrong with this file.
Reading read_revision(SourceFile file);

/// All of `files`, in the order of their names.
Reading read_revisions(std::vector<SourceFile> files);

/// The `.sql` and `.cpp` files that stand in `folder` itself, sorted by name; hidden files are passed over.
/// `shown_as` replaces the folder in the paths of diagnostics if not empty. Throws Error R0901 or R0212 (no
/// such folder).
std::vector<SourceFile> read_folder(const std::string& folder, const std::string& shown_as = "");

}  // namespace retort::revision
