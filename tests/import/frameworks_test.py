"""The parts of docs/coming-from-alembic.md for Prisma and Django, run line by line: Prisma's on a folder written by hand as Prisma writes it, Django's on a
project of Django itself, where that is installed. Arguments: the page."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "examples")]

import guide_test  # noqa: E402
import live_project  # noqa: E402

RETORT = os.environ["RETORT_PROGRAM"]
PAGE = Path(sys.argv.pop(1)).read_text(encoding="utf-8")

PRISMA = {
    "20250101120000_init": 'CREATE TYPE "Role" AS ENUM (\'USER\', \'ADMIN\');\n\n-- CreateTable\nCREATE TABLE "User" (\n    "id" SERIAL NOT NULL,\n'
                           '    "email" TEXT NOT NULL,\n    "role" "Role" NOT NULL DEFAULT \'USER\',\n    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT '
                           'CURRENT_TIMESTAMP,\n\n    CONSTRAINT "User_pkey" PRIMARY KEY ("id")\n);\n\n-- CreateIndex\n'
                           'CREATE UNIQUE INDEX "User_email_key" ON "User"("email");\n',
    "20250203093000_add_posts": '-- CreateTable\nCREATE TABLE "Post" (\n    "id" TEXT NOT NULL,\n    "authorId" INTEGER NOT NULL,\n\n'
                                '    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")\n);\n\n-- AddForeignKey\nALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" '
                                'FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;\n',
}
SETTINGS = """
import os, urllib.parse
_url = urllib.parse.urlsplit(os.environ["DATABASE_URL"])
_options = dict(urllib.parse.parse_qsl(_url.query))
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": _url.path[1:], "USER": _url.username or "postgres",
                         "HOST": _options.get("host", ""), "PORT": _options.get("port", "5432")}}
# Few applications, to be quick: each migration is rendered twice.
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.sessions", "store"]
"""
MODELS = """
from django.db import models


class Customer(models.Model):
    email = models.EmailField(unique=True)


class Ticket(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    title = models.CharField(max_length=200, db_index=True)
    extra = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(check=~models.Q(title=""), name="title_there")]
"""


def django():
    for candidate in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([candidate, "-c", "import django, psycopg2"], cwd="/", capture_output=True, check=False).returncode == 0:
            return candidate
    return None


class Frameworks(unittest.TestCase):
    def setUp(self):
        self.server = live_project.Server(RETORT)
        self.addCleanup(self.server.stop)
        folder = tempfile.mkdtemp(prefix="retort-frameworks-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        self.folder = Path(folder)
        self.url, self.empty = self.server.database(), self.server.database()
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "retort").symlink_to(RETORT)
        self.work = self.folder / "work"
        self.work.mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "DATABASE", "RETORT_")) or name == "RETORT_PG_BINDIR"}
        psql = Path(live_project.program("psql")).parent
        self.environment = {**kept, "DATABASE_URL": self.url, "SCRATCH_URL": self.empty, "RETORT_BUILD_ROOT": str(self.folder / "build"),
                            "PYTHONDONTWRITEBYTECODE": "1", "PATH": f"{self.folder / 'bin'}:{psql}:{kept['PATH']}"}

    def walk(self, heading):
        part = PAGE[PAGE.index(f"## {heading}"):]
        part = part[: re.search(r"^## (?!" + heading + ")", part, re.MULTILINE).start()]
        script, expected = guide_test.script_of(guide_test.blocks(part))
        done = subprocess.run(["bash", "-c", script], cwd=self.work, env=self.environment, text=True, capture_output=True, check=False)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertTrue(expected)
        for content in expected.values():
            self.assertIsNone(guide_test.missing(done.stdout, content), done.stdout)
        return done.stdout

    def test_prisma(self):
        for name, text in PRISMA.items():
            (self.work / "prisma" / "migrations" / name).mkdir(parents=True)
            (self.work / "prisma" / "migrations" / name / "migration.sql").write_text(text)
            live_project.psql(self.url, text)
        (self.work / "prisma" / "migrations" / "migration_lock.toml").write_text('provider = "postgresql"\n')
        live_project.psql(self.url, "CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, migration_name varchar(255) NOT NULL)")
        self.walk("Coming from Prisma")
        self.assertLessEqual({"post.hpp", "user.hpp"}, {one.name for one in (self.work / "models").glob("*.hpp")})

    def test_django(self):
        python = django()
        if python is None:
            self.skipTest("Django is not installed")
        (self.folder / "bin" / "python3").symlink_to(python)
        def manage(*words):
            done = subprocess.run([python, *words], cwd=self.work, env=self.environment, text=True, capture_output=True, check=False)
            self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        manage("-m", "django", "startproject", "shop", ".")
        manage("manage.py", "startapp", "store")
        with open(self.work / "shop" / "settings.py", "a", encoding="utf-8") as settings:
            settings.write(SETTINGS)
        (self.work / "shop" / "urls.py").write_text("urlpatterns = []\n")
        (self.work / "store" / "models.py").write_text(MODELS)
        manage("manage.py", "makemigrations", "store")
        (self.work / "store" / "models.py").write_text(MODELS.replace("    extra =", "    done = models.BooleanField(default=False)\n    extra ="))
        manage("manage.py", "makemigrations", "store", "--name", "ticket_done")
        manage("manage.py", "migrate")
        source = self.server.database()
        live_project.run([live_project.program("pg_dump"), "-d", self.url, "-f", self.folder / "dump.sql"])
        live_project.psql_file(source, self.folder / "dump.sql")
        self.walk("Coming from Django")
        self.assertTrue((self.work / "models" / "store_ticket.hpp").exists())
        # Or without the history: what an excluded table owns stays away with it.
        (self.folder / "new").mkdir()
        words = ["init", "--template", "existing-database", "--exclude", "django_migrations", "--url", source]
        done = subprocess.run([RETORT, *words], cwd=self.folder / "new", env=self.environment, text=True, capture_output=True, check=False)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        written = "".join(path.read_text() for path in (self.folder / "new").rglob("*") if path.is_file())
        self.assertIn("store_ticket", written)
        self.assertNotIn("django_migrations", written.replace("--exclude django_migrations", ""))


if __name__ == "__main__":
    unittest.main(verbosity=2)
