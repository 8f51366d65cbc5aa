// What the scanner refuses, with the place that it names.
#include <boost/test/unit_test.hpp>
#include <string>

#include "scan/scan.hpp"

namespace {

std::string first(const std::string& text) {
  const auto result = retort::scan::scan("m.hpp", text);
  if (result.diagnostics.empty()) return "nothing";
  const retort::Diagnostic& diagnostic = result.diagnostics.front();
  BOOST_TEST(diagnostic.place.file == "m.hpp");
  BOOST_TEST(!diagnostic.help.empty());
  BOOST_TEST(!diagnostic.excerpt.empty());
  return diagnostic.code + " " + std::to_string(diagnostic.place.line) + ":" +
         std::to_string(diagnostic.place.column);
}

BOOST_AUTO_TEST_CASE(errors_and_places) {
  struct Case {
    const char* text;
    const char* report;
  };
  const Case cases[] = {
      {"int a;\n/* never closed", "R0101 2:1"},
      {"const char* a = \"x\nint b;", "R0101 1:17"},
      {"const char* a = R\"x(abc)y\";", "R0101 1:17"},
      {"namespace a {\nstruct B {\n", "R0102 2:10"},
      {"int a; }\n)", "R0102 1:8"},
      {"RETORT_TABLE(\"x\") struct T { };", "R0103 1:1"},
      {"struct T RETORT_COLUMN(x) { int a; };", "R0103 1:10"},
      {"struct RETORT_TABLE(\"t\") T { int RETORT_COLUMN(x) a; };", "R0103 1:34"},
      {"struct RETORT_TABLE(\"t\") T { RETORT_COLUMN(x) int f(); };", "R0103 1:30"},
      {"struct RETORT_TABLE(\"t\") T { RETORT_COLUMN(x) static int f; };", "R0103 1:30"},
      {"struct RETORT_TABLE(\"t\") T { RETORT_COLUMN(x) RETORT_TRANSIENT int f; };", "R0103 1:47"},
      {"struct RETORT_TABLE(\"t\") T { struct In { RETORT_COLUMN(x) int f; }; };", "R0103 1:42"},
      {"void f() { struct RETORT_TABLE(\"t\") T { int f; }; }", "R0103 1:19"},
      {"template <class A> struct RETORT_TABLE(\"t\") T { int f; };", "R0103 1:27"},
      {"struct RETORT_TABLE(\"t\") T { MACRO(x) int a; };", "R0104 1:35"},
      {"struct RETORT_TABLE(\"t\") T { a; };", "R0104 1:31"},
      {"struct RETORT_TABLE(\"t\") T { int a 5; };", "R0104 1:36"},
      {"struct RETORT_TABLE(\"t\") T {\n  unsigned a : 3;\n};", "R0105 2:12"},
      {"struct RETORT_TABLE(\"t\") T { int a[3]; };", "R0106 1:34"},
      {"struct RETORT_TABLE(\"t\") T { void (*a)(int); };", "R0106 1:37"},
      {"class RETORT_TABLE(\"t\") T { int a; };", "R0107 1:33"},
      {"struct RETORT_TABLE(\"t\") T { union { int a; int b; }; };", "R0108 1:30"},
      {"struct RETORT_TABLE(\"t\") { int a; };", "R0109 1:1"},
      {"struct RETORT_TABLE(\"t\") A::T { int a; };", "R0109 1:1"},
      {"struct RETORT_TABLE(\"t\") T;", "R0109 1:1"},
      {"namespace { struct RETORT_TABLE(\"t\") T { int a; }; }", "R0112 1:13"},
      {"namespace { namespace a { enum class RETORT_ENUM(\"t\") T { a }; } }", "R0112 1:27"},
      {"namespace { struct T { int a; }; } struct RETORT_TABLE(\"t\") U { int a; };", "nothing"},
      {"struct RETORT_TABLE() T { int a; };", "R0110 1:1"},
  };
  for (const Case& item : cases)
    BOOST_TEST(first(item.text) == item.report, item.text << ": " << first(item.text));
}

BOOST_AUTO_TEST_CASE(a_plain_struct_may_hold_anything) {
  const auto result = retort::scan::scan("m.hpp", "struct T { unsigned a : 3; MACRO(x) int b; int c[2]; };");
  BOOST_TEST(result.diagnostics.empty());
  BOOST_TEST(result.header.structs.at(0).problems.size() == 3u);
}

BOOST_AUTO_TEST_CASE(several_errors_in_one_run) {
  const auto result =
      retort::scan::scan("m.hpp", "struct RETORT_TABLE(\"t\") T { int a[3]; int b : 2; int c; };");
  BOOST_TEST(result.diagnostics.size() == 2u);
  BOOST_TEST(result.header.structs.at(0).members.size() == 3u);
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_an_error) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "namespace a {";
  for (int i = 0; i < 100000; ++i) text += "}";
  BOOST_TEST(first(text).substr(0, 5) == "R0111");
}

}  // namespace
