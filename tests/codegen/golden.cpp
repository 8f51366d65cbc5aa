#include "golden.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"
#include "scan/scan.hpp"

void check_golden(const std::string& name, const std::string& content) {
  const std::filesystem::path path = std::filesystem::path(RETORT_TEST_FOLDER) / "golden" / name;
  if (std::getenv("RETORT_UPDATE_GOLDEN") != nullptr) retort::base::write_file_if_changed(path, content);
  BOOST_TEST_REQUIRE(std::filesystem::exists(path), name);
  const std::string expected = retort::base::read_file(path);
  BOOST_TEST((content == expected), name << " differs; RETORT_UPDATE_GOLDEN=1 writes it anew. Now:\n"
                                         << content);
}

std::vector<retort::header::Header> test_models() {
  std::vector<retort::header::Header> headers;
  for (const char* name : {"models/common.hpp", "models/odd.hpp", "models/people.hpp", "models/rooms.hpp"}) {
    auto result =
        retort::scan::scan(name, retort::base::read_file(std::filesystem::path(RETORT_TEST_FOLDER) / name));
    BOOST_TEST_REQUIRE(result.diagnostics.empty());
    headers.push_back(std::move(result.header));
  }
  return headers;
}
