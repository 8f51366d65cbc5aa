"""A system of 63 tables as a consumer would build it: scan, build, autogenerate from nothing, upgrade, check, down to an empty
database, up again; and the upgraded schema is that of create-all. Arguments: the source root and the build root."""

import re
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from installed import Installed  # noqa: E402
from live_project import Server, leftovers, psql, run, schema  # noqa: E402

SOURCE, BUILD = (Path(argument).resolve() for argument in sys.argv[1:3])
HERE = SOURCE / "tests" / "support_desk"


def snippet(folder, headers):
    """What this repository builds its own sample with, for other headers."""
    text = (SOURCE / folder / "meson.build").read_text(encoding="utf-8")
    text = re.sub(r"^model_headers = files\(.*?\)", f"model_headers = {headers}", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^model_sql = files\(.*?\)", "model_sql = files()", text, flags=re.MULTILINE | re.DOTALL)


class SupportDesk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="retort-support-desk-"))
        cls.project = cls.folder / "project"
        cls.build = cls.folder / "build"
        shutil.copytree(HERE / "models", cls.project / "models")
        shutil.copy(HERE / "meson.build.in", cls.project / "meson.build")
        names = ", ".join(f"'{header.name}'" for header in sorted((HERE / "models").glob("*.hpp")))
        (cls.project / "models" / "meson.build").write_text(snippet("models", f"files({names})"))
        (cls.project / "migrations").mkdir()
        (cls.project / "migrations" / "meson.build").write_text(snippet("migrations", ""))
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

    def test_whole_life(self):
        url = self.server.database()
        self.run_migrate(url, "check", expect=3)
        self.run_migrate(url, "revision", "--autogenerate", "-m", "Support desk", "--rev-id", "efaa6e584823")
        self.compile()

        self.run_migrate(url, "upgrade")
        self.assertEqual("63", psql(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' "
                                         "AND tablename NOT LIKE 'retort\\_%'"))
        self.run_migrate(url, "check")
        self.assertRegex(self.run_migrate(url, "verify"), r"\b63\b")
        upgraded = schema(url)

        nothing = self.run_migrate(url, "revision", "--autogenerate", "-m", "Nothing")
        self.assertEqual(1, len(list((self.project / "migrations").glob("*.cpp"))), nothing)

        self.run_migrate(url, "downgrade", "base")
        self.assertEqual("", leftovers(url))
        self.run_migrate(url, "upgrade")
        self.assertEqual(upgraded, schema(url))

        straight = self.server.database()
        self.run_migrate(straight, "create-all")
        self.assertEqual(upgraded, schema(straight))

        # `migrate test` says the same in TAP.
        tap = run([self.migrate, "test"], cwd=self.project)
        self.assertNotIn("not ok", tap)
        self.assertTrue(re.search(r"^1\.\.\d+", tap, re.MULTILINE), tap)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
