#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "base/file.hpp"
#include "codegen/codegen.hpp"

namespace {

namespace fs = std::filesystem;

BOOST_AUTO_TEST_CASE(headers_that_nobody_listed) {
  const fs::path folder = fs::temp_directory_path() / ("retort_unlisted_" + std::to_string(std::rand()));
  fs::create_directories(folder / "deep");
  const auto write = [&](const char* name, const char* text) {
    retort::base::write_file(folder / name, text);
  };
  write("listed.hpp", "struct RETORT_TABLE(\"a\") A { int a; };");
  write("forgotten.hpp", "struct RETORT_TABLE(\"b\") B { int a; };");
  write("deep/kind.h", "enum class RETORT_ENUM(\"k\") K { a };");
  write("plain.hpp", "struct C { int a; };  ");
  write("comment.hpp", "// struct RETORT_TABLE(\"b\") B\n#define RETORT_TABLE(...)\n");
  write("notes.txt", "struct RETORT_TABLE(\"b\") B { int a; };");
  const auto found = retort::codegen::unlisted_headers(folder, {folder / "deep" / ".." / "listed.hpp"});
  BOOST_TEST((found == std::vector<fs::path>{folder / "deep" / "kind.h", folder / "forgotten.hpp"}));
  fs::remove_all(folder);
}

}  // namespace
