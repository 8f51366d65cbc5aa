"""A project of somebody else's, with the documented snippets of models/meson.build and migrations/meson.build: built from an
installed prefix and with Retort as a subproject; a new revision is picked up by `meson compile` alone.
Arguments: the source root, the build root, and `installed` or `subproject`."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE, BUILD, WAY = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
HERE = SOURCE / "tests" / "consumer" / "project"


def run(words, cwd=None, expect=0, **environment):
    inherited = {name: value for name, value in os.environ.items()
                 if name not in ("DATABASE_URL", "RETORT_DATABASE_URL", "PGHOST", "PGDATABASE", "MESSAGE", "DESTDIR",
                                 "RETORT_PROJECT", "RETORT_BUILD_ROOT", "MAKEFLAGS")}
    done = subprocess.run([str(word) for word in words], cwd=cwd, env={**inherited, **environment}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != expect:
        raise AssertionError(f"{' '.join(map(str, words))}: {done.returncode}, not {expect}\n{done.stdout}")
    return done.stdout


def snippet(folder):
    """What this repository builds its own sample with, without what is the sample's own."""
    text = (SOURCE / folder / "meson.build").read_text()
    text = re.sub(r"^model_headers = files\(.*?\)", "model_headers = files('customer.hpp')", text, flags=re.M | re.S)
    return re.sub(r"^model_sql = files\(.*?\)", "model_sql = files()", text, flags=re.M | re.S)


class Consumer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="retort-consumer-"))
        cls.project = cls.folder / "shop"
        cls.build = cls.folder / "build"
        cls.environment = {}
        shutil.copytree(HERE, cls.project)
        for folder in ("models", "migrations"):
            (cls.project / folder / "meson.build").write_text(snippet(folder))
        options = ["-Dbuildtype=plain"]
        if WAY == "installed":
            cls.install()
        else:
            (cls.project / "subprojects").mkdir()
            (cls.project / "subprojects" / "retort").symlink_to(SOURCE)
            (cls.project / "subprojects" / "retort.wrap").write_text(
                "[wrap-file]\ndirectory = retort\n\n[provide]\ndependency_names = retort, retort-migrate\n"
                "program_names = retort\n")
            options += ["-Dretort:tests=false", "-Dretort:sample=false"]
        run(["meson", "setup", cls.build, cls.project, *options], **cls.environment)

    @classmethod
    def install(cls):
        staged = cls.folder / "staged"
        run(["meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", staged])
        pkgconfig = next(staged.rglob("retort.pc")).parent
        prefix = re.search(r"^prefix=(.*)$", (pkgconfig / "retort.pc").read_text(), re.M).group(1)
        for file in pkgconfig.glob("retort*.pc"):
            file.write_text(re.sub(r"^prefix=.*$", f"prefix={staged}{prefix}", file.read_text(), flags=re.M))
        cls.environment = {"PKG_CONFIG_PATH": str(pkgconfig),
                           "PATH": f"{staged}{prefix}/bin{os.pathsep}{os.environ['PATH']}"}

    @classmethod
    def tearDownClass(cls):
        if (cls.build / "build.ninja").exists():
            cls.target("migrate-db-stop")
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def target(cls, name, **environment):
        return run(["meson", "compile", "-C", cls.build, name], **{**cls.environment, **environment})

    def manifest(self):
        return (self.project / "migrations" / "manifest").read_text()

    def test_whole_road(self):
        run(["meson", "compile", "-C", self.build], **self.environment)
        self.assertIn("no work to do", run(["ninja", "-C", self.build, "-n"], **self.environment))

        needed = run(["readelf", "-d", self.build / "migrations" / "migrate"])
        self.assertNotIn("libpqxx", needed, "one file that needs libpq alone")

        self.target("migrate-revision", MESSAGE="Customers")
        self.assertIn("_customers.cpp", self.manifest())
        before = self.manifest()
        self.assertIn("nothing to write", self.target("migrate-revision", MESSAGE="Again"))
        self.assertEqual(before, self.manifest())

        self.assertIn("Customers", self.target("migrate-upgrade"))
        self.assertIn("nothing to do", self.target("migrate-upgrade"))
        self.assertIn("(head)", self.target("migrate-current"))
        self.target("migrate-check")
        self.assertIn("all passed", self.target("migrate-verify"))
        self.assertIn("CREATE TABLE", self.target("migrate-sql"))
        self.assertIn("ok", run(["meson", "test", "-C", self.build, "migrations"], **self.environment).lower())

        model = self.project / "models" / "customer.hpp"
        model.write_text(model.read_text().replace("name;\n", "name;\n  RETORT_COLUMN(length(20)) std::string phone;\n"))
        self.target("migrate-revision", MESSAGE="Phone")
        self.target("migrate-upgrade")
        self.assertIn("Phone", self.target("migrate-history"))
        self.target("migrate-downgrade")
        self.target("migrate-reset", RETORT_YES="1")
        self.assertIn("all passed", self.target("migrate-verify"))

    @unittest.skipIf(WAY != "installed", "the same files; once is enough")
    def test_init(self):
        project, build = self.folder / "begun", self.folder / "begun-build"
        run(["retort", "init", project], **self.environment)
        run(["retort", "init", project], expect=1, **self.environment)
        run(["meson", "setup", build, project, "-Dbuildtype=plain"], **self.environment)
        try:
            self.assertIn("Create notes", run(["meson", "compile", "-C", build, "migrate-upgrade"], **self.environment))
            run(["meson", "test", "-C", build], **self.environment)
            self.assertIn("all passed", run(["meson", "compile", "-C", build, "migrate-verify"], **self.environment))
        finally:
            run(["meson", "compile", "-C", build, "migrate-db-stop"], **self.environment)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
