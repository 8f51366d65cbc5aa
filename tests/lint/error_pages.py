"""Every error code has a page under docs/errors/, and every page a code that something still reports."""

import re
import sys
from pathlib import Path

import sources

CODE = re.compile(r"\bR0\d{3}\b")
TITLE = re.compile(r"# (R0\d{3}): \S")


def used_codes(root):
    """Code -> the first place that names it inside a string."""
    used = {}
    for path in sources.files(root, "src", "include", "templates"):
        if path.suffix not in (".cpp", ".hpp", ".mustache"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for literal in re.findall(r'"[^"]*"', line):
                for code in CODE.findall(literal):
                    used.setdefault(code, f"{path.relative_to(root)}:{number}")
    return used


def check(root):
    problems = []
    used = used_codes(root)
    pages = {path.stem: path for path in (root / "docs" / "errors").glob("R*.md")}
    for code in sorted(used.keys() - pages.keys()):
        problems.append(f"{used[code]}: {code} has no page docs/errors/{code}.md")
    for code, path in sorted(pages.items()):
        if code not in used:
            problems.append(f"docs/errors/{path.name}: nothing reports {code}")
        title = TITLE.match(path.read_text(encoding="utf-8"))
        if not title or title.group(1) != code:
            problems.append(f"docs/errors/{path.name}:1: the title is not '# {code}: what is wrong'")
    return problems, len(used) + len(pages)


if __name__ == "__main__":
    sources.finish(*check(Path(sys.argv[1])))
