// How revisions are shown: in a line, in full, as JSON.
#pragma once

#include <string>
#include <vector>

#include "revision/graph.hpp"

namespace retort::cli {

/// What is computed once for many lines.
struct Marks {
  std::vector<std::vector<std::string>> labels;  ///< As `history` shows them, by index.
  std::vector<bool> current;                     ///< Whether a row names the revision.
  bool rows_known = false;                       ///< Whether a database was asked.
  std::vector<bool> effective_head;              ///< Nobody's parent and nobody's dependency.
};

/// `rows`: those of the database; null where none was asked.
Marks marks_of(const revision::Graph& graph, const std::vector<std::string>* rows = nullptr);

/// What stands in brackets behind a revision: its labels, head, branchpoint, mergepoint, current.
std::vector<std::string> marks_in_words(const revision::Graph& graph, revision::Index index,
                                        const Marks& marks);

/// `<base> -> 001 (head) (current), message`
std::string line_of(const revision::Graph& graph, revision::Index index, const Marks& marks);

/// `001 (head)`: without parents and message.
std::string short_line_of(const revision::Graph& graph, revision::Index index, const Marks& marks);

/// Several lines: id, parents, dependencies, path, time, message.
std::string entry_of(const revision::Graph& graph, revision::Index index, const Marks& marks);

std::string json_of(const revision::Graph& graph, revision::Index index, const Marks& marks);

}  // namespace retort::cli
