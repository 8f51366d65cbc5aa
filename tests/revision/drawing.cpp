#include "drawing.hpp"

#include "base/text.hpp"

using namespace retort::revision;
namespace base = retort::base;

std::vector<std::string> words(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (const auto& part : base::split(text, separator)) {
    if (!base::trim(part).empty()) parts.emplace_back(base::trim(part));
  }
  return parts;
}

namespace {

/// Takes what stands between `open` and `close` out of `text`.
std::string cut(std::string& text, char open, char close) {
  const auto begin = text.find(open);
  if (begin == std::string::npos) return "";
  const auto end = text.find(close, begin);
  const auto inner = text.substr(begin + 1, end - begin - 1);
  text.erase(begin, end - begin + 1);
  return inner;
}

}  // namespace

std::vector<Revision> draw_revisions(const std::string& drawing) {
  std::vector<Revision> revisions;
  for (std::string text : words(drawing, ';')) {
    Revision revision;
    revision.branch_labels = words(cut(text, '[', ']'));
    revision.depends_on = words(cut(text, '{', '}'));
    revision.replaces = words(cut(text, '(', ')'));
    const auto arrow = text.find('<');
    revision.id = base::trim(text.substr(0, arrow));
    if (arrow != std::string::npos) revision.revises = words(text.substr(arrow + 1));
    revision.file.name = revision.id + ".sql";
    revision.file.path = "migrations/" + revision.file.name;
    revision.line = 2;
    revisions.push_back(revision);
  }
  return revisions;
}

Graph draw(const std::string& drawing) {
  return Graph(draw_revisions(drawing));
}

std::string written(const RowChange& change) {
  std::vector<std::string> parts;
  for (const auto& row : change.remove) parts.push_back("-" + row);
  if (change.update) parts.push_back(change.update->first + ">" + change.update->second);
  for (const auto& row : change.insert) parts.push_back("+" + row);
  return base::join(parts, ",");
}

std::string written(const Graph& graph, const Plan& plan) {
  std::vector<std::string> parts;
  for (const auto& step : plan.steps)
    parts.push_back((step.direction == Direction::upgrade ? "+" : "-") + graph[step.revision].id + "(" +
                    written(step.rows) + ")");
  return base::join(parts, " ");
}
