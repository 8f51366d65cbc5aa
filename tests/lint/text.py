"""What no file of the repository may hold: unfinished marks, paths of somebody's machine, headers without a guard."""

import re
import sys
from pathlib import Path

import sources

UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b(?!\w)")
MACHINE_PATH = re.compile(r"(?<![\w.])/(home|Users)/\w+|(?<![\w.:/])/work/\w+|(?<![\w.:/])/root/(?!retort)\w+")
TRAILING = re.compile(r"[ \t]+$")


def check_file(path, root):
    where = path.relative_to(root)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        yield f"{where}: not UTF-8"
        return
    golden = "golden" in where.parts
    for number, line in enumerate(text.splitlines(), 1):
        if match := UNFINISHED.search(line):
            yield f"{where}:{number}: {match.group(0)}: finish it, or open an issue"
        if match := MACHINE_PATH.search(line):
            yield f"{where}:{number}: a path of one machine: {match.group(0)}"
        if not golden and path.suffix != ".md" and TRAILING.search(line):
            yield f"{where}:{number}: space at the end of the line"
    if path.suffix == ".hpp" and "golden" not in where.parts and "#pragma once" not in text:
        yield f"{where}: no #pragma once"
    if text and not text.endswith("\n") and not golden:
        yield f"{where}: no line break at the end"


def check(root):
    problems, checked = [], 0
    for path in sources.files(root):
        checked += 1
        problems += check_file(path, root)
    return problems, checked


if __name__ == "__main__":
    sources.finish(*check(Path(sys.argv[1])))
