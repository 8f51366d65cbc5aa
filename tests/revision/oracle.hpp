// A second, deliberately naive reading of the specification: sets of names, searched again for every
// question. It shares no code with src/revision.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace oracle {

using Names = std::set<std::string>;

struct Node {
  Names parents;
  Names dependencies;  ///< Ids or labels.
  Names labels;
};

using Graph = std::map<std::string, Node>;

/// What a command did: the revisions it ran, in order, and the rows it left; or the code of its refusal.
struct Answer {
  std::string error;
  std::vector<std::string> ran;
  Names rows;
};

/// `a b c | row row`, or the code.
std::string written(const Answer& answer);

struct Mistakes {
  bool forgets_dependencies = false;  ///< Wrong on purpose, for the test of the shrinker.
};

class Oracle {
 public:
  explicit Oracle(Graph graph, Mistakes mistakes = {});

  Answer upgrade(const Names& rows, const std::vector<std::string>& targets) const;
  Answer downgrade(const Names& rows, const std::string& target) const;
  Answer stamp(const Names& rows, const std::vector<std::string>& targets, bool purge) const;

  /// `of` and everything that must be applied for it.
  Names closure(const Names& of) const;
  /// Those of `applied` that no other implies.
  Names tips(const Names& applied) const;

 private:
  struct Name;
  struct Meaning;

  Names before(const std::string& of) const;
  Names children(const std::string& of) const;
  Names lineage(const std::string& of) const;
  Names everything() const;
  Names heads(bool effective) const;
  Names bases() const;
  Names starting_with(const std::string& prefix) const;
  std::string id_of(const std::string& id_or_label) const;
  std::vector<std::string> order(const Names& set) const;

  Name read(const std::string& text) const;
  Names branch(const Name& name) const;
  Meaning resolve(const std::string& text) const;
  std::string walk(std::string from, const Name& name, const Names& inside,
                   std::string* last = nullptr) const;
  Names applied(const Names& rows) const;
  Names goal(const Names& rows, const Names& done, const std::string& target) const;

  Graph graph_;
};

}  // namespace oracle
