// What codegen refuses before any compiler runs, and the place that it names.
#include <boost/test/unit_test.hpp>

#include "codegen/codegen.hpp"
#include "scan/scan.hpp"

namespace {

using namespace retort;

std::string problems(const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<header::Header> headers;
  for (const auto& [name, text] : files) headers.push_back(scan::scan(name, text).header);
  const codegen::Result result = codegen::orm_headers(headers, {});
  std::string text;
  for (const Diagnostic& item : result.diagnostics) {
    BOOST_TEST(!item.help.empty());
    text += item.code + " " + item.place.file + ":" + std::to_string(item.place.line) + " ";
  }
  BOOST_TEST(result.files.empty() == !text.empty());
  BOOST_TEST(codegen::registry(headers, {}).diagnostics.size() == result.diagnostics.size());
  return text;
}

BOOST_AUTO_TEST_CASE(names) {
  const std::string table = "struct RETORT_TABLE(\"t\") ";
  const std::string column = "{ int a; };";
  const std::string lengthy(64, 'x');
  struct Case {
    std::vector<std::pair<std::string, std::string>> files;
    const char* problems;
  };
  const Case cases[] = {
      {{{"a.hpp", table + "A" + column}, {"b.hpp", "\n" + table + "B" + column}}, "R0120 b.hpp:2 "},
      {{{"a.hpp", table + "A" + column + "enum class RETORT_ENUM(\"t\") E { a };"}}, "R0120 a.hpp:1 "},
      {{{"a.hpp", table + "A" + column + "struct RETORT_TABLE(\"t\", schema(\"s\")) B" + column}}, ""},
      {{{"a.hpp", table + "A" + column + "struct RETORT_TABLE(\"t\", schema(\"public\")) B" + column}},
       "R0120 a.hpp:1 "},
      {{{"a.hpp", table + "A" + column}, {"b.hpp", "struct RETORT_TABLE(\"u\") A" + column}},
       "R0121 b.hpp:1 "},
      {{{"a.hpp", "struct A" + column}, {"b.hpp", "struct A" + column}}, ""},
      {{{"a.hpp", "struct RETORT_TABLE(\"" + lengthy + "\") A" + column}}, "R0122 a.hpp:1 "},
      {{{"a.hpp", table + "A {\nint " + lengthy + "; };"}}, "R0122 a.hpp:2 "},
      {{{"a.hpp", "enum class RETORT_ENUM(\"e\") E {\n a RETORT_VALUE(\"" + lengthy + "\") };"}},
       "R0122 a.hpp:2 "},
      {{{"a.hpp", table + "A : B" + column}}, "R0123 a.hpp:1 "},
      {{{"a.hpp", table + "A : RETORT_TRANSIENT B" + column}}, ""},
      {{{"a.hpp", table + "A : A" + column}}, "R0123 a.hpp:1 "},
      {{{"a.hpp", "template <class T> struct B {};" + table + "A : B<A>" + column}}, "R0123 a.hpp:1 "},
      {{{"x/a.hpp", table + "A" + column}, {"y/a.hpp", ""}}, "R0124 y/a.hpp:0 "},
      {{{"a.hpp", "struct B { int a; };" + table + "A : B" + column}}, "R0126 a.hpp:1 "},
      {{{"a.hpp", table + "A { };"}}, "R0127 a.hpp:1 "},
      {{{"a.hpp", table + "A { RETORT_TRANSIENT int a; };"}}, "R0127 a.hpp:1 "},
      {{{"a.hpp", "struct B {\n int a : 3; };" + table + "A : B { int b; };"}}, "R0105 a.hpp:2 "},
  };
  for (const Case& item : cases) {
    const std::string found = problems(item.files);
    BOOST_TEST(found == item.problems, item.files[0].second << ": " << found);
  }
}

}  // namespace
