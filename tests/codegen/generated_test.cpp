// The generated files themselves.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "base/file.hpp"
#include "codegen/codegen.hpp"
#include "golden.hpp"
#include "scan/scan.hpp"

namespace {

namespace fs = std::filesystem;
using namespace retort;

header::Header scanned(const std::string& name, const std::string& text) {
  scan::Result result = scan::scan(name, text);
  BOOST_TEST_REQUIRE(result.diagnostics.empty());
  return std::move(result.header);
}

std::string only(const std::string& text, const codegen::Options& options = {}) {
  return codegen::orm_headers({scanned("models/t.hpp", text)}, options).files.at(0).content;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_CASE(orm_headers_as_before) {
  const codegen::Result result = codegen::orm_headers(test_models(), {});
  BOOST_TEST_REQUIRE(result.files.size() == 4u);
  for (const codegen::Output& file : result.files) check_golden(file.name, file.content);
}

BOOST_AUTO_TEST_CASE(registry_as_before) {
  check_golden("registry.cpp", codegen::registry(test_models(), {}).files.at(0).content);
}

BOOST_AUTO_TEST_CASE(under_two_hundred_lines_a_model) {
  std::string members;
  for (int i = 0; i < 40; ++i)
    members += "RETORT_COLUMN(length(3)) std::string m" + std::to_string(i) + ";\n";
  const std::string text = only("struct RETORT_TABLE(\"t\") T {\n" + members + "};");
  BOOST_TEST(std::count(text.begin(), text.end(), '\n') < 200);
}

BOOST_AUTO_TEST_CASE(names_of_column_objects) {
  BOOST_TEST(contains(only("struct RETORT_TABLE(\"my-table\") T { int a; };"), "my_table_columns my_table;"));
  BOOST_TEST(contains(only("struct RETORT_TABLE(\"order\") T { int a; };"), "order_columns order;"));
  BOOST_TEST(contains(only("struct RETORT_TABLE(\"union\") T { int a; };"), "union__columns union_;"));
  BOOST_TEST(contains(only("struct RETORT_TABLE(\"2fa\") T { int a; };"), "_2fa_columns _2fa;"));
  BOOST_TEST(contains(only("struct RETORT_TABLE(\"t\") t { int a; };"), "t__columns t_;"));
  BOOST_TEST(contains(only("struct RETORT_TABLE(some_name) T { int a; };"), "T__columns T_;"));
  const std::string both = only(
      "struct RETORT_TABLE(\"t\", schema(\"a\")) A { int a; }; struct RETORT_TABLE(\"t\", schema(\"b\")) B { "
      "int a; };");
  BOOST_TEST(contains(both, "a_t_columns a_t;"));
  BOOST_TEST(contains(both, "b_t_columns b_t;"));
}

BOOST_AUTO_TEST_CASE(paths_are_as_given) {
  const std::string text = only("struct RETORT_TABLE(\"t\") T { int a; };");
  BOOST_TEST(contains(text, "#line 1 \"models/t.hpp\""));
  BOOST_TEST(contains(text, "#include \"t.hpp\""));
  codegen::Options options;
  options.root = "x";
  const auto nested = codegen::orm_headers(
      {scanned("x/auth/t\"1\".hpp", "struct RETORT_TABLE(\"t\") T { int a; };")}, options);
  BOOST_TEST(contains(nested.files[0].content, "#line 1 \"x/auth/t\\\"1\\\".hpp\""));
  BOOST_TEST(contains(nested.files[0].content, "#include \"auth/t"));
}

BOOST_AUTO_TEST_CASE(a_template_of_the_project) {
  const fs::path folder = fs::temp_directory_path() / ("retort_templates_" + std::to_string(std::rand()));
  fs::create_directories(folder);
  base::write_file(folder / "orm_header.mustache", "{{#models}}{{key}} of {{file}}{{/models}}");
  codegen::Options options;
  options.templates = folder;
  BOOST_TEST(only("struct RETORT_TABLE(\"t\") T { int a; };", options) == "T of models/t.hpp");
  base::write_file(folder / "orm_header.mustache", "{{#models}}");
  BOOST_CHECK_EXCEPTION(only("struct RETORT_TABLE(\"t\") T { int a; };", options), Error,
                        [](const Error& error) { return error.code() == "R0128"; });
  fs::remove_all(folder);
}

}  // namespace
