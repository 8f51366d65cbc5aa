"""Which folder may include which: the table of docs/architecture.md, held against the `#include` lines."""

import sys
from pathlib import Path

import sources

MAY_INCLUDE = {
    "base": [],
    "model": ["base"],
    "operation": ["base"],
    "revision": ["base", "operation"],
    "postgres": ["base"],
    "catalog": ["base", "operation"],
    "header": ["base"],
    "scan": ["base", "header"],
    "codegen": ["base", "header"],
    "inspect": ["base", "catalog", "postgres"],
    "diff": ["base", "catalog", "operation"],
    "ddl": ["base", "model", "operation"],
    "render": ["base", "operation", "catalog"],
    "run": ["base", "revision", "operation", "postgres"],
    "import": ["base", "postgres"],
    "orm": ["postgres"],
}
MAY_INCLUDE["cli"] = list(MAY_INCLUDE)
# Holds macros alone; what can be declared ahead of libpqxx depends on its version.
VERSION_HEADER = "pqxx/version"
DATABASE_HEADERS = ("pqxx/", "libpq-fe.h", "pg_query")


def check_source(path, folder, root):
    """Problems with the includes of one file of src/<folder>/."""
    allowed = {folder, *MAY_INCLUDE[folder]}
    where = path.relative_to(root)
    for number, bracket, name in sources.includes(path):
        if bracket == '"' and "/" in name:
            target = name.split("/")[0]
            if target not in MAY_INCLUDE:
                yield f"{where}:{number}: \"{name}\" names no folder of src/"
            elif target not in allowed:
                yield f"{where}:{number}: {folder}/ may not include {target}/ (docs/architecture.md)"
        if name.startswith(DATABASE_HEADERS):
            if folder not in ("postgres", "orm"):
                yield f"{where}:{number}: only postgres/ and orm/ speak to a server: <{name}>"
            elif name.startswith("pqxx/") and path.suffix == ".hpp":
                yield f"{where}:{number}: <{name}> in a header costs every reader most of a second; use it in the .cpp"


def check_public(path, root):
    """Problems with the includes of one public header."""
    where = path.relative_to(root)
    for number, bracket, name in sources.includes(path):
        if name == VERSION_HEADER:
            continue
        if bracket == '"':
            yield f"{where}:{number}: a public header includes only <…>: \"{name}\""
        elif "/" in name and not name.startswith("retort/"):
            yield f"{where}:{number}: public headers need the standard library alone: <{name}>"
        elif name.startswith(DATABASE_HEADERS):
            yield f"{where}:{number}: public headers only forward-declare the database's types: <{name}>"


def check(root):
    problems, checked = [], 0
    for path in sources.files(root, "src"):
        if path.suffix in (".cpp", ".hpp"):
            folder = path.relative_to(root / "src").parts[0]
            checked += 1
            if folder not in MAY_INCLUDE:
                problems.append(f"{path.relative_to(root)}: the table in tests/lint/layering.py has no {folder}/")
            else:
                problems += check_source(path, folder, root)
    for path in sources.files(root, "include"):
        if path.suffix == ".hpp":
            checked += 1
            problems += check_public(path, root)
    return problems, checked


if __name__ == "__main__":
    sources.finish(*check(Path(sys.argv[1])))
