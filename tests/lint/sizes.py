"""How large files and functions are, against CONTRIBUTING.md. Going past a figure asks for another look; only a file that
is far beyond the last one is refused."""

import sys
from pathlib import Path

import sources

FILE_LIMIT, FUNCTION_LIMIT, REFUSED = 700, 70, 1000
FOLDERS = ("src", "include", "tests", "tools", "bench", "fuzz", "models", "examples")


def long_functions(path):
    """(line, length) of each function at the left margin that is longer than the limit. clang-format closes such a
    function with a brace alone in the first column."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = None
    for number, line in enumerate(lines, 1):
        if line == "}" and start:
            if number - start + 1 > FUNCTION_LIMIT:
                yield start, number - start + 1
            start = None
        elif line and not line[0].isspace() and line.endswith("{") and ")" in line:
            start = number


def check(root):
    lengths, notes, problems = [], [], []
    for path in sources.files(root, *[folder for folder in FOLDERS if (root / folder).exists()]):
        if path.suffix not in (".cpp", ".hpp", ".py"):
            continue
        length = len(path.read_text(encoding="utf-8").splitlines())
        where = path.relative_to(root)
        lengths.append(length)
        if length > REFUSED:
            problems.append(f"{where}: {length} lines; split it")
        elif length > FILE_LIMIT:
            notes.append(f"warning: {where}: {length} lines")
        if path.suffix == ".cpp":
            notes += [f"warning: {where}:{line}: a function of {size} lines" for line, size in long_functions(path)]
    lengths.sort()
    if lengths:
        under = sum(length < 400 for length in lengths) * 100 // len(lengths)
        print(f"{len(lengths)} files, half under {lengths[len(lengths) // 2] + 1} lines, {under} % under 400")
    print("\n".join(notes))
    return problems, len(lengths)


if __name__ == "__main__":
    sources.finish(*check(Path(sys.argv[1])))
