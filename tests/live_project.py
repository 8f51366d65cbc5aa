"""What the tests of whole projects share: a server of their own, databases, and the programs under test."""

import glob
import os
import shutil
import subprocess
import tempfile
from pathlib import Path


def program(name):
    """The path of a PostgreSQL client program; distributions keep some outside PATH."""
    found = shutil.which(name)
    if found:
        return found
    candidates = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}") + glob.glob(f"/usr/pgsql-*/bin/{name}"))
    if not candidates:
        raise SystemExit(77)  # Meson: skipped
    return candidates[-1]


class Failed(AssertionError):
    """A command ended otherwise than the test said."""


def run(command, expect=0, environment=None, cwd=None, stdin=None):
    """Runs a command and gives its standard output. `expect` is its exit status."""
    done = subprocess.run([str(word) for word in command], input=stdin, capture_output=True, text=True, check=False,
                          cwd=cwd, env={**os.environ, **(environment or {})})
    if done.returncode != expect:
        raise Failed(f"{' '.join(str(word) for word in command)}\nended with {done.returncode}, not {expect}\n"
                     f"--- standard output\n{done.stdout}--- standard error\n{done.stderr}")
    return done.stdout if expect == 0 else done.stdout + done.stderr


class Server:
    """A server that `migrate db` starts in a folder of its own; gone with `stop`."""

    def __init__(self, migrate):
        self.folder = Path(tempfile.mkdtemp(prefix="retort-test-"))
        os.chmod(self.folder, 0o755)  # as root, the server runs as another user
        self.migrate = migrate
        self._db("start")
        self.base = self._db("url").strip()
        # Nothing here outlives the test: no need to wait for the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            psql(self.base, f"ALTER SYSTEM SET {setting} = off")
        psql(self.base, "SELECT pg_reload_conf()")
        self.count = 0

    def _db(self, what):
        return run([self.migrate, "db", what, "--build-dir", self.folder], cwd=self.folder,
                   environment={"RETORT_DATABASE_URL": "", "DATABASE_URL": ""})

    def stop(self):
        self._db("stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self):
        """A new, empty database."""
        self.count += 1
        name = f"test_{self.count}"
        psql(self.base, f"CREATE DATABASE {name}")
        return self.base_for(name)

    def base_for(self, name):
        """The server's URL with another database: postgresql://user@/NAME?host=…"""
        head, question, options = self.base.partition("?")
        return head[: head.rindex("/") + 1] + name + question + options


def psql(url, sql, *arguments):
    """Runs SQL and gives its rows, unaligned and without heads."""
    return run([program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, *arguments, "-c", sql]).strip()


def psql_file(url, path):
    return run([program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-1", "-d", url, "-f", path])


def schema(url):
    """The whole schema as pg_dump writes it, without Retort's own tables and what differs from run to run."""
    text = run([program("pg_dump"), "--schema-only", "--no-owner", "-T", "retort_version", "-T", "retort_history",
                "-T", "retort_history_*", "-d", url])
    return "\n".join(line for line in text.splitlines() if line and not line.startswith(("--", "\\restrict", "\\unrestrict")))


def leftovers(url):
    """What a database holds besides Retort's own tables: tables, views, sequences, types, functions."""
    return psql(url, """
        SELECT kind || ' ' || name FROM (
          SELECT 'relation' AS kind, relname::text AS name FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'S', 'p', 'f')
          UNION ALL SELECT 'type', typname FROM pg_type
          WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
          UNION ALL SELECT 'function', proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        ) AS found
        WHERE name NOT LIKE 'retort\\_%' ORDER BY 1""")
