"""The checks of this folder see what they are for: each is given a small tree with one fault."""

import tempfile
import unittest
from pathlib import Path

import error_pages
import layering
import sizes
import text


def tree(files):
    folder = tempfile.TemporaryDirectory()
    for name, content in files.items():
        path = Path(folder.name) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for needed in ("src", "include", "templates", "docs/errors"):
        (Path(folder.name) / needed).mkdir(parents=True, exist_ok=True)
    return folder


def problems(check, files):
    with tree(files) as folder:
        return check(Path(folder))[0]


class Layering(unittest.TestCase):
    def test_what_is_allowed(self):
        allowed = '#include <string>\n#include <retort/error.hpp>\n#include "base/text.hpp"\n#include "diff/diff.hpp"\n'
        self.assertEqual([], problems(layering.check, {"src/diff/a.cpp": allowed}))
        self.assertEqual([], problems(layering.check, {"src/postgres/a.cpp": "#include <pqxx/pqxx>\n"}))

    def test_what_is_not(self):
        for name, line in (
            ("src/diff/a.cpp", '#include "ddl/ddl.hpp"'),            # a verb includes a verb
            ("src/base/a.hpp", '#include "catalog/catalog.hpp"'),    # a noun includes upwards
            ("src/model/a.hpp", '#  include "run/run.hpp"'),         # a noun includes a verb
            ("src/run/a.cpp", "#include <libpq-fe.h>"),              # the server is postgres/'s
            ("src/postgres/a.hpp", "#include <pqxx/pqxx>"),          # heavy in a header
            ("src/shared/a.hpp", "#include <string>"),               # a folder nobody planned
            ("include/retort/a.hpp", '#include "base/text.hpp"'),    # public on private
            ("include/retort/a.hpp", "#include <nlohmann/json.hpp>"),
        ):
            with self.subTest(name=name, line=line):
                self.assertEqual(1, len(problems(layering.check, {name: line + "\n"})))


class Text(unittest.TestCase):
    def test_faults(self):
        for name, content in (
            ("src/a.cpp", "// TO" "DO later\n"),
            ("src/a.cpp", 'auto p = "/ho' 'me/somebody/x";\n'),
            ("src/a.hpp", "int x();\n"),
            ("src/a.cpp", "int x; \n"),
            ("src/a.cpp", "int x;"),
        ):
            with self.subTest(content=content):
                self.assertEqual(1, len(problems(text.check, {name: content})))

    def test_clean(self):
        self.assertEqual([], problems(text.check, {"src/a.hpp": "#pragma once\nint x();\n"}))


class ErrorPages(unittest.TestCase):
    CODE = '.code = "R0' '123"'

    def test_both_ways(self):
        self.assertEqual(1, len(problems(error_pages.check, {"src/a.cpp": self.CODE})))
        self.assertEqual(1, len(problems(error_pages.check, {"docs/errors/R0123.md": "# R0123: wrong\n"})))
        self.assertEqual([], problems(error_pages.check,
                                      {"src/a.cpp": self.CODE, "docs/errors/R0123.md": "# R0123: wrong\n"}))
        self.assertEqual(1, len(problems(error_pages.check,
                                         {"src/a.cpp": self.CODE, "docs/errors/R0123.md": "# something\n"})))


class Sizes(unittest.TestCase):
    def test_a_long_function_is_seen(self):
        with tree({"src/a.cpp": "int f() {\n" + "  g();\n" * 80 + "}\n"}) as folder:
            self.assertEqual([(1, 82)], list(sizes.long_functions(Path(folder) / "src/a.cpp")))

    def test_only_far_too_long_files_fail(self):
        self.assertEqual([], problems(sizes.check, {"src/a.cpp": "int x;\n" * 800}))
        self.assertEqual(1, len(problems(sizes.check, {"src/a.cpp": "int x;\n" * 1100})))


if __name__ == "__main__":
    unittest.main()
