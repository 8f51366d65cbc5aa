#include <boost/test/unit_test.hpp>

#include "scan/scan.hpp"

namespace {

std::string values(const std::string& text) {
  const auto result = retort::scan::scan("e.hpp", text);
  if (!result.diagnostics.empty()) return result.diagnostics.front().code;
  std::string out;
  for (const auto& enumeration : result.header.enums) {
    out += qualified_name(enumeration) + "[" + enumeration.annotation.text + "]";
    for (const auto& value : enumeration.values) {
      out += " " + value.name;
      if (value.label.present) out += "[" + value.label.text + "]";
    }
    out += ";";
  }
  return out;
}

BOOST_AUTO_TEST_CASE(values_and_labels) {
  struct Case {
    const char* text;
    const char* values;
  };
  const Case cases[] = {
      {"enum class RETORT_ENUM(\"p\") P { a, b };", "P[\"p\"] a b;"},
      {"enum class RETORT_ENUM(\"p\") P { a, b, };", "P[\"p\"] a b;"},
      {"namespace n { enum struct [[nodiscard]] RETORT_ENUM(\"p\") P : unsigned char { a = 'x', b = (1 , 2) "
       "}; }",
       "n::P[\"p\"] a b;"},
      {"enum RETORT_ENUM(\"p\") P { a RETORT_VALUE(\"A\") = 1, b = f(1, 2) RETORT_VALUE(\"B\"), c "
       "[[deprecated]] };",
       "P[\"p\"] a[\"A\"] b[\"B\"] c;"},
      {"enum class P { a, b }; enum Q : int; enum class R; enum { x, y };", ""},
      {"struct T { enum class RETORT_ENUM(\"k\") Kind { a }; Kind kind; };", "T::Kind[\"k\"] a;"},
      {"enum class RETORT_ENUM(\"p\") P { /* no */ a, // RETORT_VALUE(\"x\")\n b };", "P[\"p\"] a b;"},
      {"enum class RETORT_ENUM(\"p\") P;", "R0109"},
      {"enum class RETORT_ENUM(\"p\") { a };", "R0109"},
      {"enum class RETORT_ENUM P { a };", "R0103"},
      {"enum class P { a RETORT_VALUE(\"x\") };", "R0103"},
      {"enum class RETORT_TABLE(\"p\") P { a };", "R0103"},
  };
  for (const Case& item : cases)
    BOOST_TEST(values(item.text) == item.values, item.text << ": " << values(item.text));
}

}  // namespace
