// Applied revisions are a set closed towards the bases, and rows are its tips. Counting for each revision how
// many applied ones stand on it makes every step cost only its own links.
#include "revision/rows.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace retort::revision {

std::vector<std::string> follow(std::vector<std::string> rows, const RowChange& change) {
  const auto drop = [&rows](const std::string& row) {
    rows.erase(std::remove(rows.begin(), rows.end(), row), rows.end());
  };
  if (change.remove_all) rows.clear();
  for (const auto& row : change.remove) drop(row);
  if (change.update) {
    drop(change.update->first);
    rows.push_back(change.update->second);
  }
  rows.insert(rows.end(), change.insert.begin(), change.insert.end());
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<std::string> Rows::unknown(const Graph& graph, const std::vector<std::string>& rows) {
  std::vector<std::string> strange;
  for (const auto& row : rows) {
    const auto found = graph.find(row);
    // A label is no row; a squashed revision is one until it moves.
    if (graph.squashes().find(row)) continue;
    if (found < 0 || graph[static_cast<Index>(found)].id != row) strange.push_back(row);
  }
  return strange;
}

std::vector<std::string> Rows::moved(const Graph& graph, std::vector<std::string> rows) {
  for (auto& row : rows) {
    const auto replaced = graph.squashes().find(row);
    if (replaced && replaced->last) row = replaced->by;
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

namespace {

[[noreturn]] void inside(const Graph& graph, const std::string& row, const std::string& squash) {
  const auto& ids = graph[static_cast<Index>(graph.find(squash))].replaces;
  const std::string last = ids.empty() ? "" : ids.back();
  const auto& files = graph.squashes().files();
  const bool kept =
      std::any_of(files.begin(), files.end(), [&](const Revision& one) { return one.id == last; });
  throw Error(Diagnostic{
      .code = "R0242",
      .text = "the database is at " + row + ", in the middle of what " + squash + " replaces",
      .help = kept ? "run `upgrade " + last +
                         "` first: the files of the range are still there; then upgrade as usual"
                   : "with a version of the project that still has the files of the range, run `upgrade " +
                         last + "` on this database first; then upgrade as usual",
      .place = {},
      .excerpt = {}});
}

}  // namespace

Rows::Rows(const Graph& graph, const std::vector<std::string>& rows) : graph_(&graph) {
  const auto strange = unknown(graph, rows);
  if (!strange.empty())
    throw Error(Diagnostic{
        .code = "R0241",
        .text = "the version table names " + base::join(strange, ", ") + ", which no revision file explains",
        .help = "bring the missing file back (another branch, an older release?), or, if the database is "
                "known to "
                "match another revision, `stamp --purge REVISION`",
        .place = {},
        .excerpt = {}});
  Indexes of;
  for (const auto& row : rows) {
    const auto replaced = graph.squashes().find(row);
    if (replaced && !replaced->last) inside(graph, row, replaced->by);
    if (replaced) moves_.emplace_back(row, replaced->by);
    of.push_back(static_cast<Index>(graph.find(row)));
  }
  std::sort(of.begin(), of.end());
  of.erase(std::unique(of.begin(), of.end()), of.end());
  applied_ = graph.closure(of);
  standing_on_.assign(graph.size(), 0);
  for (Index i = 0; i < graph.size(); ++i) {
    if (!applied_[i]) continue;
    for (const Index one : graph.prerequisites(i)) ++standing_on_[one];
  }
  for (const Index row : of) {
    auto& list = standing_on_[row] == 0 ? current_ : overlapping_;
    list.push_back(graph[row].id);
  }
  std::sort(current_.begin(), current_.end());
  std::sort(overlapping_.begin(), overlapping_.end());
}

Indexes Rows::tips() const {
  Indexes found;
  for (const auto& row : current_) found.push_back(static_cast<Index>(graph_->find(row)));
  std::sort(found.begin(), found.end());
  return found;
}

RowChange Rows::apply(Index index) {
  RowChange change;
  const std::string& id = (*graph_)[index].id;
  applied_[index] = true;
  for (const Index parent : graph_->prerequisites(index)) {
    if (standing_on_[parent]++ != 0) continue;
    if (!change.update)
      change.update = {(*graph_)[parent].id, id};
    else
      change.remove.push_back((*graph_)[parent].id);
  }
  if (!change.update) change.insert.push_back(id);
  return finish(std::move(change));
}

RowChange Rows::undo(Index index) {
  RowChange change;
  const std::string& id = (*graph_)[index].id;
  applied_[index] = false;
  for (const Index parent : graph_->prerequisites(index)) {
    if (--standing_on_[parent] != 0) continue;
    if (!change.update)
      change.update = {id, (*graph_)[parent].id};
    else
      change.insert.push_back((*graph_)[parent].id);
  }
  if (!change.update) change.remove.push_back(id);
  return finish(std::move(change));
}

RowChange Rows::move_to(const Indexes& tips, bool tidy) {
  std::vector<std::string> wanted;
  for (const Index tip : tips) wanted.push_back((*graph_)[tip].id);
  std::sort(wanted.begin(), wanted.end());
  RowChange change;
  std::set_difference(current_.begin(), current_.end(), wanted.begin(), wanted.end(),
                      std::back_inserter(change.remove));
  std::set_difference(wanted.begin(), wanted.end(), current_.begin(), current_.end(),
                      std::back_inserter(change.insert));
  if (change.remove.size() == 1 && change.insert.size() == 1) {
    change.update = {change.remove.front(), change.insert.front()};
    change.remove.clear();
    change.insert.clear();
  }
  Rows moved(*graph_, wanted);
  moved.overlapping_ = std::move(overlapping_);
  std::vector<std::string> before = std::move(current_);
  *this = std::move(moved);
  current_ = std::move(before);
  return finish(std::move(change), tidy);
}

RowChange Rows::finish(RowChange change, bool tidy) {
  const auto drop = [this](const std::string& row) {
    const auto at = std::lower_bound(current_.begin(), current_.end(), row);
    if (at != current_.end() && *at == row) current_.erase(at);
  };
  const auto add = [this](const std::string& row) {
    current_.insert(std::lower_bound(current_.begin(), current_.end(), row), row);
  };
  for (const auto& row : change.remove) drop(row);
  if (change.update) {
    drop(change.update->first);
    add(change.update->second);
  }
  for (const auto& row : change.insert) add(row);
  change.rows_after = current_.size();
  // A plan over very many branches would else hold all of them in each of its steps.
  if (current_.size() <= 50) change.after = current_;
  // What another row implies goes with the first change.
  if (!change.empty() || tidy) {
    change.remove.insert(change.remove.end(), overlapping_.begin(), overlapping_.end());
    overlapping_.clear();
  }
  return change;
}

}  // namespace retort::revision
