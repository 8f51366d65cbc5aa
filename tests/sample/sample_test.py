"""This repository's own sample over its whole life: from nothing to the head and back, its program, and the road for a
database that still has the old teams schema. Arguments: migrate, external-api, the source root."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from live_project import Server, leftovers, psql, psql_file, run, schema  # noqa: E402

MIGRATE, PROGRAM, SOURCE = (Path(argument).resolve() for argument in sys.argv[1:4])
FROM_TEAMS = SOURCE / "app" / "from_teams"
TABLES = "api_keys channels messages usage_logs"


def migrate(url, *words, expect=0):
    return run([MIGRATE, "--url", url, *words], expect=expect, cwd=SOURCE)


def program(url, *words, expect=0):
    return run([PROGRAM, *words], expect=expect, environment={"DATABASE_URL": url})


def tables(url):
    return psql(url, "SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables "
                     "WHERE schemaname = 'public' AND tablename NOT LIKE 'retort\\_%'")


class Sample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(MIGRATE)
        cls.fresh = cls.server.database()
        migrate(cls.fresh, "upgrade")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def test_first_revision_makes_the_four_tables(self):
        url = self.server.database()
        migrate(url, "upgrade", "001_initial_schema")
        self.assertEqual(TABLES, tables(url))
        self.assertIn("001_initial_schema", migrate(url, "current"))
        foreign = psql(url, "SELECT DISTINCT confrelid::regclass FROM pg_constraint WHERE contype = 'f'")
        self.assertEqual("channels", foreign, "every foreign key goes to channels")

    def test_head_is_what_the_models_say(self):
        self.assertEqual(TABLES, tables(self.fresh))
        migrate(self.fresh, "check")
        self.assertEqual('{"differences": []}\n', migrate(self.fresh, "check", "--json"))
        migrate(self.fresh, "verify")

    def test_down_to_nothing_and_up_again(self):
        url = self.server.database()
        migrate(url, "upgrade")
        migrate(url, "downgrade", "base")
        self.assertEqual("", leftovers(url))
        migrate(url, "upgrade")
        self.assertEqual(schema(self.fresh), schema(url))

    def test_create_all_is_the_head(self):
        url = self.server.database()
        migrate(url, "create-all", "--stamp")
        migrate(url, "verify")

    def test_drift_is_seen(self):
        url = self.server.database()
        migrate(url, "upgrade")
        psql(url, "ALTER TABLE channels ALTER COLUMN title DROP NOT NULL")
        self.assertIn("title", migrate(url, "verify", expect=3))

    def test_the_program(self):
        url = self.server.database()
        self.assertIn("unhealthy", program(url, "health", expect=1))
        migrate(url, "upgrade")
        self.assertIn("healthy", program(url, "health"))
        program(url, "channel", "create", "--title", "Ein Kanal — «سلام»", "--channel-id", "first", "--monthly-quota", "100")
        program(url, "channel", "create", "--title", "Second", "--channel-id", "second", "--public")
        listed = program(url, "channel", "list")
        self.assertIn("Ein Kanal — «سلام»", listed)
        self.assertIn("public", listed)
        again = program(url, "channel", "create", "--title", "x", "--channel-id", "first", expect=1)
        self.assertIn("channels_channel_id_key", again)
        psql(url, "INSERT INTO messages (channel_id, session, role, content) VALUES (1, 's', 'user', 'hello')")
        self.assertEqual("t", psql(url, "SELECT last_message_at IS NOT NULL FROM channels WHERE id = 1"))
        self.assertIn("1 messages", program(url, "channel", "list"))
        self.assertIn("usage:", program(url, "channel", "create", "--title", "x", expect=2))

    def test_the_road_from_teams(self):
        url = self.server.database()
        psql_file(url, SOURCE / "tests" / "sample" / "teams.sql")
        counts = {name: psql(url, f"SELECT count(*) FROM {name}") for name in ("teams", "api_keys", "usage_logs", "messages")}

        psql_file(url, FROM_TEAMS / "set_aside.sql")
        migrate(url, "upgrade", "001_initial_schema")
        psql_file(url, FROM_TEAMS / "copy.sql")
        migrate(url, "upgrade", "head")

        for before, after in (("teams", "channels"), ("api_keys", "api_keys"), ("usage_logs", "usage_logs"),
                              ("messages", "messages")):
            self.assertEqual(counts[before], psql(url, f"SELECT count(*) FROM {after}"), after)
        self.assertEqual("internal-bale|private|100000|5000|2024-03-01 08:00:00+00",
                         psql(url, "SET TIME ZONE 'UTC'; SELECT channel_id, access, monthly_quota, daily_quota, created_at "
                                   "FROM channels WHERE id = 1"))
        self.assertEqual("public||", psql(url, "SELECT access, monthly_quota, daily_quota FROM channels WHERE id = 2"))
        self.assertEqual("0", psql(url, "SELECT count(*) FROM api_keys JOIN teams_before.api_keys AS old USING (id) "
                                        "WHERE encode(api_keys.key_hash, 'hex') <> old.key_hash"))
        self.assertEqual("t", psql(url, "SELECT sum(cost) = (SELECT sum(estimated_cost) FROM teams_before.usage_logs) "
                                        "FROM usage_logs"))
        self.assertEqual("4", psql(url, "INSERT INTO channels (title, channel_id) VALUES ('new', 'new') RETURNING id"))

        migrate(url, "verify", expect=3)  # the old tables are still there
        psql(url, "DROP SCHEMA teams_before CASCADE")
        migrate(url, "verify")
        self.assertEqual(schema(self.fresh), schema(url))

    def test_the_road_refuses_other_databases(self):
        with self.assertRaisesRegex(AssertionError, "there is no table public.teams"):
            psql_file(self.server.database(), FROM_TEAMS / "set_aside.sql")
        with self.assertRaisesRegex(AssertionError, "not a database|already"):
            psql_file(self.fresh, FROM_TEAMS / "set_aside.sql")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
