"""Headers that are odd but legal: each is read right, or refused with file, line and column; no member is lost.

Usage: odd_headers.py RETORT SOURCE_ROOT COMPILER...
A case is a header's text and the columns that its table has, or the place and code of the error. What is read is
compiled as well, and there the compiler counts the members.
"""

import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

HEAD = "#include <retort/model.hpp>\n"
NEEDS = {"std::map": "map", "std::array": "array", "std::function": "functional", "std::max": "algorithm", "std::convertible_to": "concepts"}


def table(body):
    return "struct RETORT_TABLE(\"t\") T {\n" + body + "\n};\n"


# name: (text, columns) or (text, "line:column code"); lines count from the first behind HEAD
CASES = {
    "attributes everywhere": ("struct [[nodiscard]] RETORT_TABLE(\"t\") [[deprecated]] T {\n  [[maybe_unused]] int a [[maybe_unused]];\n"
                              "  [[no_unique_address]] RETORT_COLUMN(unique) int b;\n  RETORT_COLUMN(unique) [[maybe_unused]] int c{};\n};", "a b c"),
    "attribute with arguments": (table("  [[deprecated(\"use b; or } c\")]] int a;\n  [[gnu::aligned(8)]] int b;\n  int c __attribute__((aligned(8)));"), "a b c"),
    "alignas": (table("  alignas(16) int a;\n  alignas(alignof(long)) alignas(32) long b = 1;\n  int alignas(8) c;"), "a b c"),
    "bit-fields": (table("  int a : 3;"), "2:7 R0105"),
    "transient bit-fields": (table("  RETORT_TRANSIENT unsigned a : 3, b : 4 = 1, : 0;\n  int c;"), "c"),
    "unnamed bit-field": (table("  int a;\n  RETORT_TRANSIENT int : 4;\n  int b;"), "a b"),
    "bit-field with a conditional": (table("  RETORT_TRANSIENT int a : (3 > 2 ? 4 : 5);\n  int b;"), "b"),
    "raw strings": (table("  std::string a = R\"(}; int lost; {)\";\n  std::string b{R\"x(\")\" )x\"};\n  int c;"), "a b c"),
    "digit separators": (table("  long a = 1'000'000;\n  int b = 0x1'F, c = 0b1'0;\n  char d = '\\'';\n  RETORT_TRANSIENT char e = 'x';").replace("  char d = '\\'';\n", "  RETORT_TRANSIENT char d = '\\'';\n"), "a b c"),
    "trailing return types": (table("  auto f() const -> std::map<int, int>;\n  auto g() -> decltype(1 > 2) { return false; }\n  int a;"), "a"),
    "templates with commas": (table("  RETORT_TRANSIENT std::map<int, std::pair<int, int>> m;\n  std::vector<std::optional<int>> a, b;\n  RETORT_TRANSIENT std::array<std::pair<int, char>, (2 >> 1) + 1> n{};\n  int c;"), "a b c"),
    "shift in a template argument": (table("  RETORT_TRANSIENT std::array<int, (8 >> 1)> m{};\n  std::optional<std::vector<std::vector<int>>> a;"), "a"),
    "comparisons in initialisers": (table("  bool a = 1 < 2, b = 3 > 2;\n  bool c = (1 < 2), d = 5 < 6 && 7 > 3;"), "a b c d"),
    "template call in an initialiser": (table("  int a = std::max<int>(1, 2), b = 3;\n  int c{std::pair<int, int>{1, 2}.first}, d = 4;"), "a b c d"),
    "lambda in an initialiser": (table("  int a = [](int x, int y) { return x < y ? 1 : 2; }(1, 2), b = 2;\n  RETORT_TRANSIENT std::function<int(int, int)> f = [](int x, int) -> int { return x; };\n  int c;"), "a b c"),
    "lambda with template parameters": (table("  int a = []<typename X, typename Y>(X x, Y) { return x; }(1, 2);\n  int b;"), "a b"),
    "nested namespaces": ("namespace a::b::inline c { namespace d {\n" + table("  int a;") + "}}", "a"),
    "inline namespace with attribute": ("inline namespace [[deprecated]] v1 {\n" + table("  int a;") + "}", "a"),
    "unnamed union": (table("  union { int x; float y; };\n  int a;"), "2:3 R0108"),
    "transient unnamed union": (table("  RETORT_TRANSIENT union { int x; float y; };\n  int a;"), "a"),
    "member of an unnamed struct type": (table("  RETORT_TRANSIENT struct { int x; } inner;\n  int a;"), "a"),
    "struct defined with members": (table("  struct Inner { int x; };\n  RETORT_TRANSIENT struct Other { int y; } one, two{3};\n  int a;"), "a"),
    "enum defined with a member": (table("  RETORT_TRANSIENT enum Kind { k1, k2 } kind = k1;\n  enum { flag = 3, };\n  enum class Scoped : int;\n  int a;"), "a"),
    "requires clauses": (table("  template <typename X> requires (sizeof(X) > 2) int f(X) const { return 1; }\n  template <typename X> requires std::is_integral_v<X> && (sizeof(X) < 4) void g();\n  void h() const requires true;\n  int a;").replace("  void h() const requires true;\n", ""), "a"),
    "operators": (table("  bool operator==(const T&) const = default;\n  auto operator<=>(const T&) const = default;\n  int operator()(int) const { return 1; }\n  int operator[](int) const;\n  explicit operator bool() const { return true; }\n  operator int() const;\n  T& operator+=(int);\n  void* operator new(std::size_t);\n  T operator,(int);\n  int a;"), "a"),
    "defaulted and deleted": (table("  void f() = delete;\n  void g() const& noexcept(noexcept(1 < 2)) {}\n  int a;"), "a"),
    "several declarators": (table("  int a = 1, b{2}, c;\n  std::string d, e = \"x, y;\";"), "a b c d e"),
    "pointer among declarators": (table("  int a, *b;"), "compile R0151"),
    "reference member": (table("  int& a;"), "compile R0151"),
    "pointer member": (table("  int* a;"), "compile R0151"),
    "transient pointers": (table("  RETORT_TRANSIENT int *p = nullptr, **q = nullptr, r = 0;\n  RETORT_TRANSIENT const char* const s = nullptr;\n  int a;"), "a"),
    "arrays": (table("  int a[3];"), "2:7 R0106"),
    "transient arrays": (table("  RETORT_TRANSIENT int a[3][2] = {{1, 2}, {3}}, b[1]{};\n  int c;"), "c"),
    "function pointers": (table("  RETORT_TRANSIENT int (*f)(int, char) = nullptr;\n  RETORT_TRANSIENT void (*const g[2])(int) = {};\n  RETORT_TRANSIENT int T::*m = nullptr;\n  RETORT_TRANSIENT int (T::*n)() const = nullptr;\n  int a;"), "a"),
    "function pointer as a column": (table("  int (*f)(int);"), "2:9 R0106"),
    "name in parentheses": (table("  int (a);"), "2:7 R0104"),
    "parenthesised declarator": (table("  RETORT_TRANSIENT int (*(f))(int) = nullptr;\n  int a;"), "a"),
    "function returning a function pointer": (table("  int (*f(int))(char);\n  int a;"), "a"),
    "if blocks": (table("#if 0\n  int lost;\n#elif 1\n  int a;\n#endif\n#if 1 // yes\n  int b;\n#endif"), "a b"),
    "both branches": ("#define LINUX 1\n" + table("#ifdef LINUX\n  int a;\n#else\n  int b;\n#endif"), "compile R0153"),
    "split declaration in branches": (table("#if 1\n  int a\n#else\n  long a\n#endif\n  ;"), "a"),
    "line continuations": (table("  int a\\\nb = 1;\n  // a comment \\\n  int lost;\n  int \\\n c;"), "ab c"),
    "continuation in the macro": ("struct RETORT_\\\nTABLE(\"t\") T { RETORT_COL\\\nUMN(unique) int a; };", "a"),
    "trigraph-like": (table("  std::string a = \"??/\";\n  int b; // ??/\n  int c;"), "a b c"),
    "UTF-8 names": (table("  int straße;\n  int 名前 = 1, ñ;\n  int \u00e9t\u00e9;"), "straße 名前 ñ été"),
    "universal character names": (table("  int \\u00e9 = 1;\n  int b;"), "2:7 R0104"),
    "carriage returns": (table("  int a;\n  // comment\n  RETORT_COLUMN(unique,\n    index) int b;").replace("\n", "\r\n"), "a b"),
    "byte order mark": ("\ufeff" + table("  int a;"), "a"),
    "digraphs": ("struct RETORT_TABLE(\"t\") T <%\n  int a;\n  RETORT_TRANSIENT int b<:2:>;\n%>;", "a"),
    "alternative tokens": (table("  bool a = true and not false;\n  bool b = 1 bitor 2;"), "a b"),
    "access specifiers": ("class RETORT_TABLE(\"t\") T {\n public:\n  int a;\n public: int b;\n};", "a b"),
    "private member": ("struct RETORT_TABLE(\"t\") T {\n  int a;\n private:\n  int b;\n};", "4:7 R0107"),
    "class members are private": ("class RETORT_TABLE(\"t\") T {\n  int b;\n};", "2:7 R0107"),
    "friends and usings": (table("  friend struct Other;\n  friend bool operator!(const T& t) { return t.a == 0; }\n  using X = int;\n  typedef int Y, *Z;\n  typedef struct { int q; } W;\n  template <typename U> using V = std::vector<U>;\n  static_assert(sizeof(int) > 1, \"; }\");\n  X a;\n  Y b;"), "a b"),
    "statics": (table("  static inline int s = 1, t = 2;\n  static constexpr std::array<int, 2> u{1, 2};\n  inline static const char* v = \"x\";\n  constexpr static int w = 3;\n  int a;"), "a"),
    "mutable and const": (table("  mutable int a;\n  const int b = 1;\n  int const c = 2;\n  volatile int d = 3;"), None),
    "decltype": (table("  decltype(1 + 2) a;\n  decltype(a) b = 3;\n  std::decay_t<decltype((1, 2))> c;"), "a b c"),
    "elaborated types": ("enum class RETORT_ENUM(\"e\") E { x };\n" + table("  enum E a;\n  struct Fwd;\n  RETORT_TRANSIENT struct Fwd* f = nullptr;\n  int b;"), "a b"),
    "qualified types": (table("  ::std::string a;\n  std::int64_t unsigned_ = 1;\n  ::std::optional<::std::vector<::std::string>> b;\n  unsigned short int long_name_;").replace("  unsigned short int long_name_;", "  short int c;\n  long long int d;\n  long e;"), "a unsigned_ b c d e"),
    "contextual keywords": (table("  int final;\n  int override = 1;\n  int module, import;\n  std::string RETORT;"), "final override module import RETORT"),
    "everything on one line": ("struct RETORT_TABLE(\"t\") T { int a; struct X {}; void f() {} RETORT_COLUMN(unique) int b; enum Y { y }; int c; };", "a b c"),
    "semicolons to spare": (table("  ;; int a;;\n  void f() {};\n  int b;"), "a b"),
    "instance behind the brace": ("struct RETORT_TABLE(\"t\") T {\n  int a;\n} inline const global{};\n", None),
    "struct in a macro block": ("#define BEGIN namespace inner {\n#define END }\nBEGIN\n" + table("  int a;") + "END\n", "4:8 R0103"),
    "macro member": ("#define MEMBER(x) int x;\n" + table("  MEMBER(lost)\n  int a;"), "3:9 R0104"),
    "macro member with a semicolon": ("#define MEMBER(x) int x\n" + table("  MEMBER(lost);\n  int a;"), "compile R0153"),
    "macro type": ("#define TEXT std::string\n" + table("  TEXT a;\n  std::optional<TEXT> b;"), "a b"),
    "macro attribute": ("#define NOTE [[maybe_unused]]\n#define NOTES(x) [[deprecated(x)]]\n" + table("  NOTE int a;\n  int b;"), "a b"),
    "comments in every place": (table("  int/*;*/a/* = */=/*,*/1/**/,//\n  b;\n  /* int lost; */ int c; // int lost;\n  int /* } */ d;"), "a b c d"),
    "attributes between words": ("struct alignas(16) [[nodiscard]] RETORT_TABLE(\"t\") T final {\n  int a;\n};", "a"),
    "bases": ("struct A { int a; };\ntemplate <int... N> struct Pack {};\nstruct RETORT_TABLE(\"t\") T : public A, RETORT_TRANSIENT Pack<1, (2 > 1), 3> {\n  int b;\n};", "a b"),
    "base of a dependent sort": ("struct A { struct B { int a; }; };\nstruct RETORT_TABLE(\"t\") T : A::B {\n  int b;\n};", "2:30 R0123"),
    "nested table": ("struct Outer {\n  struct RETORT_TABLE(\"t\") T { int a; };\n};", "2:10 R0103"),
    "table in a function": ("inline void f() {\n  struct RETORT_TABLE(\"t\") T { int a; };\n}", "2:10 R0103"),
    "template table": ("template <typename X>\nstruct RETORT_TABLE(\"t\") T { int a; };", "2:8 R0103"),
    "extern C": ("extern \"C\" {\n" + table("  int a;") + "}\nextern \"C\" int f();\n", "a"),
    "concepts before": ("template <typename T>\nconcept C = requires(T t) { { t.a } -> std::convertible_to<int>; };\n" + table("  int a;"), "a"),
    "string literals with braces": (table("  std::string a = \"}\" \"{\";\n  std::string b = u8\"}\" == nullptr ? \"\" : \"\";\n").replace("  std::string b = u8\"}\" == nullptr ? \"\" : \"\";\n", "  RETORT_TRANSIENT char b = '}';"), "a"),
    "designated and nested braces": (table("  std::vector<int> a{1, 2, 3};\n  std::optional<std::string> b = {};\n  std::vector<std::vector<int>> c = {{1, 2}, {3}};\n  int d = {4};"), "a b c d"),
    "new lines in odd places": ("struct\nRETORT_TABLE\n(\n\"t\"\n)\nT\n{\nint\na\n=\n1\n,\nb\n;\n}\n;", "a b"),
    "conditional operator": (table("  int a = true ? 1 : 2;\n  bool b = (1, 2) > 1 ? true : false, c = false;"), "a b c"),
    "constructor": (table("  T() = default;\n  int a;"), "compile R0152"),
    "destructor": (table("  ~T() {}\n  int a;"), "a"),
    "virtual function": (table("  virtual void f();\n  int a;"), "compile R0152"),
}


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def own_columns(text, name):
    """The names in the generated `columns[]` of the table and its bases."""
    names = []
    for block in re.findall(r"static constexpr std::string_view columns\[\] = \{\n(.*?)\};", text, re.S):
        names += re.findall(r'"([^"]*)"', block)
    return names


def check(number, name, retort, root, compiler, folder):
    text, wanted = CASES[name]
    # One namespace a case would change what is tested; one file and one compilation it is.
    case = os.path.join(folder, f"case{number}")
    os.mkdir(case)
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    eol = "\r\n" if "\r\n" in text else "\n"
    head = HEAD + "".join(f"#include <{header}>\n" for use, header in NEEDS.items() if use in text)
    whole = bom + head.replace("\n", eol) + text.removeprefix("\ufeff")
    with open(os.path.join(case, "odd.hpp"), "w", encoding="utf-8", newline="") as file:
        file.write(whole)
    result = run([retort, "codegen", "orm", "--output", ".", "odd.hpp"], case)
    first = head.count("\n")
    error = re.search(r"odd\.hpp:(\d+):(\d+)", result.stderr)
    if result.returncode != 0:
        if not error:
            return f"{name}: an error without a place:\n{result.stderr}"
        code = re.search(r"R0\d+", result.stderr)
        found = f"{int(error[1]) - first}:{error[2]} {code[0] if code else ''}"
        return None if found == wanted else f"{name}: wanted {wanted}, got {found}:\n{result.stderr}"
    with open(os.path.join(case, "odd.orm.hpp"), encoding="utf-8") as file:
        found = " ".join(own_columns(file.read(), name))
    flags = ["-std=c++20", "-fsyntax-only", "-x", "c++", "-Wno-trigraphs", "-I" + os.path.join(root, "include"), "-I."]
    result = run([*compiler, *flags, "odd.orm.hpp"], case)
    if wanted and wanted.startswith("compile"):
        code = wanted.partition(" ")[2]
        if result.returncode == 0 or code not in result.stderr:
            return f"{name}: wanted an error of the compiler {code}, got {found!r}\n{result.stderr}"
        return None
    if wanted is None:
        return None
    if found != wanted:
        return f"{name}: wanted {wanted!r}, got {found!r}"
    if result.returncode != 0:
        return f"{name}: does not compile:\n" + "\n".join(result.stderr.splitlines()[:6])
    return None


def main():
    retort, root, *compiler = sys.argv[1:]
    retort, root = os.path.abspath(retort), os.path.abspath(root)
    with tempfile.TemporaryDirectory() as folder:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = pool.map(lambda item: check(*item, retort, root, compiler, folder), enumerate(CASES))
            problems = [problem for problem in found if problem]
    for problem in problems:
        print(problem)
    print(f"{len(CASES)} headers, {len(problems)} wrong")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
