"""Compiles misuse.cpp, and checks that exactly its marked lines are refused, each with its text.

usage: misuse.py SOURCE COMPILER [ARGUMENT...]
"""

import re
import subprocess
import sys
from pathlib import Path


def expected(source):
    """Line number -> text that the compiler has to say about it."""
    lines = source.read_text(encoding="utf-8").splitlines()
    marks = ((number, re.search(r"// error: (.*)", line)) for number, line in enumerate(lines, 1))
    return {number: mark.group(1) for number, mark in marks if mark and number > 2}


def reports(output, name):
    """The compiler's output in parts, one an error, each with the lines of `name` that it mentions."""
    part = ""
    for line in output.splitlines():
        # GCC leads up to an error in a template with "In instantiation of", Clang follows it with notes.
        if re.search(r": (fatal )?error: |In instantiation of|In substitution of", line) and ": error: " in part:
            yield part
            part = ""
        part += line + "\n"
    yield part


def main(source, command):
    version = subprocess.run([*command, "--version"], capture_output=True, text=True).stdout
    if "clang" in version:
        command = [*command, "-ferror-limit=0"]
    run = subprocess.run([*command, "-std=c++20", "-fsyntax-only", str(source)], capture_output=True, text=True)
    parts = list(reports(run.stderr, source.name))
    wanted = expected(source)
    failures = []
    for number, text in wanted.items():
        place = f"{source.name}:{number}:"
        if not any(place in part and text in part for part in parts):
            failures.append(f"line {number} was not refused with '{text}'")
    lines = source.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        place = rf"{re.escape(source.name)}:{number}:\d+: error: "
        if number not in wanted and any(re.search(place, part) for part in parts):
            failures.append(f"line {number} was refused: {line.strip()}")
    print("\n".join(failures) if failures else f"{len(wanted)} misuses refused")
    if failures and "-v" in sys.argv:
        print(run.stderr)
    return 1 if failures or not wanted else 0


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    sys.exit(main(Path(arguments[0]), arguments[1:]))
