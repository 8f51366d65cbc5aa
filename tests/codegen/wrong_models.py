"""Wrong model headers: the compiler's first error stands on the user's own line and says what is wrong.

Usage: wrong_models.py RETORT SOURCE_ROOT COMPILER...
Each case is a header with `// error: PATTERN` on the line that the error belongs to. Common parts come first.
"""

import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

PROLOGUE = """#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <retort/model.hpp>
namespace chat {
struct Plain { std::int64_t id; };
struct WithId { RETORT_COLUMN(primary_key) std::int64_t id; };
struct RETORT_TABLE("channels") Channel {
  RETORT_COLUMN(primary_key) std::int64_t id;
  RETORT_COLUMN(unique) std::optional<std::string> name;
  RETORT_TRANSIENT std::int64_t cached;
};
struct RETORT_TABLE("users") User : WithId { std::string email; };
"""
EPILOGUE = "\n}  // namespace chat\n"


def table(*lines):
    return 'struct RETORT_TABLE("threads") Thread {\n  ' + "\n  ".join(lines) + "\n};"


CASES = {
    "right": table(
        "RETORT_COLUMN(references(&Channel::id)) std::optional<std::int64_t> a;",
        "RETORT_COLUMN(references(&Channel::name)) std::string b;",
        "RETORT_COLUMN(references(&User::id)) long c;",
    ),
    "unknown word": table("RETORT_COLUMN(lenght(3)) std::string a;  // error: lenght"),
    "unknown word on a later line": table(
        "RETORT_COLUMN(unique,", "              lenght(3))  // error: lenght", "std::string a;"
    ),
    "word of another place": table('RETORT_COLUMN(where("x")) std::string a;  // error: R0154: a: '),
    "action without a reference": table("RETORT_COLUMN(on_delete::cascade) std::int64_t a;  // error: R0154"),
    "unmapped type": table("Plain a;  // error: R0151: a has a C"),
    "unmapped type, annotated": table("RETORT_COLUMN(unique) const char* a;  // error: R0151"),
    "enum without RETORT_ENUM": "enum class Kind { a };\n" + table("Kind kind;  // error: R0151"),
    "key of another type": table("RETORT_COLUMN(references(&Channel::id)) std::string a;  // error: R0159: a: "),
    "key of a narrower type": table("RETORT_COLUMN(references(&Channel::id)) int a;  // error: R0159"),
    "key of another type, from a mixin": table("RETORT_COLUMN(references(&User::id)) int a;  // error: R0159"),
    "composite key of another type": """struct RETORT_TABLE("threads",
  foreign_key(columns(&Thread::a), references(&Channel::name))  // error: R0159
  ) Thread { int a; };""",
    "composite keys of different length": """struct RETORT_TABLE("threads",
  foreign_key(columns(&Thread::a, &Thread::b), references(&Channel::id))  // error: R0159
  ) Thread { long a; long b; };""",
    "reference to a struct that is no model": table("RETORT_COLUMN(references(&Plain::id)) long a;  // error: R0155"),
    "reference to nothing": table("RETORT_COLUMN(references(&Nothing::id)) long a;  // error: Nothing"),
    "reference to no member": table("RETORT_COLUMN(references(&Channel::di)) long a;  // error: di"),
    "reference to a transient member": table("RETORT_COLUMN(references(&Channel::cached)) long a;  // error: R0156"),
    "reference to a mixin": table("RETORT_COLUMN(references(&WithId::id)) long a;  // error: R0157"),
    "length of a number": table("RETORT_COLUMN(length(3)) int a;  // error: R0160: a: "),
    "precision of a text": table("RETORT_COLUMN(precision(3, 1)) std::string a;  // error: R0161"),
    "scale of a time": table("RETORT_COLUMN(precision(3, 1)) retort::timestamptz a;  // error: R0161"),
    "optional key": table("RETORT_COLUMN(primary_key) std::optional<long> a;  // error: R0162"),
    "optional key of the table": """struct RETORT_TABLE("threads",
  primary_key(&Thread::a, &Thread::b)  // error: R0162
  ) Thread { long a; std::optional<long> b; };""",
    "index on another table": """struct RETORT_TABLE("threads",
  index("ix", &Channel::id)  // error: R0158
  ) Thread { long a; };""",
    "a wrong constant": "inline constexpr auto brief = retort::annotation::length(3);\n"
    + table("RETORT_COLUMN(brief) int a;  // error: R0160"),
    "a flag for a number": table("RETORT_COLUMN(default_value(true)) int a;  // error: R0164: a: "),
    "a number for a flag": table("RETORT_COLUMN(default_value(0)) bool a;  // error: R0164"),
    "an enumerator of another enum": 'enum class RETORT_ENUM("x") X { a };\nenum class RETORT_ENUM("y") Y { a };\n'
    + table("RETORT_COLUMN(default_value(X::a)) Y y;  // error: R0164"),
    "a default that is nothing": table("RETORT_COLUMN(default_value(Plain{})) int a;  // error: no match"),
    "no name": 'struct RETORT_TABLE("") Thread { int a; };  // error: R0163',
    "a word for a name": 'struct RETORT_TABLE(comment("x")) Thread { int a; };  // error: R0163',
    "enum without a name": 'enum class RETORT_ENUM("") Kind { a };  // error: R0163',
    "member in a macro": "#define MORE int more;\n"
    'struct RETORT_TABLE("threads") Thread {  // error: R0153: .* 1 members .* Thread\n  MORE\n  int a;\n};',
    "member in a macro of a mixin": "#define MORE int more;\n"
    "struct Mixin {  // error: R0153: .* Mixin\n  MORE\n  int a;\n};\n"
    'struct RETORT_TABLE("threads") Thread : Mixin { int b; };',
    "member that is switched off": 'struct RETORT_TABLE("threads") Thread {  // error: .\n  int a;\n'
    "#ifdef NOT_DEFINED\n  RETORT_TRANSIENT int b;\n#endif\n};",
    "base in a macro": "#define AND_PLAIN , Plain\n"
    'struct RETORT_TABLE("threads") Thread : RETORT_TRANSIENT WithId AND_PLAIN {  // error: R0153\n  int a;\n};',
    "constructor": 'struct RETORT_TABLE("threads") Thread {  // error: R0152\n  explicit Thread(int);\n  int a;\n};',
    "enum value in a macro": "#define REST , c\n"
    'enum class RETORT_ENUM("kind") Kind { a, b REST };  // error: .\\bc\\b.* not handled in switch',
}


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def check(name, body, retort, root, compiler):
    """What is wrong with a case, or None."""
    text = PROLOGUE + body + EPILOGUE
    wanted = [(number, line.split("// error: ")[1]) for number, line in enumerate(text.splitlines(), 1) if "// error: " in line]
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "models"))
        with open(os.path.join(folder, "models", "wrong.hpp"), "w", encoding="utf-8") as file:
            file.write(text)
        for command in (["orm", "--output", "."], ["registry", "--output", "registry.cpp"]):
            result = run([retort, "codegen", *command, "models/wrong.hpp"], folder)
            if result.returncode != 0:
                return f"{name}: codegen failed:\n{result.stderr}"
        flags = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-I" + os.path.join(root, "include"), "-Imodels", "-I."]
        result = run([*compiler, *flags, "registry.cpp"], folder)
    errors = [line for line in result.stderr.splitlines() if re.match(r"[^ |]+: (fatal )?error: ", line)]
    if not wanted:
        return None if result.returncode == 0 and not result.stderr else f"{name}: expected no message:\n{result.stderr}"
    if not errors:
        return f"{name}: it compiled"
    number, pattern = wanted[0]
    match = re.match(rf"models/wrong\.hpp:{number}:(\d+): error: .*{pattern}", errors[0])
    if not match:
        return f"{name}: expected line {number} and {pattern!r}, got:\n  {errors[0]}"
    if len(errors) > 1 and "R01" in "".join(errors):
        return f"{name}: several messages for one mistake:\n  " + "\n  ".join(errors)
    if name != "enum value in a macro" and int(match[1]) > len(text.splitlines()[number - 1].split("  // error: ")[0]) + 1:
        return f"{name}: the column is outside of the line:\n  {errors[0]}"
    return None


def main():
    retort, root, *compiler = sys.argv[1:]
    retort, root = os.path.abspath(retort), os.path.abspath(root)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [
            problem
            for problem in pool.map(lambda item: check(*item, retort, root, compiler), CASES.items())
            if problem
        ]
    for problem in problems:
        print(problem)
    print(f"{len(CASES)} cases, {len(problems)} wrong")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
