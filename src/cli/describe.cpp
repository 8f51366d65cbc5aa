// The words of Alembic's lines, which teams read and grep for: `a -> b (head), message`.
#include "cli/describe.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "revision/rows.hpp"

namespace retort::cli {
namespace {

/// By their ids: what a squash replaced is the squash.
std::vector<std::string> parents_of(const revision::Graph& graph, revision::Index index) {
  std::vector<std::string> ids;
  for (revision::Index parent : graph.parents(index)) ids.push_back(graph[parent].id);
  return ids;
}

std::string in_brackets(const revision::Graph& graph, revision::Index index, const Marks& marks) {
  std::string out;
  for (const std::string& word : marks_in_words(graph, index, marks)) {
    const Paint colour = word == "current" ? Paint::green : word == "head" ? Paint::cyan : Paint::yellow;
    out += " " + paint(colour, "(" + word + ")");
  }
  return out;
}

}  // namespace

std::vector<std::string> marks_in_words(const revision::Graph& graph, revision::Index index,
                                        const Marks& marks) {
  std::vector<std::string> out;
  for (const std::string& label : marks.labels[index]) out.push_back(label);
  if (graph.is_head(index))
    out.push_back(marks.effective_head[index] ? "head" : "head, needed by another branch");
  if (graph.is_branch_point(index)) out.push_back("branchpoint");
  if (graph.is_merge(index)) out.push_back("mergepoint");
  if (!graph[index].replaces.empty()) out.push_back("squash");
  if (marks.current[index]) out.push_back("current");
  return out;
}

Marks marks_of(const revision::Graph& graph, const std::vector<std::string>* rows) {
  Marks marks;
  marks.labels = graph.shown_labels();
  marks.current.resize(graph.size());
  marks.effective_head.resize(graph.size());
  for (revision::Index head : graph.effective_heads()) marks.effective_head[head] = true;
  marks.rows_known = rows != nullptr;
  if (rows == nullptr) return marks;
  const auto now = revision::Rows::moved(graph, *rows);
  for (revision::Index i = 0; i < graph.size(); ++i)
    marks.current[i] = std::find(now.begin(), now.end(), graph[i].id) != now.end();
  return marks;
}

std::string short_line_of(const revision::Graph& graph, revision::Index index, const Marks& marks) {
  return paint(Paint::bold, graph[index].id) + in_brackets(graph, index, marks);
}

std::string line_of(const revision::Graph& graph, revision::Index index, const Marks& marks) {
  const revision::Revision& revision = graph[index];
  const std::string from = revision.revises.empty() ? "<base>" : base::join(parents_of(graph, index), ", ");
  std::string out = from +
                    (revision.depends_on.empty() ? "" : " (" + base::join(revision.depends_on, ", ") + ")") +
                    " -> " + short_line_of(graph, index, marks);
  if (!revision.message.empty()) out += ", " + revision.message;
  return out;
}

std::string entry_of(const revision::Graph& graph, revision::Index index, const Marks& marks) {
  const revision::Revision& revision = graph[index];
  std::string out = "Revision:   " + short_line_of(graph, index, marks) + "\n";
  out += (graph.is_merge(index) ? "Merges:     " : "Revises:    ") +
         (revision.revises.empty() ? "<base>" : base::join(parents_of(graph, index), ", ")) + "\n";
  if (!revision.depends_on.empty()) out += "Depends on: " + base::join(revision.depends_on, ", ") + "\n";
  if (!revision.replaces.empty()) out += "Replaces:   " + base::join(revision.replaces, ", ") + "\n";
  if (!revision.branch_labels.empty())
    out += "Labels:     " + base::join(revision.branch_labels, ", ") + "\n";
  if (!revision.created.empty()) out += "Created:    " + revision.created + "\n";
  out += "File:       " + revision.file.path + "\n";
  if (!revision.transactional) out += "Runs outside of a transaction\n";
  if (!revision.message.empty()) out += "\n    " + revision.message + "\n";
  return out;
}

std::string json_of(const revision::Graph& graph, revision::Index index, const Marks& marks) {
  const revision::Revision& revision = graph[index];
  return json::object({{"id", json::text(revision.id)},
                       {"revises", json::texts(parents_of(graph, index))},
                       {"depends_on", json::texts(revision.depends_on)},
                       {"branch_labels", json::texts(revision.branch_labels)},
                       {"labels", json::texts(marks.labels[index])},
                       {"replaces", json::texts(revision.replaces)},
                       {"message", json::text(revision.message)},
                       {"created", json::text(revision.created)},
                       {"file", json::text(revision.file.path)},
                       {"transactional", json::boolean(revision.transactional)},
                       {"head", json::boolean(graph.is_head(index))},
                       {"branch_point", json::boolean(graph.is_branch_point(index))},
                       {"merge", json::boolean(graph.is_merge(index))},
                       {"current", marks.rows_known ? json::boolean(marks.current[index]) : "null"}});
}

}  // namespace retort::cli
