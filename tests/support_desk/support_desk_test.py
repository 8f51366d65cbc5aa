"""The 63 tables of examples/support_desk without their revisions: scan, build, autogenerate from nothing, upgrade, check, down to an empty
database, up again; and the upgraded schema is that of create-all. Arguments: the source root and the build root."""

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from installed import Installed  # noqa: E402
from live_project import Server, leftovers, psql, run, schema  # noqa: E402

SOURCE, BUILD = (Path(argument).resolve() for argument in sys.argv[1:3])
EXAMPLE = SOURCE / "examples" / "support_desk"


class SupportDesk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="retort-support-desk-"))
        cls.project = cls.folder / "project"
        cls.build = cls.folder / "build"
        shutil.copytree(EXAMPLE, cls.project, ignore=shutil.ignore_patterns("*.cpp", "manifest", "retort.toml"))
        cls.retort = Installed(BUILD)
        cls.environment = cls.retort.environment
        run(["retort", "rehash", "--migrations", cls.project / "migrations"], environment=cls.environment)
        run(["meson", "setup", cls.build, cls.project, "-Dbuildtype=debug"], environment=cls.environment)
        cls.compile()
        cls.migrate = cls.build / "migrations" / "migrate"
        cls.server = Server(cls.migrate)

    @classmethod
    def compile(cls):
        run(["meson", "compile", "-C", cls.build], environment=cls.environment)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.retort.remove()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def run_migrate(self, url, *words, expect=0):
        return run([self.migrate, "--url", url, *words], expect=expect, cwd=self.project)

    def twice_at_once(self):
        """Two autogenerate in one folder at the same time: two whole revisions, both listed, and two heads that are named."""
        project = self.folder / "twice"
        shutil.copytree(self.project, project)
        running = [subprocess.Popen([self.migrate, "--project", project, "revision", "--autogenerate", "-m", message],
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for message in ("One", "Two")]
        for process in running:
            out, _ = process.communicate()
            self.assertEqual(0, process.returncode, out)
        files = sorted((project / "migrations").glob("*.cpp"))
        self.assertEqual(2, len(files))
        for file in files:
            self.assertEqual(63, file.read_text().count("op.create_table("), file)
            self.assertIn(file.name, (project / "migrations" / "manifest").read_text())
        self.assertEqual(2, len(run([self.migrate, "--project", project, "heads"]).splitlines()))

    def test_whole_life(self):
        url = self.server.database()
        self.run_migrate(url, "check", expect=3)
        self.assertIn("0 of 63, missing 63 tables\n    missing: public.agent_shifts, which no revision makes yet",
                      self.run_migrate(url, "verify", expect=3))
        self.twice_at_once()
        self.run_migrate(url, "revision", "--autogenerate", "-m", "Support desk", "--rev-id", "efaa6e584823")
        self.compile()

        self.run_migrate(url, "upgrade")
        self.assertEqual("63", psql(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' "
                                         "AND tablename NOT LIKE 'retort\\_%'"))
        self.run_migrate(url, "check")
        self.assertRegex(self.run_migrate(url, "verify"), r"\b63\b")
        upgraded = schema(url)

        gone = self.server.database()
        self.run_migrate(gone, "upgrade")
        psql(gone, "DROP TABLE audit_events")
        told = self.run_migrate(gone, "verify", expect=3)
        self.assertIn("62 of 63, missing 1 table\n    missing: public.audit_events, which efaa6e584823 made: it is gone since\n", told)

        nothing = self.run_migrate(url, "revision", "--autogenerate", "-m", "Nothing")
        self.assertEqual(1, len(list((self.project / "migrations").glob("*.cpp"))), nothing)

        self.run_migrate(url, "downgrade", "base")
        self.assertEqual("", leftovers(url))
        self.run_migrate(url, "upgrade")
        self.assertEqual(upgraded, schema(url))

        straight = self.server.database()
        self.run_migrate(straight, "create-all")
        self.assertEqual(upgraded, schema(straight))
        by_psql = self.server.database()
        psql(by_psql, run([self.migrate, "create-all", "--sql"], cwd=self.project))
        self.assertEqual(upgraded, schema(by_psql))

        # `migrate test` says the same in TAP.
        tap = run([self.migrate, "test"], cwd=self.project)
        self.assertNotIn("not ok", tap)
        self.assertTrue(re.search(r"^1\.\.\d+", tap, re.MULTILINE), tap)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
