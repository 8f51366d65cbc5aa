"""Projects to measure on: many small revisions, many tables, and the 63 tables of the customer support system."""

import hashlib
import re
import shutil
import subprocess
import sys

from measure import SOURCE, run

CPP_REVISION = """#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("Add phone to users"))

void upgrade(Operations& op) { op.add_column("users", column("phone", varchar(20))); }
void downgrade(Operations& op) { op.drop_column("users", "phone"); }
"""

SUPPORT_DESK = SOURCE / "examples" / "support_desk" / "models"


def thing(number):
    """The table of one revision: six columns and one index."""
    table = f"thing_{number:05}"
    sql = (f"CREATE TABLE {table} (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  name text NOT NULL,\n"
           "  note text,\n  amount numeric(12, 2) NOT NULL DEFAULT 0,\n  is_open boolean NOT NULL DEFAULT true,\n"
           "  created_at timestamp with time zone NOT NULL DEFAULT now()\n);\n"
           f"CREATE INDEX ix_{table}_name ON {table} (name);\n")
    return table, sql


def revisions(folder, count):
    """`count` SQL revisions in one line, each a table. Returns their upgrade SQL."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    statements = []
    for number in range(1, count + 1):
        table, sql = thing(number)
        parent = f"-- revises: r{number - 1:05}\n" if number > 1 else ""
        (folder / f"{number:05}_create_{table}.sql").write_text(
            f"-- Create {table}\n-- revision: r{number:05}\n{parent}-- created: 2025-01-01T00:00:00Z\n\n"
            f"-- retort:upgrade\n{sql}\n-- retort:downgrade\nDROP TABLE {table};\n")
        statements.append((f"r{number:05}", sql))
    return statements


def commits(folder, count):
    """A git repository with as many commits in one line, packed, as a clone would have it."""
    if not (folder / ".git").exists():
        folder.mkdir(parents=True)
        run(["git", "-C", folder, "init", "-q", "-b", "main"])
        stream = "".join(f"commit refs/heads/main\nmark :{number}\ncommitter Nobody <nobody@example.org> {1735689600 + number} +0000\n"
                         f"data <<END\nCreate thing {number}\nEND\n" for number in range(1, count + 1))
        done = subprocess.run(["git", "-C", str(folder), "fast-import", "--quiet"], input=stream, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit("git fast-import failed")
        run(["git", "-C", folder, "gc", "-q"])
    return folder


def alembic_program():
    """How Alembic is called here: the first Python that has it. Nothing without one."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import alembic"], capture_output=True, check=False).returncode == 0:
            return [python, "-m", "alembic.config"]
    return []


ALEMBIC_ENVIRONMENT = """from alembic import context
from sqlalchemy import create_engine, pool

url = context.get_x_argument(as_dictionary=True)["url"]
with create_engine(url, poolclass=pool.NullPool).connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
"""


def alembic_runs():
    """Alembic, if it also has what it needs to reach a server."""
    program = alembic_program()
    works = program and subprocess.run([program[0], "-c", "import psycopg2"], capture_output=True, check=False).returncode == 0
    return program if works else []


def alembic(folder, count):
    """An Alembic environment with `count` revisions in one line, the same tables as `revisions`. `-x url=…` names the database."""
    versions = folder / "versions"
    if not versions.exists():
        versions.mkdir(parents=True)
        (folder / "alembic.ini").write_text(f"[alembic]\nscript_location = {folder}\n")
        (folder / "env.py").write_text(ALEMBIC_ENVIRONMENT)
        (folder / "script.py.mako").write_text("")
        for number in range(1, count + 1):
            table, sql = thing(number)
            parent = f"'r{number - 1:05}'" if number > 1 else "None"
            (versions / f"r{number:05}_create_thing.py").write_text(
                f'"""Create {table}"""\nfrom alembic import op\n\nrevision = "r{number:05}"\ndown_revision = {parent}\n'
                f'branch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    op.execute("""{sql}""")\n\n\n'
                f'def downgrade():\n    op.execute("DROP TABLE {table}")\n')
    return folder


def psql_script(statements):
    """The same as a careful person would feed to psql: a transaction for each revision, with its version row."""
    lines = ["CREATE TABLE version (version_num text CONSTRAINT version_pkc PRIMARY KEY);"]
    previous = None
    for revision, sql in statements:
        move = (f"UPDATE version SET version_num = '{revision}' WHERE version_num = '{previous}';" if previous
                else f"INSERT INTO version VALUES ('{revision}');")
        lines += ["BEGIN;", sql, move, "COMMIT;"]
        previous = revision
    return "\n".join(lines) + "\n"


def many_models(folder, tables, a_header=10):
    """Model headers with `tables` tables of eight columns; each but the first refers to the one before it."""
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, tables, a_header):
        own = range(first, min(first + a_header, tables))
        text = ["#pragma once", "#include <retort/model.hpp>"]
        if first:
            text.append(f'#include "models_{first - a_header:04}.hpp"')
        text.append("\nnamespace many {\n")
        for number in own:
            parent = (f"  RETORT_COLUMN(references(&Thing{number - 1:04}::id), index) std::int64_t parent_id;\n" if number
                      else "  std::int64_t parent_id;\n")
            text.append(f'struct RETORT_TABLE("things_{number:04}") Thing{number:04} {{\n'
                        "  RETORT_COLUMN(primary_key, identity) std::int64_t id;\n" + parent +
                        "  RETORT_COLUMN(length(200), unique) std::string email;\n  std::string title;\n"
                        "  std::optional<std::string> note;\n  RETORT_COLUMN(default_value(0)) std::int32_t amount = 0;\n"
                        "  RETORT_COLUMN(default_value(true)) bool is_open = true;\n"
                        "  RETORT_COLUMN(default_now) retort::timestamptz created_at;\n};\n")
        text.append("}  // namespace many\n")
        path = folder / f"models_{first:04}.hpp"
        if not path.exists() or path.read_text() != "\n".join(text):
            path.write_text("\n".join(text))


def create_table(number):
    """The SQL of one of those tables, for a database without a project."""
    parent = f" REFERENCES things_{number - 1:05}" if number else ""
    name = f"things_{number:05}"
    return (f"CREATE TABLE {name} (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, parent_id bigint NOT NULL{parent}, "
            "email varchar(200) NOT NULL UNIQUE, title text NOT NULL, note text, amount integer NOT NULL DEFAULT 0, "
            "is_open boolean NOT NULL DEFAULT true, created_at timestamptz NOT NULL DEFAULT now());\n"
            f"CREATE INDEX ix_{name}_parent_id ON {name} (parent_id);\n")


def alembic_check(folder, tables):
    """A program that compares those tables, as SQLAlchemy has them, with the database in its first argument, as Alembic's `check` does
    (which the oldest Alembic that distributions have lacks)."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["import sys", "sys.setrecursionlimit(1000000)", "from alembic.autogenerate import compare_metadata", "from alembic.migration import MigrationContext",
             "from sqlalchemy import (BigInteger, Boolean, Column, DateTime, ForeignKey, Identity, Integer, MetaData, String, Table, Text,",
             "                        create_engine, text)", "metadata = MetaData()"]
    for number in range(tables):
        parent = f"ForeignKey('things_{number - 1:04}.id'), index=True, " if number else ""
        lines.append(
            f"Table('things_{number:04}', metadata, Column('id', BigInteger, Identity(always=False), primary_key=True),\n"
            f"      Column('parent_id', BigInteger, {parent}nullable=False), Column('email', String(200), unique=True, nullable=False),\n"
            "      Column('title', Text, nullable=False), Column('note', Text),\n"
            "      Column('amount', Integer, server_default=text('0'), nullable=False),\n"
            "      Column('is_open', Boolean, server_default=text('true'), nullable=False),\n"
            "      Column('created_at', DateTime(timezone=True), server_default=text('now()'), nullable=False))")
    lines += ["url = sys.argv[1].replace('postgresql://', 'postgresql+psycopg2://')",
              "with create_engine(url).connect() as connection:",
              "    context = MigrationContext.configure(connection, opts={'compare_type': True, 'compare_server_default': True})",
              "    differences = compare_metadata(context, metadata)",
              "sys.exit(f'{len(differences)} differences, first {differences[0]}' if differences else 0)"]
    path = folder / "check.py"
    path.write_text("\n".join(lines) + "\n")
    return path


def snippet(name):
    """models/meson.build or migrations/meson.build, as this repository has them and the README gives them."""
    return (SOURCE / name / "meson.build").read_text()


def built(workshop, name):
    """A consumer project of the 63 tables ("support_desk") or of 1000 ("many"), built, its one revision generated."""
    folder = workshop.folder / name
    models, migrations = folder / "models", folder / "migrations"
    for part in (models, migrations):
        part.mkdir(parents=True, exist_ok=True)
    if name == "many":
        many_models(models, 1000)
    else:
        for path in SUPPORT_DESK.iterdir():
            if path.suffix in (".hpp", ".sql"):
                shutil.copy2(path, models)
    (folder / "meson.build").write_text(
        "project('bench', 'cpp', default_options: ['cpp_std=c++20'])\nsubdir('models')\nsubdir('migrations')\n")
    headers = ", ".join(f"'{path.name}'" for path in sorted(models.glob("*.hpp")))
    sql = ", ".join(f"'{path.name}'" for path in sorted(models.glob("*.sql")))
    text = re.sub(r"model_headers = files\([^)]*\)", f"model_headers = files({headers})", snippet("models"))
    text = re.sub(r"model_sql = files\([^)]*\)", f"model_sql = files({sql})", text)
    (models / "meson.build").write_text(text)
    (migrations / "meson.build").write_text(snippet("migrations"))
    if not (migrations / "manifest").exists():
        nothing = hashlib.sha256(b"").hexdigest()
        (migrations / "manifest").write_text(f"# retort manifest 1 {nothing}\n")
        migrate = workshop.consumer(folder) / "migrations" / "migrate"
        run([migrate, "revision", "--autogenerate", "--sql-file", "-m", "Create everything"], cwd=folder)
    workshop.consumer(folder)
    return folder
