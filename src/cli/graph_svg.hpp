// A graph as a picture that stands alone.
#pragma once

#include <string>
#include <vector>

#include "cli/graph_layout.hpp"

namespace retort::cli {

/// What a picture shows of a revision.
struct PictureNode {
  std::string id;
  std::vector<std::string> marks;  ///< Labels, head, current, …
  std::string message;
  std::string created;
  bool head = false;
  bool current = false;
  bool pending = false;  ///< A database was asked, and has not applied it.
};

/// `nodes` belong to `blocks`, one each. `title` names the picture for readers that do not see it.
std::string svg(const std::vector<Block>& blocks, const std::vector<PictureNode>& nodes,
                const std::string& title);

}  // namespace retort::cli
