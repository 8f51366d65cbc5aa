"""The repository's own files, and one way to report what is wrong with them."""

import re
import subprocess
import sys
from pathlib import Path

SKIPPED = {".git", "subprojects", "__pycache__"}
TEXT = {".cpp", ".hpp", ".sql", ".py", ".md", ".build", ".mustache", ".txt", ".in", ".toml", ".yml", ".sh", ""}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def files(root, *folders):
    """Every text file under `folders` of `root` (all of it without them), sorted, without what a build made."""
    starts = [root / folder for folder in folders] or [root]
    found = []
    for start in starts:
        for path in start.rglob("*"):
            parts = path.relative_to(root).parts
            if SKIPPED & set(parts) or parts[0].startswith("build") or path.suffix not in TEXT:
                continue
            if path.is_file() and not path.is_symlink():
                found.append(path)
    ignored = _ignored(root, found)
    return sorted(path for path in found if path not in ignored)


def _ignored(root, paths):
    """What git would not track. None where there is no git: an unpacked release holds nothing else."""
    if not (root / ".git").exists() or not paths:
        return set()
    asked = "\0".join(str(path) for path in paths)
    done = subprocess.run(["git", "-C", str(root), "check-ignore", "-z", "--stdin"], input=asked,
                          capture_output=True, text=True, check=False)
    return {Path(name) for name in done.stdout.split("\0") if name}


def includes(path):
    """(line number, '<' or '"', what is included) for each include of a C++ file."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match.group(1), match.group(2)


def finish(problems, checked):
    """Prints the problems and ends the process: 1 if there are any, or if nothing was looked at."""
    for problem in problems:
        print(problem)
    print(f"{checked} looked at, {len(problems)} wrong")
    sys.exit(1 if problems or not checked else 0)
