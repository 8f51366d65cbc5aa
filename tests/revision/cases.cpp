// Prints random commands and what the program says to them, a JSON document a line: for comparison with other
// tools (alembic_test.py). Arguments: seed, count.
#include <cstdio>
#include <cstdlib>

#include "random_case.hpp"

namespace {

/// Ids are letters: nothing needs escaping.
template <class Container>
std::string listed(const Container& all) {
  std::string text;
  for (const auto& one : all) text += (text.empty() ? "\"" : ", \"") + one + "\"";
  return "[" + text + "]";
}

std::string document(const random_case::Case& one) {
  static constexpr const char* verbs[] = {"upgrade", "downgrade", "stamp", "purge"};
  std::string nodes;
  for (const auto& [id, node] : one.graph)
    nodes += (nodes.empty() ? "" : ", ") + ("{\"id\": \"" + id) + "\", \"parents\": " + listed(node.parents) +
             ", \"dependencies\": " + listed(node.dependencies) + ", \"labels\": " + listed(node.labels) +
             "}";
  return "{\"graph\": [" + nodes + "], \"rows\": " + listed(one.rows) + ", \"verb\": \"" +
         verbs[static_cast<int>(one.verb)] + "\", \"targets\": " + listed(one.targets) + ", \"answer\": \"" +
         random_case::told_by_program(one) + "\", \"case\": \"" + random_case::written(one) + "\"}";
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned seed = argc > 1 ? static_cast<unsigned>(std::strtoul(argv[1], nullptr, 10)) : 0;
  const unsigned count = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 100;
  for (unsigned number = 0; number < count; ++number) {
    std::mt19937 random(seed + number);
    std::puts(document(random_case::random_case(random)).c_str());
  }
  return 0;
}
