// What the scanner finds in structs, one construct of C++ a case.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "scan/scan.hpp"

namespace {

using retort::header::Struct;
using retort::scan::Result;

/// The members of a struct on one line: `id[primary_key] email cached(transient)`.
std::string members(const Struct& structure) {
  std::vector<std::string> names;
  for (const auto& member : structure.members) {
    std::string text = member.name;
    if (member.column.present) text += "[" + member.column.text + "]";
    if (member.transient) text += "(transient)";
    names.push_back(text);
  }
  return retort::base::join(names, " ");
}

/// The members that a body declares, or the first diagnostic.
std::string scan_body(const std::string& body) {
  const Result result = retort::scan::scan("t.hpp", "struct RETORT_TABLE(\"t\") T {\n" + body + "\n};\n");
  if (!result.diagnostics.empty()) {
    return result.diagnostics.front().code + " " + result.diagnostics.front().text;
  }
  return result.header.structs.size() == 1 ? members(result.header.structs.front()) : "no struct";
}

struct Case {
  const char* name;
  const char* body;
  const char* members;
};

const Case cases[] = {
    {"plain", "int a; std::string b;", "a b"},
    {"annotated", "RETORT_COLUMN(primary_key) long id;", "id[primary_key]"},
    {"empty annotation", "RETORT_COLUMN() long id;", "id[]"},
    {"annotation with blanks", "RETORT_COLUMN( length(3),\n   index ) std::string a;",
     "a[length(3),\n   index]"},
    {"annotation with parentheses in text", "RETORT_COLUMN(check(\"a > (1)) \")) int a;",
     "a[check(\"a > (1)) \")]"},
    {"annotation with a raw string", "RETORT_COLUMN(check(R\"x(a ) )\" b)x\")) int a;",
     "a[check(R\"x(a ) )\" b)x\")]"},
    {"transient", "RETORT_TRANSIENT int a; int b;", "a(transient) b"},
    {"default values", "int a = 1; int b{2}; bool c = false;", "a b c"},
    {"default with commas", "std::map<int, int> a = std::map<int, int>{{1, 2}}; int b;", "a b"},
    {"default with less-than", "bool a = 1 < 2; int b;", "a b"},
    {"default with both", "bool a = x < y, b = c > d;", "a b"},
    {"default lambda", "int a = [] { int x = 1; return x; }(); int b;", "a b"},
    {"default string with semicolon", "std::string a = \"; int x;\";", "a"},
    {"two declarators", "int a, b = 2, *c;", "a b c"},
    {"template types", "std::map<std::string, std::vector<int>> a; std::optional<A<(1 > 2)>> b;", "a b"},
    {"global scope", "::std::string a; ::chat::Platform b;", "a b"},
    {"east const", "std::string const a; int volatile b;", "a b"},
    {"several words", "unsigned long long a; const char* b;", "a b"},
    {"decltype", "decltype(Other::id) a; decltype(f(1, 2)) b{};", "a b"},
    {"elaborated", "struct Other o; enum Kind k;", "o k"},
    {"attributes", "[[maybe_unused]] int a; int b [[deprecated(\"x\")]]; alignas(8) int c;", "a b c"},
    {"annotation and attribute", "RETORT_COLUMN(x) [[maybe_unused]] int a;", "a[x]"},
    {"digit separators", "int a = 1'000'000; char b = '\\''; char c = '\"';", "a b c"},
    {"comments", "int /* x; */ a; // int y;\n/* int z; */ int b;", "a b"},
    {"line splice", "int a\\\nb; // comment \\\nint c;\nint d;", "ab d"},
    {"preprocessor lines", "#pragma pack(push) { ( \"\nint a;\n  # define X int b; \\\n int c;\nint d;",
     "a d"},
    {"switched off", "#if 0\nint a; {\n#if 1\n#endif\n#else\nint b;\n#endif\nint c;", "b c"},
    {"functions", "int f(int a, int b = 2) const { return a; } void g(); int h() const noexcept;", ""},
    {"trailing return", "auto f() -> int; auto g() const -> std::map<int, int> { return {}; } int a;", "a"},
    {"operators",
     "bool operator==(const T&) const = default; bool operator<(const T& o) const { return true; } "
     "int operator()(int) { return 1; } explicit operator bool() const { return true; } int a;",
     "a"},
    {"constructors", "T() = default; T(int a) : x(a), y{a} {} explicit T(char); ~T() {} int x, y;", "x y"},
    {"virtual", "virtual void f() = 0; virtual ~T() = default; int a;", "a"},
    {"statics",
     "static int a; static constexpr int b = 1; inline static int c{2}; constexpr static int d = 3; int e;",
     "e"},
    {"static function", "static T make(int a) { return T{a}; } int e;", "e"},
    {"templates",
     "template <typename A, int B = (1 > 0)> void f(A a) { int x; } template <class U> using V = U; int a;",
     "a"},
    {"requires", "void f() requires true { } int a;", "a"},
    {"nested types",
     "struct In { int x; struct Deep { int y; }; }; class C; union U { int a; }; In a; struct { int q; } b;",
     "a b"},
    {"nested enum", "enum class Kind { a, b }; enum { big = 3 }; Kind kind = Kind::a;", "kind"},
    {"friends and usings",
     "friend struct X; friend bool operator==(T a, T b) { return true; } using A = int; typedef int B; int "
     "a;",
     "a"},
    {"static_assert", "static_assert(sizeof(int) == 4, \"; }\"); int a;", "a"},
    {"access", "private: void f(); public: int a; protected: static int b;", "a"},
    {"transient function pointer", "RETORT_TRANSIENT void (*callback)(int, char); int a;",
     "callback(transient) a"},
    {"transient array", "RETORT_TRANSIENT char buffer[16][2] = {}; int a;", "buffer(transient) a"},
    {"transient bit-field", "RETORT_TRANSIENT unsigned flag : 3 = 1; int : 4; unsigned int : 2; int a;",
     "flag(transient) a"},
    {"transient union", "RETORT_TRANSIENT union { int x; float y; }; int a;", "(transient) a"},
    {"macro as attribute", "EXPORT int a;", "a"},
    {"name in other letters", "int straße; int _x1;", "straße _x1"},
};

BOOST_AUTO_TEST_CASE(members_of_a_struct) {
  for (const Case& item : cases)
    BOOST_TEST(scan_body(item.body) == item.members, item.name << ": " << scan_body(item.body));
}

BOOST_AUTO_TEST_CASE(names_bases_and_places) {
  const Result result = retort::scan::scan("m.hpp", R"(#include "channel.hpp"
#include <string>
#  include "other/thing.hpp" // why
namespace a::inline b { namespace { struct Other { int x; }; } inline namespace c {
extern "C" { struct Plain { int x; }; }
template <typename T> struct Hidden { RETORT_TRANSIENTLY int x; };
class [[nodiscard]] RETORT_TABLE("users",
    index("i", &User::id)) User final : public Plain, private ::d::Mixin<int, 2>, RETORT_TRANSIENT Cache {
 public:
  int id;
} global;
struct Forward; struct Forward* pointer; struct Forward make();
}}
namespace alias = a::b;
)");
  BOOST_TEST_REQUIRE(result.diagnostics.empty());
  BOOST_TEST(result.header.includes == (std::vector<std::string>{"channel.hpp", "other/thing.hpp"}),
             boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(result.header.structs.size() == 3u);
  const Struct& user = result.header.structs[2];
  BOOST_TEST(qualified_name(user) == "a::b::c::User");
  BOOST_TEST(!user.scope[0].is_inline);
  BOOST_TEST(user.scope[1].is_inline);
  BOOST_TEST(user.position.line == 8);
  BOOST_TEST(user.position.column == 28);
  BOOST_TEST(user.table.position.line == 7);
  BOOST_TEST(user.table.position.column == 34);
  BOOST_TEST_REQUIRE(user.bases.size() == 3u);
  BOOST_TEST(user.bases[0].name == "Plain");
  BOOST_TEST(user.bases[1].name == "::d::Mixin");
  BOOST_TEST(user.bases[2].name == "Cache");
  BOOST_TEST(user.bases[2].transient);
  BOOST_TEST(user.members[0].position.line == 10);
  BOOST_TEST(user.members[0].position.column == 7);
}

BOOST_AUTO_TEST_CASE(words_of_an_annotation) {
  const auto result = retort::scan::scan("m.hpp", R"y(struct RETORT_TABLE("thr" "eads", schema("a\"b"),
    index("i", &Thread::id, descending(& ::chat::Other::x)), check(R"x(&No::no)x")) Thread { int id; };)y");
  BOOST_TEST_REQUIRE(result.diagnostics.empty());
  const auto& table = result.header.structs.at(0).table;
  BOOST_TEST(table.literal == "threads");
  BOOST_TEST(table.schema == "a\"b");
  BOOST_TEST(table.structs == (std::vector<std::string>{"Thread", "::chat::Other"}),
             boost::test_tools::per_element());
}

}  // namespace
