// The program that is installed: the whole command line with no models and no revisions compiled in.
#include <retort/project.hpp>

int main(int argc, char** argv) {
  return retort::migrate_main(argc, argv, retort::Project{});
}
