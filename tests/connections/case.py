"""A server on TCP, and the program run against it with nothing of the caller's own settings. Argument: the program."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import tcp_server

RETORT = Path(sys.argv[1]).resolve()
PASSWORD = "right pass"


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = tcp_server.TcpServer()
        cls.addClassCleanup(cls.server.close)
        cls.server.start().with_roles()

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="retort-connections-")  # pylint: disable=consider-using-with
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "migrations").mkdir()
        (self.folder / "migrations" / "0001_first.sql").write_text(
            "-- First\n-- revision: 0001\n\n-- retort:upgrade\nCREATE TABLE t (id int);\n\n-- retort:downgrade\nDROP TABLE t;\n")
        (self.folder / "retort.toml").write_text("")

    def run_retort(self, *words, **environment):
        """A session without any of the caller's database variables. HOME is the test's folder."""
        mine = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "RETORT_", "DATABASE"))}
        return subprocess.run([str(RETORT), *words], cwd=self.folder, env={**mine, "HOME": str(self.folder), **environment}, text=True,
                              capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=60)

    def works(self, *words, **environment):
        done = self.run_retort("current", *words, **environment)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertNotIn(PASSWORD, done.stdout + done.stderr)

    def fails(self, code, text, *words, **environment):
        done = self.run_retort("current", *words, **environment)
        self.assertEqual(1, done.returncode, done.stdout + done.stderr)
        self.assertIn(f"error[{code}]", done.stderr)
        self.assertRegex(done.stderr, text)
        self.assertNotIn(PASSWORD, done.stderr)
        return done.stderr

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o600)
        return str(path)
