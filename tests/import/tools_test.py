"""`retort import` of folders that other tools made, and where their own tables say that a database stands. Each tool is
run itself where it is installed; beside that stand files in the tools' formats, with the tables that they keep."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import live_project  # noqa: E402
from live_project import psql  # noqa: E402

RETORT = os.environ["RETORT_PROGRAM"]


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = live_project.Server(RETORT)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="retort-import-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.work, self.old = self.folder / "work", self.folder / "old"
        self.work.mkdir()
        self.old.mkdir()
        self.url = self.server.database()

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "DATABASE", "RETORT_"))}
        return {**kept, "DATABASE_URL": self.url, "RETORT_BUILD_ROOT": str(self.folder / "build")}

    def retort(self, *words, expect=0):
        done = subprocess.run([RETORT, *words], cwd=self.work, env=self.environment(), text=True, capture_output=True, check=False,
                              stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, expect, f"{words}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def files(self, **files):
        for name, text in files.items():
            path = self.old / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def write(self, files):
        self.files(**files)

    def read(self, name):
        return (self.work / "migrations" / name).read_text()

    def current(self):
        return self.retort("current", "--quiet").split("\n")[0].split()[0]

    def socket_url(self):
        return self.url.replace("postgresql:", "postgres:") + "&sslmode=disable"

    def tool(self, *words, expect=0):
        done = subprocess.run([str(word) for word in words], cwd=self.old, env=self.environment(), text=True, capture_output=True,
                              check=False, stdin=subprocess.DEVNULL)
        self.assertEqual(expect, done.returncode, f"{words}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def tables(self):
        return psql(self.url, "SELECT coalesce(string_agg(relname, ' ' ORDER BY relname), '') FROM pg_class WHERE relkind = 'r' AND "
                              "relnamespace = 'public'::regnamespace AND relname NOT LIKE 'retort%'")


class Dbmate(Case):
    FILES = {
        "20240101120000_create_users.sql": "-- migrate:up\ncreate table users (id serial primary key, name text);\n\n-- migrate:down\n"
                                           "drop table users;\n",
        "20240102120000_index-names.sql": "-- migrate:up transaction:false\ncreate index concurrently users_name on users (name);\n"
                                          "-- migrate:down transaction:false\ndrop index concurrently users_name;\n",
        "20240103120000_touch.sql": "-- migrate:up\ncreate function touch() returns trigger language plpgsql as $$\nbegin\n  return new;\n"
                                    "end;\n$$;\n\n-- migrate:down\ndrop function touch();\n",
    }

    def test_files(self):
        self.write({**self.FILES, "README.md": "Not one of them."})
        self.assertIn("imported 3 revisions", self.retort("import", "dbmate", str(self.old)))
        text = self.read("20240102120000_index-names.sql")
        self.assertIn("-- Index names\n-- revision: 20240102120000\n-- revises: 20240101120000\n-- created: 2024-01-02T12:00:00Z\n"
                      "-- transactional: no\n", text)
        self.assertNotIn("migrate:", text)
        self.retort("upgrade")
        self.assertEqual("users", self.tables())
        self.assertNotIn("not ok", self.retort("test"))
        self.retort("downgrade", "base")
        self.assertEqual("", self.tables())

    def test_stamp(self):
        self.write(self.FILES)
        psql(self.url, "CREATE TABLE schema_migrations (version varchar(128) primary key); "
                       "INSERT INTO schema_migrations VALUES ('20240101120000'), ('20240102120000')")
        self.retort("import", "dbmate", str(self.old), "--stamp")
        self.assertEqual("20240102120000", self.current())

    def test_stamp_where_one_is_missing(self):
        self.write(self.FILES)
        psql(self.url, "CREATE TABLE schema_migrations (version varchar(128) primary key); "
                       "INSERT INTO schema_migrations VALUES ('20240101120000'), ('20240103120000')")
        said = self.retort("import", "dbmate", str(self.old), "--stamp", expect=1)
        self.assertIn("R0646", said)
        self.assertIn("has applied 20240103120000, and not 20240102120000 before it", said)
        psql(self.url, "DELETE FROM schema_migrations WHERE version = '20240103120000'; INSERT INTO schema_migrations VALUES ('777')")
        self.assertIn("has applied 777, and no file is called so",
                      self.retort("import", "dbmate", str(self.old), "--stamp", "--no-proof", expect=1))
        psql(self.url, "DROP TABLE schema_migrations")
        self.assertIn("no table schema_migrations", self.retort("import", "dbmate", str(self.old), "--stamp", "--no-proof", expect=1))

    def test_what_dbmate_refuses(self):
        self.write({"1_x.sql": "create table x ();\n"})
        self.assertIn("R0644", self.retort("import", "dbmate", str(self.old), expect=1))
        self.assertIn("R0643", self.retort("import", "dbmate", str(self.work), expect=1))
        self.assertIn("R0901", self.retort("import", "dbmate", str(self.old / "no"), expect=1))
        self.assertEqual([], list(self.work.iterdir()))

    @unittest.skipIf(shutil.which("dbmate") is None, "dbmate is not installed")
    def test_the_tool_itself(self):
        self.write(self.FILES)
        url = self.url.replace("?host=", "?sslmode=disable&socket=")
        done = subprocess.run(["dbmate", "--url", url, "--migrations-dir", str(self.old), "--no-dump-schema", "up"], text=True,
                              capture_output=True, check=False)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.retort("import", "dbmate", str(self.old), "--stamp")
        self.assertEqual("20240103120000", self.current())
        self.retort("downgrade", "base")
        self.assertEqual("schema_migrations", self.tables())


class Goose(Case):
    FILES = {
        "00001_create_users.sql": "-- +goose Up\n-- a comment\nCREATE TABLE users (id int);\n\n-- +goose Down\nDROP TABLE users;\n",
        "00002_touch.sql": "-- +goose Up\n-- +goose StatementBegin\nCREATE FUNCTION touch() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n"
                           "  RETURN 1;\nEND;\n$$;\n-- +goose StatementEnd\n\n-- +goose Down\nDROP FUNCTION touch();\n",
        "00003_index.sql": "-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY u ON users (id);\n-- +goose Down\n"
                           "DROP INDEX CONCURRENTLY u;\n",
    }

    def test_files(self):
        self.write(self.FILES)
        self.assertIn("imported 3 revisions", self.retort("import", "goose", str(self.old)))
        self.assertNotIn("goose", self.read("00002_touch.sql"))
        self.assertIn("-- transactional: no", self.read("00003_index.sql"))
        self.assertNotIn("not ok", self.retort("test"))
        self.retort("upgrade")
        self.assertEqual("users", self.tables())

    def test_stamp(self):
        self.write(self.FILES)
        psql(self.url, "CREATE TABLE goose_db_version (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, version_id bigint NOT "
                       "NULL, is_applied boolean NOT NULL, tstamp timestamp NOT NULL DEFAULT now()); "
                       "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true), (2, true), (3, true), (3, false)")
        self.retort("import", "goose", str(self.old), "--stamp")
        self.assertEqual("00002", self.current())

    def test_go_and_environment(self):
        self.write({**self.FILES, "00004_fill.go": "package migrations\n\nfunc up() {}\n",
                    "00005_env.sql": "-- +goose ENVSUB ON\n-- +goose Up\nSELECT '${REGION}';\n-- +goose Down\n"})
        said = self.retort("import", "goose", str(self.old))
        self.assertIn("00004_fill.sql: finish the upgrade by hand: it is a program in Go", said)
        self.assertIn("00005_env.sql: finish the upgrade by hand: it takes values from environment variables", said)
        self.assertIn("--     func up() {}", self.read("00004_fill.sql"))
        self.assertIn("was imported unfinished", self.retort("upgrade", expect=1))
        self.assertEqual("00003", self.current())

    @unittest.skipIf(shutil.which("goose") is None, "goose is not installed")
    def test_the_tool_itself(self):
        def goose(*words):
            return self.tool("goose", "-dir", ".", "postgres", self.socket_url(), *words)

        self.write(self.FILES)
        goose("up")
        goose("create", "Add names", "sql")
        made = next(self.old.glob("*_add_names.sql"))
        made.write_text(made.read_text().replace("SELECT 'up SQL query';", "ALTER TABLE users ADD name text;")
                        .replace("SELECT 'down SQL query';", "ALTER TABLE users DROP name;"))
        version = made.name.split("_")[0]
        goose("up")
        goose("down")
        self.assertIn("imported 4 revisions", self.retort("import", "goose", str(self.old), "--stamp"))
        self.assertEqual("00003", self.current())
        goose("up")
        self.retort("import", "goose", str(self.old), "--stamp")
        self.assertEqual(version, self.current())
        self.assertIn("-- retort:upgrade\nALTER TABLE users ADD name text;", self.read(f"{version}_add_names.sql"))
        self.assertNotIn("not ok", self.retort("test"))
        self.retort("downgrade", "base")
        self.assertEqual("goose_db_version", self.tables())


def golang_migrate():
    """Its program is called `migrate`, as other things are."""
    found = shutil.which("migrate")
    told = subprocess.run([found, "-help"], capture_output=True, text=True, check=False).stderr if found else ""
    return found if "Source drivers:" in told else None


class GolangMigrate(Case):
    FILES = {
        "000001_create_users.up.sql": "BEGIN;\n\nCREATE TABLE users (id int);\n\nCOMMIT;\n",
        "000001_create_users.down.sql": "BEGIN;\nDROP TABLE IF EXISTS users;\nCOMMIT;\n",
        "000002_index.up.sql": "CREATE INDEX CONCURRENTLY u ON users (id);\n",
        "000002_index.down.sql": "DROP INDEX u;\n",
        "000010_name.up.sql": "ALTER TABLE users ADD name text;",
    }

    def test_files(self):
        self.write(self.FILES)
        self.assertIn("imported 3 revisions", self.retort("import", "golang-migrate", str(self.old)))
        self.assertNotIn("COMMIT", self.read("000001_create_users.sql"))
        self.assertNotIn("BEGIN", self.read("000001_create_users.sql"))
        self.assertIn("-- transactional: no", self.read("000002_index.sql"))
        self.assertNotIn("-- retort:downgrade", self.read("000010_name.sql"))
        self.retort("upgrade")
        self.assertEqual("users", self.tables())

    def test_stamp(self):
        self.write(self.FILES)
        psql(self.url, "CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL); "
                       "INSERT INTO schema_migrations VALUES (2, true)")
        self.assertIn("version 2 failed", self.retort("import", "golang-migrate", str(self.old), "--stamp", expect=1))
        psql(self.url, "UPDATE schema_migrations SET dirty = false")
        self.assertIn("3 were there already", self.retort("import", "golang-migrate", str(self.old), "--stamp"))
        self.assertEqual("000002", self.current())
        psql(self.url, "UPDATE schema_migrations SET version = 11")
        self.assertIn("has applied 11", self.retort("import", "golang-migrate", str(self.old), "--stamp", expect=1))

    @unittest.skipIf(golang_migrate() is None, "golang-migrate is not installed")
    def test_the_tool_itself(self):
        def migrate(*words, expect=0):
            return self.tool(golang_migrate(), "-path", ".", "-database", self.socket_url(), *words, expect=expect)

        self.write(self.FILES)
        self.tool(golang_migrate(), "create", "-ext", "sql", "-dir", ".", "-seq", "-digits", "6", "phone")
        (self.old / "000011_phone.up.sql").write_text("ALTER TABLE users ADD phone text;\nALTER TABLE users ADD phone text;\n")
        (self.old / "000011_phone.down.sql").write_text("ALTER TABLE users DROP phone;\n")
        migrate("up", expect=1)
        self.assertIn("version 11 failed", self.retort("import", "golang-migrate", str(self.old), "--stamp", expect=1))
        shutil.rmtree(self.work / "migrations")
        (self.old / "000011_phone.up.sql").write_text("ALTER TABLE users ADD phone text;\n")
        migrate("force", "10")
        self.assertIn("imported 4 revisions", self.retort("import", "golang-migrate", str(self.old), "--stamp"))
        self.assertEqual("000010", self.current())
        migrate("up")
        self.retort("import", "golang-migrate", str(self.old), "--stamp")
        self.assertEqual("000011", self.current())
        self.retort("downgrade", "-1")
        self.retort("upgrade")
        self.assertEqual("schema_migrations users", self.tables())


class Itself(Case):
    def test_a_folder_is_not_imported_into_itself(self):
        shutil.rmtree(self.old)
        self.old = self.work / "migrations"
        self.write(GolangMigrate.FILES)
        before = sorted(self.old.iterdir())
        said = self.retort("import", "golang-migrate", "migrations", expect=2)
        self.assertIn("--migrations", said)
        self.assertNotIn("R0201", said)
        self.assertEqual(before, sorted(self.old.iterdir()))
        self.assertIn("imported 3 revisions into revisions", self.retort("import", "golang-migrate", "migrations", "--migrations",
                                                                         "revisions"))
        self.assertTrue((self.work / "retort.toml").exists())
        self.assertIn("000010", self.retort("heads"))


class Relay:
    """A port of this machine that leads to the socket of a server: Java's driver knows no sockets of that kind."""

    def __init__(self, path):
        self.path = path
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                here, _ = self.listener.accept()
            except OSError:
                return
            there = socket.socket(socket.AF_UNIX)
            there.connect(self.path)
            for one, other in ((here, there), (there, here)):
                threading.Thread(target=self.copy, args=(one, other), daemon=True).start()

    @staticmethod
    def copy(one, other):
        try:
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the other end went first
        finally:
            one.close()

    def close(self):
        self.listener.close()


class Flyway(Case):
    FILES = {
        "V1__create_users.sql": "CREATE TABLE ${schema}.users (id int);\n",
        "V1_1__names.sql": "ALTER TABLE users ADD name text;\n",
        "U1.1__names.sql": "ALTER TABLE users DROP name;\n",
        "V10__index.sql": "CREATE INDEX CONCURRENTLY u ON users (id);\n",
        "V10__index.sql.conf": "executeInTransaction=false\n",
        "nested/V2.0__more.sql": "ALTER TABLE users ADD more text;\n",
        "R__A_view.sql": "CREATE OR REPLACE VIEW v AS SELECT id FROM users;\n",
    }
    HISTORY = ("CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL, "
               "type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL, "
               "installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL);")

    def row(self, rank, version, description, kind="SQL", success=True):
        version = "NULL" if version is None else f"'{version}'"
        psql(self.url, f"INSERT INTO flyway_schema_history VALUES ({rank}, {version}, '{description}', '{kind}', 's', 1, 'me', now(), 1, "
                       f"{str(success).lower()})")

    def test_files(self):
        self.write(self.FILES)
        said = self.retort("import", "flyway", str(self.old), "--no-proof")
        self.assertIn("V1__create_users.sql: finish the upgrade by hand: it has the placeholder ${schema}", said)
        shutil.rmtree(self.work / "migrations")
        said = self.retort("import", "flyway", str(self.old), "--placeholder", "schema=public")
        self.assertIn("imported 5 revisions", said)
        self.assertIn("R__A_view.sql: Flyway runs it whenever it changes", said)
        ids = [line.split(" -> ")[1].split()[0].rstrip(",") for line in self.retort("history", "--quiet").splitlines()]
        self.assertEqual(["R_A_view", "10", "2.0", "1.1", "1"], ids)
        self.assertIn("-- retort:downgrade\nALTER TABLE users DROP name;", self.read("V1_1__names.sql"))
        self.assertIn("-- transactional: no", self.read("V10__index.sql"))
        self.retort("upgrade")
        self.assertEqual("users", self.tables())

    def test_stamp(self):
        self.write({**self.FILES, "V1__create_users.sql": "CREATE TABLE users (id int);\n"})
        psql(self.url, self.HISTORY)
        self.row(1, 1, "<< Flyway Baseline >>", "BASELINE")
        self.row(2, "1.1", "names")
        self.row(3, "2.0", "more")
        self.row(4, "10", "index")
        self.row(5, "10", "index", "UNDO_SQL")
        self.retort("import", "flyway", str(self.old), "--stamp")
        self.assertEqual("2.0", self.current())
        self.row(6, "10", "index")
        self.row(7, None, "A view")
        self.retort("import", "flyway", str(self.old), "--stamp")
        self.assertEqual("R_A_view", self.current())
        self.row(8, "11", "gone", success=False)
        self.assertIn("version 11 failed", self.retort("import", "flyway", str(self.old), "--stamp", expect=1))

    @unittest.skipIf(shutil.which("flyway") is None, "Flyway is not installed")
    def test_the_tool_itself(self):
        server = urllib.parse.urlsplit(self.url)
        relay = Relay(urllib.parse.parse_qs(server.query)["host"][0] + "/.s.PGSQL.5432")
        self.addCleanup(relay.close)

        def flyway(*words, expect=0):
            return self.tool("flyway", f"-url=jdbc:postgresql://127.0.0.1:{relay.port}{server.path}", f"-user={server.username}",
                             "-password=", f"-locations=filesystem:{self.old}", "-placeholders.schema=public", "-mixed=true", *words,
                             expect=expect)

        def stamp(expect=0):
            return self.retort("import", "flyway", str(self.old), "--placeholder", "schema=public", "--stamp", expect=expect)

        self.write({name: text for name, text in self.FILES.items() if not name.startswith("U")})
        flyway("-target=2.0", "migrate")
        self.assertIn("imported 5 revisions", stamp())
        self.assertEqual("2.0", self.current())
        flyway("migrate")
        stamp()
        self.assertEqual("R_A_view", self.current())
        self.retort("upgrade")
        self.assertEqual("flyway_schema_history users", self.tables())
        self.write({"V11__wrong.sql": "CREATE TABLE wrong (id int);\n-- and outside of a transaction\nVACUUM nothing_here;\n",
                    "V11__wrong.sql.conf": "executeInTransaction=false\n"})
        flyway("migrate", expect=1)
        self.assertIn("version 11 failed", stamp(expect=1))


@unittest.skipIf(shutil.which("sqitch") is None, "sqitch is not installed")
class Sqitch(Case):
    def sqitch(self, *words):
        environment = {**self.environment(), "HOME": str(self.folder), "SQITCH_FULLNAME": "A Person", "SQITCH_EMAIL": "a@example.org",
                       "TZ": "UTC"}
        done = subprocess.run(["sqitch", *words], cwd=self.old, env=environment, text=True, capture_output=True, check=False,
                              stdin=subprocess.DEVNULL)
        self.assertEqual(0, done.returncode, f"{words}\n{done.stdout}{done.stderr}")

    def project(self):
        self.sqitch("init", "shop", "--engine", "pg", "--uri", "https://example.org/shop")
        self.sqitch("add", "add-users", "-n", "Add users")
        self.sqitch("add", "user-names", "--requires", "add-users", "-n", "Names of users # and more")
        self.write({"deploy/add-users.sql": "-- Deploy shop:add-users to pg\n\nBEGIN;\n\nCREATE TABLE users (id int);\n\nCOMMIT;\n",
                    "revert/add-users.sql": "BEGIN;\nDROP TABLE users;\nCOMMIT;\n",
                    "verify/add-users.sql": "SELECT id FROM users WHERE false;\n",
                    "deploy/user-names.sql": "BEGIN;\nALTER TABLE users ADD name text;\nCREATE FUNCTION f() RETURNS int LANGUAGE sql "
                                             "AS 'SELECT 1';\nCOMMIT;\n",
                    "revert/user-names.sql": "BEGIN;\nDROP FUNCTION f();\nALTER TABLE users DROP name;\nCOMMIT;\n",
                    "verify/user-names.sql": "SELECT name FROM users WHERE false;\n"})
        self.sqitch("tag", "v1.0", "-n", "First")
        self.sqitch("rework", "user-names", "-n", "Another f")
        self.write({"deploy/user-names.sql": "BEGIN;\nCREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';\nCOMMIT;\n",
                    "revert/user-names.sql": "BEGIN;\nCREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\nCOMMIT;\n"})

    def test_a_real_one(self):
        self.project()
        url = urllib.parse.urlsplit(self.url)
        options = dict(urllib.parse.parse_qsl(url.query))
        done = subprocess.run(["sqitch", "deploy", "db:pg:" + url.path[1:], "--to", "@v1.0"], cwd=self.old, text=True,
                              capture_output=True, check=False,
                              env={**self.environment(), "PGHOST": options["host"], "PGPORT": options.get("port", "5432"),
                                   "PGUSER": url.username, "HOME": str(self.folder), "SQITCH_FULLNAME": "A Person",
                                   "SQITCH_EMAIL": "a@example.org"})
        if "Unable to load" in done.stderr or "DBD::Pg" in done.stderr:
            self.skipTest("sqitch has no driver for PostgreSQL")
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        said = self.retort("import", "sqitch", str(self.old), "--stamp")
        self.assertIn("imported 3 revisions", said)
        self.assertEqual("user_names", self.current())
        self.retort("upgrade")
        self.assertEqual("user_names.2", self.current())
        self.assertEqual("2", psql(self.url, "SELECT f()"))
        self.retort("downgrade", "base")
        self.assertEqual("", self.tables())

    def test_files(self):
        self.project()
        said = self.retort("import", "sqitch", str(self.old))
        self.assertIn("all of them run on an empty database, up and down", said)
        texts = {path.name.partition("_")[2]: path.read_text() for path in (self.work / "migrations").glob("*.sql")}
        self.assertEqual(["add_users.sql", "another_f.sql", "names_of_users_and_more.sql"], sorted(texts))
        self.assertIn("-- revision: user_names.2\n-- revises: user_names\n", texts["another_f.sql"])
        self.assertIn("SELECT 2", texts["another_f.sql"])
        self.assertIn("ADD name text", texts["names_of_users_and_more.sql"])
        self.assertNotIn("COMMIT", texts["names_of_users_and_more.sql"])
        self.write({"deploy/user-names.sql": "\\set x 1\nSELECT :x;\n"})
        shutil.rmtree(self.work / "migrations")
        self.assertIn("holds what only psql understands", self.retort("import", "sqitch", str(self.old), "--no-proof"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
