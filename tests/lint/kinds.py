"""docs/kinds.md names every kind of object that src/catalog/ reads, and no other."""

import pathlib
import re
import sys


def read_kinds(root):
    """What the kinds call themselves: `.name = "table"` of their traits."""
    found = set()
    for path in sorted((root / "src" / "catalog").glob("*.cpp")):
        found.update(re.findall(r'\{\.name = "([^"]+)"', path.read_text(encoding="utf-8")))
    return found


def documented_kinds(text):
    """The names in the first column of the page's table."""
    found = set()
    for line in text.splitlines():
        if line.startswith("| `"):
            found.update(re.findall(r"`([^`]+)`", line.split("|")[1]))
    return found


def problems(root):
    read = read_kinds(root)
    documented = documented_kinds((root / "docs" / "kinds.md").read_text(encoding="utf-8"))
    return [f"docs/kinds.md lacks `{name}`" for name in sorted(read - documented)] + [
        f"docs/kinds.md names `{name}`, which no kind is called" for name in sorted(documented - read)
    ]


if __name__ == "__main__":
    found = problems(pathlib.Path(sys.argv[1]))
    print("\n".join(found))
    sys.exit(1 if found else 0)
