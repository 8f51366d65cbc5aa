// A new revision file as text, from templates that a project may override.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "operation/operation.hpp"

namespace retort::render {

/// The head of a revision file (design section 3).
struct RevisionHead {
  std::string id;
  std::vector<std::string> revises;
  std::vector<std::string> branch_labels;
  std::vector<std::string> depends_on;
  std::vector<std::string> replaces;  ///< Of a squash.
  std::string created;                ///< ISO 8601, UTC: 2025-01-01T12:00:00Z.
  std::string message;
  bool transactional = true;
};

/// How a change becomes SQL: ddl::statements, which the caller passes since verbs do not include each other.
using StatementsOf = std::vector<std::string> (*)(const operation::Change&);

/// Both return the whole file, formatted, ending in a newline. `downgrade` stands in the order in which it
/// runs. `templates` is a folder whose `revision.cpp.mustache` or `revision.sql.mustache` replaces the
/// built-in one. Throws Error R0501 for a template that cannot be rendered.
std::string cpp_revision(const RevisionHead& head, const operation::Changes& upgrade,
                         const operation::Changes& downgrade,
                         const std::optional<std::filesystem::path>& templates = {});
std::string sql_revision(const RevisionHead& head, const operation::Changes& upgrade,
                         const operation::Changes& downgrade, StatementsOf statements,
                         const std::optional<std::filesystem::path>& templates = {});

}  // namespace retort::render
