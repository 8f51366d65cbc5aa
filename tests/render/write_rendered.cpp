// Writes the revision files that round_trip_test.cpp is linked with.
#include <algorithm>
#include <fstream>

#include "render/revision_file.hpp"
#include "rendered.hpp"

namespace {

void write(const char* path, const char* id, retort::operation::Changes changes) {
  retort::render::RevisionHead head;
  head.id = id;
  head.revises = {"a", "b\"c"};
  head.created = "2025-01-01T12:00:00Z";
  head.message = "With \"quotes\", a \\ and\na line";
  head.transactional = false;
  const retort::operation::Changes up = changes;
  std::reverse(changes.begin(), changes.end());
  std::ofstream(path, std::ios::binary) << retort::render::cpp_revision(head, up, changes);
}

}  // namespace

int main(int count, char** paths) {
  if (count != 3) return 2;
  write(paths[1], "every", rendered::every());
  write(paths[2], "random", rendered::random());
  return 0;
}
