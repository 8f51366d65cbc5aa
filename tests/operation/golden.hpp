// Files that hold what is expected. RETORT_UPDATE_GOLDEN=1 writes them anew.
#pragma once

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace samples {

inline std::string file_content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void check_golden(const std::filesystem::path& path, const std::string& actual) {
  if (std::getenv("RETORT_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
  }
  BOOST_TEST(file_content(path) == actual, path.string()
                                               << " differs; RETORT_UPDATE_GOLDEN=1 writes it anew");
}

}  // namespace samples
