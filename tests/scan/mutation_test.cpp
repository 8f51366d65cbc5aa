// The scanner takes any bytes: a header full of features, cut, spliced and overwritten in thousands of
// reproducible ways, never crashes it (run under ASan and UBSan too) and every place it names exists.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

#include "scan/scan.hpp"

namespace {

const std::string seed_text = R"(#include "a.hpp"
namespace a::b { inline namespace c {
enum class RETORT_ENUM("p", comment("x")) P : int { a = 1, b RETORT_VALUE("b-c") = 'x', };
struct Mixin { RETORT_COLUMN(default_now) retort::timestamptz created_at{}; };
struct [[nodiscard]] RETORT_TABLE("t", index("i", &T::a, where(R"q(x > ')')q"))) T final : Mixin {
  RETORT_COLUMN(primary_key, references(&C::id, on_delete::cascade)) std::int64_t id = 1'000;
  std::map<int, std::vector<int>> m = std::map<int, std::vector<int>>{{1, {2}}};
  RETORT_TRANSIENT void (*f)(int), *g[3]; int x : 3;
  template <class A> void h(A a) { } static int s; bool operator==(const T&) const = default;
#if 0
  } } {
#endif
  union { int u; }; int a, b{3}; /* c */ // d \
  e
};
}} // namespace
)";

void check(const std::string& text) {
  const auto result = retort::scan::scan("m.hpp", text);
  const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const auto& diagnostic : result.diagnostics) {
    BOOST_TEST_REQUIRE(
        (diagnostic.place.line >= 1 && diagnostic.place.line <= lines && diagnostic.place.column >= 1));
  }
}

BOOST_AUTO_TEST_CASE(every_prefix_and_suffix) {
  for (std::size_t i = 0; i <= seed_text.size(); ++i) {
    check(seed_text.substr(0, i));
    check(seed_text.substr(i));
  }
}

BOOST_AUTO_TEST_CASE(every_byte_left_out_or_replaced) {
  for (std::size_t i = 0; i < seed_text.size(); ++i) {
    std::string text = seed_text;
    for (char c : {'(', ')', '{', '}', '<', ';', '"', '\'', '\\', '\0', '\xff'}) {
      text[i] = c;
      check(text);
    }
    check(seed_text.substr(0, i) + seed_text.substr(i + 1));
  }
}

BOOST_AUTO_TEST_CASE(pieces_in_any_order) {
  std::mt19937 random(1);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int piece = 0; piece < 6; ++piece) {
      const std::size_t begin = random() % seed_text.size();
      text += seed_text.substr(begin, random() % 200);
    }
    check(text);
  }
}

}  // namespace
