"""Each annotation on each sort of column: what must compile, and what must be one error on the user's line.

Usage: annotation_uses.py RETORT SOURCE_ROOT COMPILER...
All uses stand in one header, a struct each, and are compiled once by each compiler. A wrong use gives exactly
one message, with its code, on its own line, in a column of that line.
"""

import os
import re
import subprocess
import sys
import tempfile

PROLOGUE = """#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include <retort/annotation.hpp>
#include <retort/model.hpp>
namespace uses {
enum class RETORT_ENUM("x") X { a, b RETORT_VALUE("b-b") };
enum class RETORT_ENUM("y") Y { a };
struct Money { int cents = 0; };
struct RETORT_TABLE("others", unique(&Other::a, &Other::b)) Other {
  RETORT_COLUMN(primary_key) std::int64_t id;
  RETORT_COLUMN(unique) std::string text;
  RETORT_COLUMN(unique) X x;
  std::int64_t a;
  std::int64_t b;
};
inline constexpr auto brief = retort::annotation::length(3);
}
template <>
struct retort::sql_type<uses::Money> {
  static constexpr std::string_view name = "money";
  static std::string to_text(const uses::Money& money) { return std::to_string(money.cents); }
  static uses::Money from_text(std::string_view) { return {}; }
};
namespace uses {
"""

TYPES = {
    "bool": "bool", "short": "std::int16_t", "int": "std::int32_t", "long": "std::int64_t", "float": "float",
    "double": "double", "text": "std::string", "numeric": "retort::numeric", "uuid": "retort::uuid",
    "moment": "retort::timestamptz", "stamp": "retort::timestamp", "date": "retort::date", "time": "retort::time_of_day",
    "interval": "retort::interval", "bytes": "retort::bytes", "json": "retort::json", "jsonb": "retort::jsonb",
    "range": "retort::range<int>", "enum": "X", "own": "Money", "array": "std::vector<int>",
    "texts": "std::vector<std::string>",
}
ALL = " ".join(TYPES)


def but(names):
    return " ".join(name for name in TYPES if name not in names.split())


# annotation, the types it is right for, the code for all others (None: only the ones named are tried)
USES = [
    ("default_value(true)", "bool own", "R0164"),
    ("default_value(5)", "short int long float double numeric own", "R0164"),
    ("default_value(70000)", "int long float double numeric own", "R0164"),
    ("default_value(1.5)", "float double numeric own", "R0164"),
    ("default_value(X::a)", "enum text own", "R0164"),
    ("default_value(Y::a)", "text own", "R0164"),
    ('default_value("b-b")', but("bool short int long float double"), "R0164"),
    ('default_sql("f()")', ALL, None),
    ("length(3)", "text texts", "R0160"),
    ("brief", "text texts", "R0160"),
    ("precision(5)", "numeric moment stamp time interval", "R0161"),
    ("precision(5, 2)", "numeric", "R0161"),
    ("identity", "short int long", "R0165"),
    ("identity_always(start_with(5), cycle)", "short int long", "R0165"),
    ("default_now", "moment stamp date time own", "R0166"),
    ("on_update_now", "moment stamp date time own", "R0166"),
    ('collate("C")', "text texts own", "R0167"),
    ("primary_key", but("json"), "R0172"),
    ("unique", but("json"), "R0172"),
    ("index", but("json"), "R0172"),
    ('index("", opclass(expression("a ->> 1"), "text_ops"))', "json", None),
    ("references(&Other::id)", "long", "R0159"),
    ("references(&Other::text)", "text", "R0159"),
    ("references(&Other::x)", "enum", "R0159"),
    ('sql_type("anything"), length(3), default_value(5), default_now', "", "R0168"),
    ('sql_type("anything"), length(3), default_value(5), collate("C")', ALL, None),
    ('generated("1"), comment("x"), check("true"), renamed_from("b"), name("c")', ALL, None),
]
# annotation, type, code
SINGLE = [
    ("default_value(-32768)", "short", None),
    ("default_value(32768)", "short", "R0164"),
    ('default_value("b")', "enum", "R0164"),
    ("default_value(false)", "enum", "R0164"),
    ("length(0)", "text", "R0169"),
    ("length(-1)", "text", "R0169"),
    ("precision(0)", "numeric", "R0169"),
    ("precision(1001)", "numeric", "R0169"),
    ("precision(7)", "moment", "R0169"),
    ("precision(0)", "moment", None),
    ("length(3), length(4)", "text", "R0173"),
    ("comment(\"a\"), unique, comment(\"b\")", "text", "R0173"),
    ("unique, unique(named(\"u\"))", "text", None),
    ("identity(cycle, cycle)", "int", "R0173"),
    ("default_now, default_sql(\"now()\")", "moment", "R0168"),
    ("identity, default_value(1)", "int", "R0168"),
    ("generated(\"1\"), default_value(1)", "int", "R0168"),
    ("generated(\"1\"), identity", "int", "R0168"),
    ("references(&Other::a, &Other::b)", "long", "R0171"),
    ("references(on_delete::cascade)", "long", "R0171"),
    ("references(&Other::id, on_delete::cascade, on_delete::set_null)", "long", "R0173"),
    ("schema(\"s\")", "long", "R0154"),
    ("foreign_key(columns(&Other::a))", "long", "R0154"),
    ("on_delete::cascade", "long", "R0154"),
    ("5", "long", "R0154"),
    ("\"text\"", "text", "R0154"),
    ("&Other::id", "long", "R0154"),
    ("unlogged", "long", "R0154"),
    ("start_with(5)", "long", "R0154"),
    ("index(where(\"true\"), method(\"hash\"), unique, comment(\"x\"))", "long", None),
    ("check(no_inherit, \"true\")", "long", None),
]
# words of a table with members `long a; std::optional<long> b; std::string c;`, code
TABLES = [
    ("index(\"\", &Use::a)", None),
    ("index(\"ix\")", "R0170"),
    ("index", "R0170"),
    ("unique", "R0170"),
    ("unique(named(\"u\"))", "R0170"),
    ("primary_key", "R0170"),
    ("primary_key(&Use::a)", None),
    ("primary_key(&Use::a, &Use::b)", "R0162"),
    ("foreign_key(columns(&Use::a))", "R0170"),
    ("foreign_key(columns(&Use::a), references(&Other::id))", None),
    ("foreign_key(columns(&Use::b), references(&Other::id), on_delete::set_null, on_delete_columns(&Use::b))", None),
    ("foreign_key(columns(&Use::c), references(&Other::id))", "R0159"),
    ("foreign_key(columns(&Use::a, &Use::b), references(&Other::a))", "R0159"),
    ("foreign_key(columns(&Use::a), references(&Other::a, &Other::b))", "R0159"),
    ("check(named(\"c\"))", "R0170"),
    ("check(\"true\", named(\"c\"))", None),
    ("exclude(\"gist\")", "R0170"),
    ("exclude(\"gist\", \"a WITH =\")", None),
    ("index(\"\", &Other::id)", "R0158"),
    ("comment(\"a\"), comment(\"b\")", "R0173"),
    ("schema(\"a\"), schema(\"b\")", "R0173"),
    ("unlogged, unlogged", "R0173"),
    ("primary_key(&Use::a), primary_key(&Use::a)", "R0173"),
    ("length(3)", "R0154"),
    ("references(&Other::id)", "R0154"),
    ("default_now", "R0154"),
    ("&Use::a", "R0154"),
    ("index(\"\", &Use::a, index(&Use::c))", "R0154"),
    ("index(\"\", &Use::a, method(\"x\"), method(\"y\"))", "R0173"),
]


def uses():
    """Lines of a header, and the code or None of each."""
    def column(annotation, type_name):
        return "  RETORT_COLUMN(" + annotation + ") " + TYPES[type_name] + " member;"

    for annotation, right, code in USES:
        for type_name in TYPES:
            if type_name in right.split():
                yield column(annotation, type_name), None
            elif code:
                yield column(annotation, type_name), code
    for annotation, type_name, code in SINGLE:
        yield column(annotation, type_name), code
    for annotation in ("primary_key", "identity"):
        line = f"  RETORT_COLUMN({annotation}) std::optional<int> member;"
        yield line, "R0162" if annotation == "primary_key" else "R0165"
    for annotation, code in TABLES:
        yield annotation, code


def header():
    lines = PROLOGUE.splitlines()
    wanted = {}
    for number, (text, code) in enumerate(uses()):
        if text.startswith("  "):
            lines += [f'struct RETORT_TABLE("t{number}") Use{number} {{', text]
            at = len(lines)
        else:
            text = text.replace("Use::", f"Use{number}::")
            lines += [f'struct RETORT_TABLE("t{number}", {text}) Use{number} {{']
            at = len(lines)
            lines += ["  std::int64_t a;", "  std::optional<std::int64_t> b;", "  std::string c;"]
        lines += ["};"]
        if code:
            wanted[at] = code
    return lines + ["}  // namespace uses", ""], wanted


def problems_of(compiler, lines, wanted, root, folder):
    flags = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-ferror-limit=0" if "clang" in compiler[-1] else "-fmax-errors=0",
             "-I" + os.path.join(root, "include"), "-Imodels", "-I."]
    result = subprocess.run([*compiler, *flags, "registry.cpp"], cwd=folder, capture_output=True, text=True, check=False)
    found = {}
    problems = []
    for line in result.stderr.splitlines():
        match = re.match(r"(.+?):(\d+):(\d+): (?:error|warning): (.*)", line)
        if not match:
            continue
        place, number, column, text = match[1], int(match[2]), int(match[3]), match[4]
        if place != "models/uses.hpp":
            problems.append(f"elsewhere: {line}")
            continue
        found.setdefault(number, []).append(text)
        if not 1 <= column <= len(lines[number - 1]) + 1:
            problems.append(f"line {number}: column {column} of {len(lines[number - 1])}: {lines[number - 1].strip()}")
    for number in sorted(found.keys() | wanted.keys()):
        texts = found.get(number, [])
        code = wanted.get(number)
        if len(texts) != 1 or not code or f"{code}: " not in texts[0]:
            problems.append(f"line {number}: wanted {code}, got {texts}: {lines[number - 1].strip()}")
    return problems


def main():
    retort, root, *compiler = sys.argv[1:]
    retort, root = os.path.abspath(retort), os.path.abspath(root)
    lines, wanted = header()
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "models"))
        with open(os.path.join(folder, "models", "uses.hpp"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
        for command in (["orm", "--output", "."], ["registry", "--output", "registry.cpp"]):
            subprocess.run([retort, "codegen", *command, "models/uses.hpp"], cwd=folder, check=True)
        problems = problems_of(compiler, lines, wanted, root, folder)
    for problem in problems:
        print(problem)
    print(f"{sum(1 for _ in uses())} uses, {len(wanted)} of them wrong, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
