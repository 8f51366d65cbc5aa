"""Projects as `alembic init` and `alembic revision` leave them, with what is odd about real ones: an asynchronous env.py, folders in folders, times of another
zone, quotes in messages, types of every kind of enum, several databases. Both tools work on one database, turn by turn."""

import re
import subprocess
import unittest
from pathlib import Path

from alembic_test import PYTHON, Case
from live_project import psql

BODIES = {
    "a1": ("""
    state = postgresql.ENUM("open", "on hold", "won't do", name="state")
    state.create(op.get_bind(), checkfirst=True)
    op.create_table(
        "tickets",
        sa.Column("id", sa.BigInteger, sa.Identity(always=False, start=100), primary_key=True),
        sa.Column("state", postgresql.ENUM("open", "on hold", "won't do", name="state", create_type=False), nullable=False, server_default="open"),
        sa.Column("kind", sa.Enum("bug", "wish", name="kind"), nullable=False),
        sa.Column("severity", sa.Enum("low", "high", name="severity", native_enum=False, create_constraint=True, length=10)),
        sa.Column("labels", postgresql.ARRAY(sa.Text), server_default="{}", nullable=False),
        sa.Column("extra", postgresql.JSONB, server_default=sa.text("'{\\"a\\": [1, 2]}'::jsonb")),
        sa.Column("title", sa.String(200), sa.CheckConstraint("title <> ''", name="title_there"), comment="it's 100% text"),
        sa.Column("shout", sa.Text, sa.Computed("upper(severity)", persisted=True)),
        sa.Column("created", sa.DateTime(timezone=True), server_default=sa.func.now()))
    op.create_index("ix_open", "tickets", ["created"], postgresql_where=sa.text("state = 'open'"), postgresql_include=["title"])
    op.create_index("ix_labels", "tickets", ["labels"], postgresql_using="gin")
    op.create_index("ix_lower", "tickets", [sa.text("lower(title)")], unique=True)""", """
    op.drop_table("tickets")
    op.execute("DROP TYPE state")
    op.execute("DROP TYPE kind")
    """),
    "a2": ("""
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE state ADD VALUE IF NOT EXISTS 'done' AFTER 'on hold'")""", "    pass"),
    "a3": ("""
    tickets = sa.table("tickets", sa.column("title", sa.String), sa.column("kind", sa.Enum("bug", "wish", name="kind")),
                       sa.column("labels", postgresql.ARRAY(sa.Text)), sa.column("extra", postgresql.JSONB))
    op.bulk_insert(tickets, [{"title": "It's: 50% \\\\ :done", "kind": "bug", "labels": ["a", "b'c"], "extra": {"k": "it's"}}])
    bind = op.get_bind()
    bind.execute(tickets.update().where(tickets.c.title.like("It%")).values(kind="wish"))
    bind.execute(sa.text("UPDATE tickets SET severity = :s WHERE kind = :k"), {"s": "high", "k": "wish"})""", """
    op.execute("DELETE FROM tickets")"""),
    "b1": ("""
    with op.batch_alter_table("tickets", schema=None) as batch:
        batch.add_column(sa.Column("owner", sa.Integer))
        batch.alter_column("title", existing_type=sa.String(200), type_=sa.Text, existing_nullable=True)
        batch.create_unique_constraint("uq_owner", ["owner"])""", """
    with op.batch_alter_table("tickets") as batch:
        batch.drop_constraint("uq_owner", type_="unique")
        batch.alter_column("title", existing_type=sa.Text, type_=sa.String(200))
        batch.drop_column("owner")"""),
    "c1": ("    op.execute(\"CREATE TABLE deep (id int)\")", "    op.drop_table(\"deep\")"),
    "m1": ("    pass", "    pass"),
}


class Odd(Case):
    def project(self, template):
        subprocess.run([PYTHON, "-m", "alembic", "init", "-t", template, "alembic"], cwd=self.old(), check=True, capture_output=True)

    def old(self):
        folder = self.folder / "old"
        folder.mkdir(exist_ok=True)
        return folder

    def set_ini(self, **settings):
        ini = self.old() / "alembic.ini"
        text = ini.read_text()
        for name, value in settings.items():
            text = re.sub(rf"^#? *{re.escape(name)} *=.*$", "", text, flags=re.M)
            text = text.replace("[alembic]\n", f"[alembic]\n{name} = {value}\n", 1)
        ini.write_text(text)

    def revisions(self, *wanted):
        """Made by Alembic itself, in one process; each (id, message, options of `command.revision`)."""
        calls = "".join(f"command.revision(config, {message!r}, rev_id={revision!r}, **{options!r})\n" for revision, message, options in wanted)
        done = subprocess.run([PYTHON, "-c", "from alembic import command\nfrom alembic.config import Config\nconfig = Config('alembic.ini')\n" + calls],
                              cwd=self.old(), text=True, capture_output=True, check=False, env=self.environment(self.url))
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)

    def source(self, revision):
        return next((self.old() / "alembic").rglob(f"*{revision}_*.py"))

    def fill(self, revision, up, down):
        path = self.source(revision)
        text = path.read_text().replace("import sqlalchemy as sa", "import sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql")
        for name, body in (("upgrade", up), ("downgrade", down)):
            text = re.sub(rf"(def {name}\(\).*?:\n)    pass", lambda found, body=body: found[1] + body.lstrip("\n"), text, flags=re.S)
        path.write_text(text)


class Asynchronous(Odd):
    """`alembic init -t async`; folders of versions in one another, named with times of Berlin."""

    def setUp(self):
        super().setUp()
        if subprocess.run([PYTHON, "-c", "import asyncpg"], cwd="/", capture_output=True, check=False).returncode:
            self.skipTest("asyncpg is not installed")
        self.project("async")
        self.set_ini(version_locations="alembic/versions alembic/versions/billing alembic/versions/billing/deep", version_path_separator="space",
                     file_template="%%(year)d-%%(month).2d-%%(day).2d_%%(hour).2d%%(minute).2d_%%(rev)s_%%(slug)s",
                     **{"sqlalchemy.url": "postgresql+asyncpg://nobody@absent.invalid/x"})
        if subprocess.run([PYTHON, "-c", "import dateutil"], cwd="/", capture_output=True, check=False).returncode == 0:
            self.set_ini(timezone="Europe/Berlin")
        env = self.old() / "alembic" / "env.py"
        env.write_text(env.read_text().replace("config = context.config\n", "import os\nconfig = context.config\nif os.environ.get('ASYNC_URL'):\n"
                                               "    config.set_main_option('sqlalchemy.url', os.environ['ASYNC_URL'].replace('%', '%%'))\n", 1))
        for folder in ("alembic/versions/billing", "alembic/versions/billing/deep"):
            (self.old() / folder).mkdir(exist_ok=True)
        here, billing = "alembic/versions", "alembic/versions/billing"
        self.revisions(("a1", "Tickets \"with\" 'quotes': 100% -- done; /* all */", {"version_path": here}),
                       ("a2", "revision: looks like a head", {"version_path": here}),
                       ("b1", "Rechnungen für Kunden", {"head": "base", "branch_label": "billing", "splice": True, "version_path": billing, "depends_on": "a2"}),
                       ("a3", "Seed", {"head": "a2", "version_path": here}),
                       ("c1", "Deep", {"head": "a2", "splice": True, "branch_label": "deep", "version_path": billing + "/deep"}),
                       ("m1", "Join", {"head": ["a3", "c1"], "version_path": here}))
        for revision, body in BODIES.items():
            self.fill(revision, *body)

    def environment(self, url, **more):
        found = super().environment(url, **more)
        found["ASYNC_URL"] = url.replace("postgresql://", "postgresql+asyncpg://")
        return found

    def test_turn_by_turn(self):
        said = self.imported()
        self.assertIn("imported 6 revisions into migrations", said)
        self.assertNotIn("by hand", said)
        self.assertIn("all of them run on an empty database", said)
        history = self.retort("history")
        self.assertIn("Tickets \"with\" 'quotes': 100% -- done; /* all */", history)
        self.assertIn("Rechnungen für Kunden", history)
        head = self.file("tickets_with_quotes_100_done_all.sql").read_text()
        stated = re.search(r"Create Date: (.*)", self.source("a1").read_text())[1].strip()
        written = re.search(r"-- created: (.*)", head)[1]
        self.assertEqual(stated[:19].replace(" ", "T"), written[:19])
        self.assertEqual(stated[26:] or "", written[19:].replace("Z", ""))
        for number, words in enumerate((
                ("upgrade", "a2"), ("upgrade", "c1"), ("upgrade", "billing@head"), ("upgrade", "heads"), ("downgrade", "billing@base"),
                ("downgrade", "a2"), ("upgrade", "heads"), ("downgrade", "base"), ("upgrade", "heads"))):
            (self.alembic if number % 2 else self.retort)(*words)
            with self.subTest(number=number, words=words):
                self.assert_agreed({"b1": {"a2"}})
        self.assertEqual("It's: 50% \\ :done|wish|high|{a,b'c}|{\"k\": \"it's\"}",
                         psql(self.url, "SELECT title, kind, severity, labels, extra FROM tickets"))
        theirs = self.server.database()
        self.alembic("upgrade", "heads", url=theirs)
        self.assertIn("all passed", self.retort("verify", url=theirs))


class SeveralDatabases(Odd):
    """`alembic init -t multidb`: each revision runs once for each database."""

    def test_one_after_the_other(self):
        self.project("multidb")
        ini = self.old() / "alembic.ini"
        ini.write_text(ini.read_text().replace("databases = engine1, engine2", "databases = users, bills").replace("[engine1]", "[users]")
                       .replace("[engine2]", "[bills]").replace("driver://user:pass@localhost/dbname", "postgresql://localhost/x"))
        self.revisions(("a1", "Both", {}))
        path = self.source("a1")
        text = re.sub(r"(def upgrade_users\(\).*?:\n)    pass", r'\1    op.create_table("users", sa.Column("id", sa.Integer, primary_key=True))', path.read_text(),
                      flags=re.S)
        text = re.sub(r"(def upgrade_bills\(\).*?:\n)    pass", r'\1    op.create_table("bills", sa.Column("id", sa.Integer, primary_key=True))', text, flags=re.S)
        text = re.sub(r"(def downgrade_(users|bills)\(\).*?:\n)    pass", r'\1    op.drop_table("\2")', text, flags=re.S)
        path.write_text(re.sub(r"globals\(\)\[\"(\w+)_%s\" % engine_name\]\(\)", r'globals()["\1_%s" % engine_name]()', text))
        before = sorted(one.name for one in self.old().rglob("*") if "__pycache__" not in str(one))
        self.assertIn("several databases (users, bills)", self.imported(expect=1))
        self.assertIn("it migrates users, bills", self.imported("--database", "other", expect=1))
        for name in ("users", "bills"):
            self.work = self.folder / name
            self.work.mkdir()
            self.assertIn("imported 1 revision into migrations", self.imported("--database", name))
            url = self.server.database()
            self.retort("upgrade", url=url)
            self.assertEqual(name, psql(url, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
                                             "AND relname NOT LIKE 'retort%' AND relname <> 'alembic_version'"))
            self.assertIn("all passed", self.retort("verify", url=url))
        self.assertEqual(before, sorted(one.name for one in self.old().rglob("*") if "__pycache__" not in str(one)), "the old project is only read")


if __name__ == "__main__":
    unittest.main(verbosity=2)
