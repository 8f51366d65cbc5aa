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

sys.path.insert(0, str(Path(__file__).parent.parent))

from installed import chosen_meson  # noqa: E402

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
        cls.environment = {"PATH": chosen_meson(cls.folder) + os.environ["PATH"]}
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
            options += ["--force-fallback-for=retort,retort-migrate"]
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
                           "PATH": f"{staged}{prefix}/bin{os.pathsep}{cls.environment['PATH']}"}

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
        self.configure()
        self.squash()
        self.live()

    def configure(self):
        """A retort.toml that comes later is compiled in by the next build, and is gone when it goes."""
        def version_table():
            run(["meson", "compile", "-C", self.build], **self.environment)
            self.assertIn("no work to do", run(["ninja", "-C", self.build, "-n"], **self.environment))
            return run([self.build / "migrations" / "migrate", "config"], cwd=self.folder, **self.environment)

        file = self.project / "retort.toml"
        self.assertRegex(version_table(), r"version_table +retort_version +default")
        for name in ("first", "second"):
            file.write_text(f'[migrations]\nversion_table = "{name}"\n')
            self.assertRegex(version_table(), rf"version_table +{name} +compiled in")
        file.unlink()
        self.assertRegex(version_table(), r"version_table +retort_version +default")

    def squash(self):
        """Both C++ revisions as one: the database moves over by itself, and a new one is the same."""
        def migrate(*words):
            return run([self.build / "migrations" / "migrate", *words], cwd=self.project, **self.environment)

        build = ["meson", "compile", "-C", self.build]
        schema = migrate("diff", "empty", "env")
        told = migrate("squash", "base:head", "-m", "All of it", "--rev-id", "whole")
        file = self.project / re.search(r"migrations/\S+_all_of_it\.cpp", told).group(0)
        self.assertRegex(file.read_text(), r'(?s)"whole",\s+replaces\("\w{12}", "\w{12}"\).*op\.create_table\(.*op\.add_column\(')
        run(build, **self.environment)
        self.assertIn("it is at whole now, which replaces it", migrate("upgrade"))
        self.assertIn("all passed", migrate("verify"))
        self.assertIn("ok", run(["meson", "test", "-C", self.build, "migrations"], **self.environment).lower())
        self.assertRegex(migrate("reset", "--yes"), r"(?s)upgrade whole .*\(1 revision")
        self.assertEqual(schema, migrate("diff", "empty", "env"))
        self.assertIn("deleted 2 files", migrate("squash", "--delete", "whole"))
        run(build, **self.environment)
        self.assertIn("whole (head)", migrate("current"))
        self.assertIn("all passed", migrate("verify"))
        self.assertIn("now at base", migrate("downgrade", "base"))
        self.assertIn("now at whole", migrate("upgrade"))

    def live(self):
        """A function with the session of the run: by text and by libpqxx, up and down, in proofs, and never in a script."""
        def migrate(*words, expect=0):
            return run([self.build / "migrations" / "migrate", *words], cwd=self.project, expect=expect, **self.environment)

        made = migrate("revision", "--cpp-file", "-m", "Loud names", "--rev-id", "loud")
        file = self.project / re.search(r"migrations/\S+_loud_names\.cpp", made).group(0)
        head = re.sub(r"(?s)\nvoid upgrade.*", "", file.read_text())
        file.write_text("#include <pqxx/nontransaction>\n#include <retort/connection.hpp>\n" + head + """
void upgrade(Operations& op) {
  op.execute("COMMENT ON COLUMN customers.name IS 'To be loud'");
  op.with_connection("Write names\\nloud", [](LiveConnection& db) {
    for (const auto& row : db.query("SELECT id, name FROM customers")) {
      std::string loud = *row[1];
      for (char& c : loud) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      }
      db.execute("UPDATE customers SET name = $2 WHERE id = $1", {row[0], loud});
    }
  });
  op.execute("DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM customers WHERE name ~ '[a-z]'); END $$");
  op.comment_on("COLUMN customers.name", "");
}

void downgrade(Operations& op) {
  op.with_connection("Write names softly", [](LiveConnection& db) {
    pqxx::nontransaction tx(db.connection().pqxx());
    tx.exec("UPDATE customers SET name = lower(name)");
  });
}
""")
        run([Path(self.environment.get("PATH", "").split(os.pathsep)[0]) / "retort" if WAY == "installed"
             else self.build / "subprojects" / "retort" / "src" / "cli" / "retort", "rehash"], cwd=self.project, **self.environment)
        run(["meson", "compile", "-C", self.build], **self.environment)
        refused = migrate("upgrade", "whole:loud", "--sql", expect=1)
        self.assertIn("R0437", refused)
        self.assertIn("revision loud needs a live connection: Write names loud\n", refused)
        line = file.read_text().splitlines().index('  op.with_connection("Write names\\nloud", [](LiveConnection& db) {') + 1
        self.assertIn(f"{file.name}:{line}:", refused)
        self.assertIn("-- here a function of the revision runs: Write names loud\n", migrate("upgrade", "--dry-run"))
        psql = ["psql", "-Atqc"]
        database = migrate("db", "url").strip()
        run([*psql, "INSERT INTO customers (name, phone) VALUES ('Ann', '1'), ('bob', '2')", database])
        query = [*psql, "SELECT name FROM customers ORDER BY 1", database]
        self.assertIn("now at loud", migrate("upgrade"))
        self.assertEqual(run(query), "ANN\nBOB\n")
        self.assertIn("ok", run(["meson", "test", "-C", self.build, "migrations", "--print-errorlogs"], **self.environment).lower())
        self.assertIn("R0437", migrate("squash", "whole:loud", "-m", "Both", expect=1))
        self.assertIn("now at whole", migrate("downgrade", "-1"))
        self.assertEqual(run(query), "ann\nbob\n")

    def proven(self, project, build, message):
        """The road that `init` names, with nothing configured."""
        run(["meson", "setup", build, project, "-Dbuildtype=plain"], **self.environment)
        self.addCleanup(run, ["meson", "compile", "-C", build, "migrate-db-stop"], **self.environment)
        self.assertIn(message, run(["meson", "compile", "-C", build, "migrate-upgrade"], **self.environment))
        run(["meson", "test", "-C", build], **self.environment)
        self.assertIn("all passed", run(["meson", "compile", "-C", build, "migrate-verify"], **self.environment))

    @unittest.skipIf(WAY != "installed", "the same files; once is enough")
    def test_init(self):
        project = self.folder / "begun"
        run(["retort", "init", project], **self.environment)
        before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
        told = run(["retort", "init", project, "--template", "service"], expect=1, **self.environment)
        self.assertEqual(4, told.count("R0618"), "everything that stands in the way is named: " + told)
        self.assertEqual(before, {path: path.read_bytes() for path in project.rglob("*") if path.is_file()})
        self.assertIn("did you mean `service`?", run(["retort", "init", self.folder / "no", "--template", "servise"], expect=2,
                                                     **self.environment))
        self.proven(project, self.folder / "begun-build", "Create notes")

    @unittest.skipIf(WAY != "installed", "the same files; once is enough")
    def test_init_of_a_service_in_a_meson_project(self):
        project, build = self.folder / "with-service", self.folder / "with-service-build"
        project.mkdir()
        own = "project('mine', 'cpp', default_options: ['cpp_std=c++20', 'warning_level=3', 'werror=true'])\n"
        (project / "meson.build").write_text(own)
        told = run(["retort", "init", "--template", "service"], cwd=project, **self.environment)
        self.assertEqual(own, (project / "meson.build").read_text())
        lines = re.search(r"Add to meson.build.*?\n\n((?:  subdir.*\n)+)", told).group(1)
        (project / "meson.build").write_text(own + lines.replace("  ", ""))
        self.proven(project, build, "Create customers and purchases")
        run(["meson", "compile", "-C", build], **self.environment)
        url = run([build / "migrations" / "migrate", "db", "url"], **self.environment).splitlines()[-1]
        service = build / "app" / "service"
        run([service, "customer", "ann@example.org", "Ann"], DATABASE_URL=url)
        run([service, "purchase", "ann@example.org", "990"], DATABASE_URL=url)
        self.assertIn("nobody has", run([service, "purchase", "bob@example.org", "1"], expect=1, DATABASE_URL=url))
        self.assertEqual("ann@example.org  Ann  1 open\n", run([service, "list"], DATABASE_URL=url))
        self.assertEqual("healthy: 1 customers\n", run([service, "health"], DATABASE_URL=url))

    @unittest.skipIf(WAY != "installed", "the same files; once is enough")
    def test_init_from_a_database(self):
        # The server of one more project stands for somebody's own.
        kept = self.folder / "kept"
        kept.mkdir()
        kept.chmod(0o755)
        here = {**self.environment, "RETORT_BUILD_ROOT": str(kept)}
        self.addCleanup(run, ["retort", "db", "stop"], cwd=kept, **here)
        url = run(["retort", "db", "url"], cwd=kept, **here).splitlines()[-1]
        run(["retort", "db", "psql", "--", "-q", "-c", "CREATE TYPE mood AS ENUM ('sad', 'happy'); CREATE TABLE people (id bigint "
             "GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, mood mood DEFAULT 'happy'); CREATE VIEW happy AS SELECT "
             "name FROM people WHERE mood = 'happy'; CREATE TABLE old_migrations (version text)"], cwd=kept, **here)

        project, build = self.folder / "from-database", self.folder / "from-database-build"
        told = run(["retort", "init", project, "--template", "existing-database"], expect=2, **self.environment)
        self.assertIn("needs a database", told)
        self.assertFalse(project.exists())
        words = ["retort", "init", project, "--template", "existing-database", "--exclude", "old_migrations", "--url", url]
        told = run(words, **self.environment)
        self.assertIn("they make what this one holds", told)
        self.assertIn("stamp head", told)
        self.assertIn("R0618", run(words, expect=1, **self.environment))
        self.proven(project, build, "What was there")
        migrate = build / "migrations" / "migrate"
        run([migrate, "stamp", "head", "--url", url], **self.environment)
        self.assertIn("nothing to do", run([migrate, "upgrade", "--url", url], **self.environment))

    @unittest.skipIf(WAY != "installed", "the same files; once is enough")
    def test_several_folders_and_a_configuration(self):
        project, build = self.folder / "parted", self.folder / "parted-build"
        run(["retort", "init", project], **self.environment)
        snippet_file = project / "migrations" / "meson.build"
        snippet_file.write_text(snippet_file.read_text().replace(
            "revision_folders = ['.']", "revision_folders = ['.', 'billing', '../shared']"))
        (project / "retort.toml").write_text('[migrations]\nversion_table = "alembic_version"\nfile_template = "{id}"\n'
                                             'locations = ["migrations", "migrations/billing", "shared"]\n')
        for name, folder in (("b1", "migrations/billing"), ("s1", "shared")):
            run(["retort", "revision", "--sql-file", "--rev-id", name, "-m", name, "--head", "base", "--version-path", folder],
                cwd=project, **self.environment)
        run(["meson", "setup", build, project, "-Dbuildtype=plain"], **self.environment)
        run(["meson", "compile", "-C", build], **self.environment)

        # The one file, elsewhere: it knows its revisions, its version table, and that all of them are as compiled.
        away = self.folder / "away"
        away.mkdir()
        shutil.copy(build / "migrations" / "migrate", away)
        environment = {"RETORT_BUILD_ROOT": str(away), "HOME": str(away)}
        self.assertIn("b1 (head)", run([away / "migrate", "heads"], cwd=away, **environment))
        self.assertRegex(run([away / "migrate", "config"], cwd=away, **environment),
                         r"migrations.version_table +alembic_version +compiled in, retort.toml:2")
        try:
            run([away / "migrate", "upgrade", "heads"], cwd=away, **environment)
            self.assertIn("alembic_version", run([away / "migrate", "db", "psql", "--", "-Atc", "\\dt"], cwd=away, **environment))
            self.assertIn("all passed", run([away / "migrate", "verify"], cwd=away, **environment))
        finally:
            run([away / "migrate", "db", "stop"], cwd=away, **environment)

        (project / "shared" / "s1.sql").unlink()
        told = run(["meson", "setup", "--reconfigure", build, project], expect=1, **self.environment)
        self.assertIn("the manifest lists ../shared/s1.sql, which is not there", told)
        self.assertIn("retort rehash", told)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
