"""An existing database becomes model headers and SQL files, which build, and say what the database holds. Run again, it touches
only what changed, and nothing that a person edited. Arguments: the source root and the build root."""

import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from installed import Installed  # noqa: E402
from live_project import Server, psql, psql_file, run  # noqa: E402

SOURCE, BUILD = (Path(argument).resolve() for argument in sys.argv[1:3])
HERE = SOURCE / "tests" / "from_database"
PROJECT = """project('odd', 'cpp', default_options: ['cpp_std=c++20', 'warning_level=3', 'werror=true'])
subdir('models')
subdir('migrations')
"""
PROGRAM = """#include <pqxx/pqxx>
#include <retort/orm.hpp>

#include "company.orm.hpp"
#include "users.orm.hpp"

int main(int, char** arguments) {
  retort::Connection connection(arguments[1]);
  pqxx::work tx(connection.pqxx());
  app::Company company;
  company.name = "Acme";
  company.settings = {"{}"};
  company = retort::insert(tx, company);
  app::Users user;
  user.company_id = company.id;
  user.email = "a@b.c";
  user.code = "12\\"";
  user.price = retort::numeric("1.50");
  user.mood = app::Mood::very_happy;
  user = retort::insert(tx, user);
  const auto found = retort::select(tx, app::users).where(app::users.mood == app::Mood::very_happy).one();
  tx.commit();
  return found.email == "a@b.c" && found.neg == -1 && found.moods.empty() && found.id == user.id ? 0 : 1;
}
"""


class FromDatabase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="retort-from-database-"))
        cls.project = cls.folder / "project"
        cls.models = cls.project / "models"
        cls.project.mkdir()
        cls.installed = Installed(BUILD)
        cls.environment = cls.installed.environment
        cls.retort = shutil.which("retort", path=cls.environment["PATH"])
        cls.server = Server(cls.retort)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.installed.remove()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def inspect(self, url, *words, expect=0):
        return run([self.retort, "inspect", url, "--models", self.models, *words], expect=expect, cwd=self.project)

    def files(self):
        return {path.relative_to(self.models).as_posix(): path.read_bytes() for path in self.models.rglob("*") if path.is_file()}

    def test_it_builds_and_is_the_database(self):
        url = self.server.database()
        for name in ("odd.sql", "types.sql", "kinds.sql"):
            psql_file(url, HERE / name)
        self.inspect(url)
        first = self.files()
        for name in ("users.hpp", "auth_user.hpp", "mood.hpp", "views/happy.sql", "functions/touch.sql", "types/positive.sql",
                     "tables/users.sql", "tables/child.sql", "extensions.sql", "sequences.sql", "meson.build"):
            self.assertIn(name, first)
        self.assertIn(b"references(&Company::id, on_delete::cascade)", first["users.hpp"])
        self.inspect(url)
        self.assertEqual(self.files(), first)

        self.build()
        migrate = self.folder / "build" / "migrations" / "migrate"
        self.assertEqual(run([migrate, "diff", "--from", url, "--to", "models"], cwd=self.project), "")
        self.assertEqual(run([migrate, "create-all", "--url", url], cwd=self.project), "")
        run([self.folder / "build" / "use", url])
        # Partitions and other tables that stand in SQL files are expected as well. (There is no revision yet.)
        self.assertRegex(run([migrate, "verify", "--url", url], cwd=self.project, expect=3), r"✓ tables: (\d+) tables, \1 expected")

        self.run_again(url, first)

    def build(self):
        (self.project / "migrations").mkdir()
        shutil.copy(SOURCE / "migrations" / "meson.build", self.project / "migrations")
        (self.project / "meson.build").write_text(PROJECT + "executable('use', 'use.cpp', dependencies: models_dep)\n")
        (self.project / "use.cpp").write_text(PROGRAM)
        run(["retort", "rehash", "--migrations", self.project / "migrations"], environment=self.environment)
        run(["meson", "setup", self.folder / "build", self.project, "-Dbuildtype=debug"], environment=self.environment)
        run(["meson", "compile", "-C", self.folder / "build"], environment=self.environment)

    def run_again(self, url, first):
        """Only what changed is written; what was edited is left, and named."""
        psql(url, "ALTER TABLE nokey ADD COLUMN y text; ALTER TABLE parent ADD COLUMN z text; DROP MATERIALIZED VIEW counts")
        edited = self.models / "parent.hpp"
        edited.write_text(edited.read_text().replace("std::int32_t", "int"))
        kept = edited.read_bytes()
        said = run(["sh", "-c", f"'{self.retort}' inspect '{url}' --models '{self.models}' 2>&1"], cwd=self.project)
        self.assertIn("parent.hpp as it is", said)
        now = self.files()
        changed = {name for name in first.keys() | now.keys() if first.get(name) != now.get(name)}
        self.assertEqual(changed, {"nokey.hpp", "parent.hpp", "views/counts.sql", "meson.build", ".retort-inspect"})
        self.assertEqual(now["parent.hpp"], kept)
        self.assertNotIn("views/counts.sql", now)
        self.inspect(url, "--force")
        self.assertIn(b"z;", self.files()["parent.hpp"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
