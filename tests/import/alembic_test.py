"""`retort import alembic` on real Alembic projects: what is written, that it builds the same schema, and that both tools work
on one database and one version table, turn by turn. Skipped where there is no Alembic."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import live_project  # noqa: E402
from live_project import psql  # noqa: E402

RETORT = os.environ["RETORT_PROGRAM"]
PROJECTS = HERE / "alembic"


def python():
    for candidate in (os.environ.get("ALEMBIC_PYTHON", sys.executable), sys.executable, "/usr/bin/python3"):
        if subprocess.run([candidate, "-c", "import alembic, psycopg2"], cwd="/", capture_output=True, check=False).returncode == 0:
            return candidate
    raise SystemExit(77)


PYTHON = python()

BY_HAND = """UPDATE customers SET phone = substr(email, 1, 3);
"""


class Case(unittest.TestCase):
    """A server for all, a folder and the program for each."""

    @classmethod
    def setUpClass(cls):
        cls.server = live_project.Server(RETORT)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="retort-import-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.work = self.folder / "work"
        self.work.mkdir()
        self.url = self.server.database()

    def copy(self, project):
        shutil.copytree(PROJECTS / project, self.folder / "old")
        return self.folder / "old"

    def environment(self, url, **more):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "DATABASE", "RETORT_"))}
        if "RETORT_PG_BINDIR" in os.environ:
            kept["RETORT_PG_BINDIR"] = os.environ["RETORT_PG_BINDIR"]
        return {**kept, "DATABASE_URL": url, "SERVICE_DATABASE_URL": url, "PYTHONDONTWRITEBYTECODE": "1",
                "RETORT_BUILD_ROOT": str(self.folder / "build"), **more}

    def retort(self, *words, expect=0, url=None, **more):
        done = subprocess.run([RETORT, *words], cwd=self.work, env=self.environment(url or self.url, **more), text=True,
                              capture_output=True, check=False, stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, expect, f"{words}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def alembic(self, *words, url=None):
        done = subprocess.run([PYTHON, "-m", "alembic", *words], cwd=self.folder / "old", env=self.environment(url or self.url),
                              text=True, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, f"alembic {words}\n{done.stdout}{done.stderr}")
        return done.stdout

    def imported(self, *words, **more):
        return self.retort("import", "alembic", str(self.folder / "old"), "--python", PYTHON, *words, **more)

    def file(self, ending):
        found = list((self.work / "migrations").glob(f"*{ending}"))
        self.assertEqual(len(found), 1, f"{ending}: {found}")
        return found[0]

    def finish(self, ending, sql):
        """As the message says: SQL in place of the marked block, then `rehash`."""
        file = self.file(ending)
        file.write_text(re.sub(r"-- >>> to be written by hand.*-- <<< to be written by hand\n", lambda _: sql, file.read_text(),
                               flags=re.S))
        self.retort("rehash")

    def assert_agreed(self, needs=None):
        """`current` of both. Alembic also prints what a row implies by dependency alone: `needs` says what that may be."""
        ours = set(re.findall(r"^(\w+)", self.retort("current", "--quiet"), re.M)) - {"none"}
        theirs = set(re.findall(r"^(\w+)", self.alembic("current"), re.M))
        implied = set()
        for row in ours:
            implied |= (needs or {}).get(row, set())
        self.assertEqual(ours, theirs - (implied - ours))
        self.assertLessEqual(theirs, ours | implied)
        return theirs


class Linear(Case):
    def test_heads_and_what_is_left(self):
        old = self.copy("shop")
        said = self.imported()
        self.assertIn("imported 8 revisions into migrations; 1 to be finished by hand", said)
        self.assertRegex(said, r"fill_phones_from_the_old_system.sql: finish the upgrade by hand: it needs the result of `SELECT id, "
                               r"email FROM customers ORDER BY id`")
        self.assertIn("cannot be undone: the tags are gone", said)
        self.assertIn("what is finished of them runs on an empty database", said)
        self.assertEqual([], list(old.rglob("__pycache__")), "the old project is only read")
        self.assertIn('version_table = "alembic_version"', (self.work / "retort.toml").read_text())
        theirs = [line.split(",")[0].split()[0] for line in self.alembic("history").splitlines()]
        ours = [line.split(",")[0].split()[0] for line in self.retort("history", "--quiet").splitlines()]
        self.assertEqual(theirs, ours)
        text = self.file("_create_orders_with_a_state.sql").read_text()
        for line in ("-- Create orders, with a state", "-- revision: ae1027a6acf2", "-- revises: 1975ea83b712",
                     "-- created: 2025-01-20T14:00:00Z", "since another service uses it too."):
            self.assertIn(line, text)

    def test_values_are_not_bent(self):
        self.copy("shop")
        self.imported()
        text = self.file("_seed_a_table_of_prices.sql").read_text()
        self.assertIn(r"'100% free; it''s C:\free" + "\ttabbed'", text)
        self.assertIn("SET note = '50% off: soon' WHERE plan = 'paid'", text)
        self.assertIn("fk_orders_customer_id_customers", self.file("_create_orders_with_a_state.sql").read_text(),
                      "names by the convention that env.py knows")
        self.assertIn("-- transactional: no", self.file("_index_phones_while_the_service_runs.sql").read_text())
        self.assertNotIn("-- retort:downgrade", self.file("_drop_the_tags_of_orders.sql").read_text())

    def test_what_is_unfinished_refuses_to_run(self):
        self.copy("shop")
        self.imported()
        said = self.retort("upgrade", expect=1)
        self.assertIn("revision 6e5d4c3b2a19 was imported unfinished", said)
        self.assertEqual("0a1b2c3d4e5f", psql(self.url, "SELECT version_num FROM alembic_version"))

    def test_the_same_schema_and_rows(self):
        self.copy("shop")
        self.imported()
        self.finish("_from_the_old_system.sql", BY_HAND)
        theirs = self.server.database()
        self.alembic("upgrade", "head", url=theirs)
        self.retort("upgrade")

        def plain(url):
            return "\n".join(line for line in live_project.schema(url).splitlines() if "varying(32)" not in line and
                             "version_num text" not in line)
        self.assertEqual(plain(theirs), plain(self.url))
        for query in ("SELECT * FROM prices ORDER BY plan", "SELECT email, plan, phone FROM customers"):
            self.assertEqual(psql(theirs, query), psql(self.url, query))
        # A database that Alembic built is what the revisions build.
        self.assertIn("all passed", self.retort("verify", url=theirs))

    def test_turn_by_turn(self):
        self.copy("shop")
        self.imported()
        self.finish("_from_the_old_system.sql", BY_HAND)
        ids = self.retort("history", "--quiet").splitlines()
        self.assertEqual(set(), self.assert_agreed())
        for number in range(len(ids)):
            if number % 2:
                self.retort("upgrade", "+1")
            else:
                self.alembic("upgrade", "+1")
            self.assertEqual(1, len(self.assert_agreed()))
        self.retort("verify")
        self.assertIn("R0431", self.retort("downgrade", "-1", expect=1))
        self.alembic("stamp", "2f4e6d8c0b1a")
        psql(self.url, "ALTER TABLE orders ADD COLUMN tags text[]")
        for number in range(len(ids) - 1):
            if number % 2:
                self.retort("downgrade", "-1")
            else:
                self.alembic("downgrade", "-1")
            self.assert_agreed()
        self.assertEqual(set(), self.assert_agreed())
        self.assertEqual("", psql(self.url, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
                                            "AND relname NOT LIKE 'retort%' AND relname <> 'alembic_version'"))

    def test_once_more(self):
        old = self.copy("shop")
        self.imported()
        self.alembic("revision", "-m", "One more", "--rev-id", "feed0000beef")
        self.assertIn("imported 1 revision into migrations, 8 were there already", self.imported())
        self.assertIn("-> feed0000beef (head), One more", self.retort("history"))
        self.assertTrue(old.exists())


class Branched(Case):
    def test_turn_by_turn(self):
        self.copy("branched")
        said = self.imported()
        self.assertIn("imported 7 revisions into migrations", said)
        self.assertIn("up and down", said)
        self.assertIn('version_table = "service_version"\nversion_schema = "versions"', (self.work / "retort.toml").read_text())
        self.assertIn("-- branch_labels: core", self.file("_the_core.sql").read_text())
        self.assertIn("-- revises: a2, a3", self.file("_both_together.sql").read_text())
        self.assertIn("-- depends_on: billing", self.file("_what_needs_bills.sql").read_text())
        self.assertRegex(self.file("_the_core.sql").read_text(), "CREATE SCHEMA core;", "an operation of the project's own")
        for number, words in enumerate((
                ("upgrade", "left@a2"), ("upgrade", "a3"), ("upgrade", "billing@head"), ("upgrade", "a4"), ("downgrade", "a1"),
                ("upgrade", "a5"), ("upgrade", "heads"), ("downgrade", "b1"), ("upgrade", "heads"), ("downgrade", "base"),
                ("upgrade", "heads"), ("downgrade", "base"))):
            (self.alembic if number % 2 else self.retort)(*words)
            with self.subTest(number=number, words=words):
                self.assert_agreed({"b2": {"a2"}, "a5": {"b1"}})
        self.assertIn("imported 0 revisions into migrations, 7 were there already", self.imported())

    def test_the_same_schema(self):
        self.copy("branched")
        self.imported()
        theirs = self.server.database()
        self.alembic("upgrade", "heads", url=theirs)
        self.retort("upgrade", "heads")
        self.assertEqual(psql(theirs, "SELECT version_num FROM versions.service_version ORDER BY 1"),
                         psql(self.url, "SELECT version_num FROM versions.service_version ORDER BY 1"))
        self.assertIn("all passed", self.retort("verify", url=theirs))
        self.assertIn("nothing to do", self.retort("upgrade", "heads", url=theirs))
        lines = self.retort("test")
        self.assertNotIn("not ok", lines)


class Trouble(Case):
    def test_an_env_that_cannot_run(self):
        old = self.copy("shop")
        (old / "migrations" / "env.py").write_text("from settings import no_such_thing\n")
        said = self.imported()
        self.assertIn("env.py could not be used", said)
        self.assertIn("ModuleNotFoundError: No module named 'settings'", said)
        self.assertIn("imported 8 revisions", said)
        self.assertIn("FOREIGN KEY(customer_id)", self.file("_create_orders_with_a_state.sql").read_text())

    def test_a_revision_that_cannot_be_imported(self):
        old = self.copy("shop")
        (old / "migrations" / "versions" / "broken.py").write_text(
            '"""Uses the application\n\nCreate Date: 2025-04-01 00:00:00\n"""\nfrom shop.gone import Thing\n\n'
            'revision: str = "c0ffee00"\ndown_revision = "9c8d7e6f5a4b"\n\n\ndef upgrade():\n    Thing.make()\n\n\ndef downgrade():\n    pass\n')
        said = self.imported()
        self.assertIn("the file cannot be imported: ModuleNotFoundError", said)
        text = self.file("_uses_the_application.sql").read_text()
        self.assertIn("--         Thing.make()", text)
        self.assertIn("-> c0ffee00 (head), Uses the application", self.retort("history"))

    def test_a_revision_with_a_syntax_error(self):
        old = self.copy("shop")
        (old / "migrations" / "versions" / "broken.py").write_text('revision = "c0ffee00"\ndown_revision = (\n\n\ndef upgrade():\n    pass\n')
        said = self.imported(expect=1)
        self.assertRegex(said, r"versions/broken.py is no Python that can be read: .*line 2")
        self.assertIn("error[R0641]", said)
        self.assertFalse((self.work / "migrations").exists())

    def test_what_is_unfinished_is_named(self):
        self.copy("shop")
        said = self.imported()
        self.assertIn("what is finished of them runs on an empty database", said)
        self.assertNotIn("all of them run", said)
        self.alembic("upgrade", "head")
        self.assertRegex(self.retort("verify", expect=3), r"no drift: cannot be told: a revision is unfinished\n.*is unfinished \(R0647, migrations/")
        told = self.retort("test", expect=1)
        self.assertIn("was imported unfinished", told)
        self.assertNotIn("the database is at", told)
        self.assertRegex(self.retort("diff", "heads", "env", expect=1), r"R0647.*is unfinished")

    def test_batch_recreate_and_other_needs(self):
        old = self.copy("shop")
        head = ('"""{0}\n"""\nimport sqlalchemy as sa\nfrom alembic import context, op\nfrom sqlalchemy.orm import Session\n'
                'revision = "{0}"\ndown_revision = "{1}"\n\n\ndef upgrade():\n{2}\n\n\ndef downgrade():\n    pass\n')
        before = "9c8d7e6f5a4b"
        for name, body in (
                ("n1", "    with op.batch_alter_table('orders', recreate='always') as b:\n        b.drop_column('amount')"),
                ("n2", "    s = Session(bind=op.get_bind())\n    s.execute(sa.text('SELECT 1')).scalar()"),
                ("n3", "    if 'x' in sa.inspect(op.get_bind()).get_table_names():\n        op.drop_table('x')"),
                ("n4", "    try:\n        op.get_bind().scalar(sa.text('SELECT 1'))\n    except Exception:\n        pass"),
                ("n5", "    if not context.is_offline_mode():\n        raise ValueError('never seen')"),
                ("n6", "    op.execute('SELECT ' + str(1 / 0))")):
            (old / "migrations" / "versions" / f"{name}.py").write_text(head.format(name, before, body))
            before = name
        said = self.imported()
        for name, why in (("n1", "."), ("n2", "the result of `SELECT 1`"), ("n3", "inspect"), ("n4", "the result of `SELECT 1`"), ("n6", "ZeroDivisionError")):
            self.assertRegex(said, rf"migrations/{name}.sql: finish the upgrade by hand: .*{why}")
        self.assertIn("n5.sql: upgrade() asks is_offline_mode()", said)

    def test_statements_through_sessions_and_connections(self):
        old = self.copy("shop")
        (old / "migrations" / "versions" / "s1.py").write_text(
            '"""Ways to run a statement"""\nimport sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.orm import Session\n'
            'revision = "s1"\ndown_revision = "9c8d7e6f5a4b"\nprices = sa.table("prices", sa.column("plan"), sa.column("note"))\n\n\n'
            'def upgrade():\n'
            '    session = Session(bind=op.get_bind())\n'
            '    session.execute(prices.update().where(prices.c.plan == "free").values(note="one"))\n'
            '    session.commit()\n    session.close()\n'
            '    with op.get_bind().begin():\n        op.get_bind().execute(prices.delete().where(prices.c.plan.in_(["x", "y"])))\n'
            '    with op.get_bind().connect() as connection:\n'
            '        connection.execute(sa.text("INSERT INTO prices (plan, amount, valid_from) VALUES (:p, 1, now())"),\n'
            '                           [{"p": "a"}, {"p": "b"}])\n\n\n'
            'def downgrade():\n    op.execute(prices.delete())\n')
        self.assertNotIn("s1.sql: finish", self.imported())
        text = self.file("s1.sql").read_text()
        for line in ("UPDATE prices SET note='one' WHERE prices.plan = 'free';", "WHERE prices.plan IN ('x', 'y');",
                     "VALUES ('a', 1, now());", "VALUES ('b', 1, now());", "DELETE FROM prices;"):
            self.assertIn(line, text)

    def test_odd_heads(self):
        old = self.copy("shop")
        head = ('"""{1}\n\nMore */ of it.\n\nCreate Date: 2025-05-05 05:05:05+02:00\n"""\nfrom alembic import op\nrevision = "{0}"\n'
                'down_revision = "{2}"\nbranch_labels = {3}\n\n\ndef upgrade():\n    op.execute("SELECT 1 -- the end")\n\n\n'
                'def downgrade():\n    pass\n')
        before = "9c8d7e6f5a4b"
        for name, message, labels in (("v1.0,x", "revises: nothing", '("l,m", "n")'), ("ünï", "Größe: «50%» 'x' \\\\ y", "None")):
            (old / "migrations" / "versions" / f"{name}.py").write_text(head.format(name, message, before, labels))
            before = name
        self.imported()
        said = self.retort("show", "v1.0,x", "--json")
        self.assertIn('"branch_labels": ["l,m", "n"]', said)
        self.assertIn("revises - nothing", said)
        self.assertIn("9c8d7e6f5a4b", said)
        self.assertIn("SELECT 1 -- the end\n;", self.file("_revises_nothing.sql").read_text())
        self.assertIn("Größe: «50%» 'x'", self.retort("show", "ünï"))
        self.assertIn("2025-05-05T05:05:05+02:00", self.retort("show", "ünï"))

    def test_a_section_of_ours_in_theirs(self):
        old = self.copy("shop")
        (old / "migrations" / "versions" / "q.py").write_text(
            '"""Q"""\nfrom alembic import op\nrevision = "q"\ndown_revision = "9c8d7e6f5a4b"\n\n\ndef upgrade():\n'
            '    op.execute("SELECT 1;\\n-- retort:downgrade\\nDROP TABLE x")\n\n\ndef downgrade():\n    pass\n')
        said = self.imported(expect=1)
        self.assertRegex(said, "R0206|R0644")
        self.assertFalse((self.work / "migrations").exists())

    def test_into_the_folder_of_alembic_itself(self):
        shutil.copytree(PROJECTS / "shop", self.work, dirs_exist_ok=True)
        self.assertIn("imported 8 revisions into migrations", self.retort("import", "alembic", ".", "--python", PYTHON))
        self.assertTrue((self.work / "migrations" / "env.py").exists())
        self.assertIn("9c8d7e6f5a4b (head)", self.retort("heads"))

    def test_wrong_use(self):
        self.assertIn("R0641", self.retort("import", "alembic", str(self.folder), "--python", PYTHON, expect=1))
        self.assertIn("R0640", self.retort("import", "alembic", str(self.folder), "--python", "/bin/false", expect=1))
        self.assertIn("R0603", self.retort("import", "alembik", "x", expect=2))
        self.assertIn("did you mean `alembic`?", self.retort("import", "alembik", "x", expect=2))
        self.assertIn("R0603", self.retort("import", expect=2))
        self.assertEqual([], list(self.work.iterdir()))

    def test_another_version_table(self):
        self.copy("shop")
        (self.work / "retort.toml").write_text('[migrations]\nversion_table = "mine"\n')
        self.assertIn("R0645", self.imported(expect=1))
        self.assertFalse((self.work / "migrations").exists())
        (self.work / "retort.toml").write_text('[migrations]\nversion_table = "alembic_version"\n')
        self.imported()

    def test_several_databases(self):
        old = self.copy("shop")
        (old / "migrations" / "env.py").write_text(
            "from alembic import context\nfor name in ('one', 'two'):\n    context.configure(dialect_name='postgresql')\n"
            "    context.run_migrations(engine_name=name)\n")
        self.assertIn("R0642", self.imported(expect=1))


if __name__ == "__main__":
    unittest.main(verbosity=2)
