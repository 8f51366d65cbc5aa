"""The rows of docs/benchmarks.md: what is measured against what. One function prepares each."""

import shutil
import time

import build_rows
import graph_rows
import projects
from graph_rows import git_log
from measure import Row, Server, programs, run, seconds

ORDINARY = "#include <string>\n#include <vector>\n"


def compiler(workshop, source, name):
    return ["g++", *workshop.flags, "-O2", "-c", source, "-o", workshop.folder / f"{name}.o"]


def ordinary(workshop):
    source = workshop.folder / "ordinary.cpp"
    source.write_text(ORDINARY)
    return compiler(workshop, source, "ordinary")


def scan(workshop):
    headers = sorted(projects.SUPPORT_DESK.glob("*.hpp"))
    output = workshop.folder / "scan"

    def ours():
        shutil.rmtree(output, ignore_errors=True)  # a first run: every output is written
        output.mkdir()
        return seconds([workshop.retort, "codegen", "orm", "--output", output, *headers])

    return ours, ["g++", *workshop.flags, f"-I{projects.SUPPORT_DESK}", "-fsyntax-only", "-x", "c++", *headers]


def compile_revision(workshop):
    source = workshop.folder / "revision.cpp"
    source.write_text(projects.CPP_REVISION)
    return compiler(workshop, source, "revision"), ordinary(workshop)


def compile_models(workshop):
    output = workshop.folder / "models"
    output.mkdir(exist_ok=True)
    headers = sorted(projects.SUPPORT_DESK.glob("*.hpp"))
    run([workshop.retort, "codegen", "orm", "--output", output, *headers])
    run([workshop.retort, "codegen", "registry", "--output", output / "registry.cpp", *headers])
    source = workshop.folder / "all_models.cpp"
    everything = [output / "registry.cpp"] + sorted(output.glob("*.orm.hpp"))
    source.write_text("".join(f'#include "{path}"\n' for path in everything))
    command = compiler(workshop, source, "all_models")
    return command + [f"-I{output}", f"-I{projects.SUPPORT_DESK}"], ordinary(workshop)


def upgraded(workshop):
    """A folder of five revisions and a database at their head."""
    folder = workshop.folder / "five"
    projects.revisions(folder, 5)
    url = workshop.server.fresh("five")
    command = [workshop.retort, "--migrations", folder, "--url", url]
    run(command + ["upgrade", "heads"])
    return command, [programs() / "psql", "-X", "-d", url, "-c", "select 1"]


def current(workshop):
    command, psql = upgraded(workshop)
    return command + ["current"], psql


def nothing_to_do(workshop):
    command, psql = upgraded(workshop)
    return command + ["upgrade", "heads"], psql


def many_revisions(command, peer, count=10000):
    """A read command over `count` SQL revisions, beside a peer over as many."""

    def prepare(workshop):
        folder = workshop.folder / f"revisions_{count}"
        if len(list(folder.glob("*.sql"))) != count:
            projects.revisions(folder, count)
        ours = [workshop.retort, "--migrations", folder, *command]
        return ours, peer(workshop, count)

    return prepare


def linear(workshop):
    """`heads` of 10,000 beside ten times `heads` of 1,000: 1 is linear."""
    large, small = (many_revisions(["heads"], git_log, count)(workshop)[0] for count in (10000, 1000))

    def ten_small():
        begin = time.perf_counter()
        for _ in range(10):
            run(small)
        return time.perf_counter() - begin

    return large, ten_small


def alembic(command):
    """Alembic over revisions of the same graph; skipped where it is not installed."""

    def prepare(workshop, count):
        folder = projects.alembic(workshop.folder / f"alembic_env_{count}", count)
        return [*projects.alembic_program(), "-c", folder / "alembic.ini", command]

    return prepare


def autogenerate(models, cold):
    """`check` of a project at its headers, beside psql creating the same tables once."""

    def prepare(workshop):
        folder = projects.built(workshop, models)
        migrate = folder / "build" / "migrations" / "migrate"
        script = folder / "create.sql"
        script.write_text(run([migrate, "create-all", "--sql"], cwd=folder))

        def check():
            return seconds([migrate, "--project", folder, "check"] + (["--no-cache"] if cold else []))

        def psql():
            url = workshop.server.fresh("create_all")
            return seconds([programs() / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-f", script])

        return check, psql

    return prepare


def throwaway_server(workshop):
    workshop.prefix  # noqa: B018: builds the release
    build = workshop.folder
    run(["ninja", "-C", build, "bench/bench-throwaway-server"])

    def plain():
        server = Server()
        begin = time.perf_counter()
        server.start(initdb_options=("-A", "trust", "-U", "postgres"))
        server.psql("postgres", "-c", "select 1")
        took = time.perf_counter() - begin
        server.stop()
        return took

    return [build / "bench" / "bench-throwaway-server"], plain


def two_small_databases(workshop):
    """`diff` of two databases that differ in a column and a view, beside pg_dump of both."""
    tables = "".join(f"CREATE TABLE t{i} (id serial PRIMARY KEY, name text NOT NULL);" for i in range(10))
    before, after = workshop.server.fresh("small_before"), workshop.server.fresh("small_after")
    workshop.server.psql("small_before", "-c", tables)
    workshop.server.psql("small_after", "-c", tables + "ALTER TABLE t1 ADD phone text; CREATE VIEW v AS SELECT * FROM t2")

    def dumps():
        dump = programs() / "pg_dump"
        return seconds([dump, "-s", "-d", before]) + seconds([dump, "-s", "-d", after])

    return [workshop.retort, "diff", before, after], dumps


def many_tables(workshop, count):
    """A database with `count` tables of eight columns; each but the first refers to the one before it."""
    name = f"tables_{count}"
    if name not in workshop.databases:
        script = workshop.folder / f"{name}.sql"
        script.write_text("".join(projects.create_table(number) for number in range(count)))
        workshop.databases[name] = workshop.server.fresh(name)
        # In several transactions, or the locks would not do.
        workshop.server.psql(name, "-f", script)
        workshop.server.psql(name, "-c", "CHECKPOINT")
    return workshop.databases[name]


def read(count):
    """`inspect` of a database beside pg_dump of it."""

    def prepare(workshop):
        url = many_tables(workshop, count)
        return [workshop.retort, "inspect", url], [programs() / "pg_dump", "-s", "-d", url]

    return prepare


def read_linear(workshop):
    small, large = many_tables(workshop, 1000), many_tables(workshop, 10000)
    return [workshop.retort, "inspect", large], lambda: 10 * seconds([workshop.retort, "inspect", small])


def equal(count):
    """The comparison of two equal catalogs beside one reading, in one process."""

    def prepare(workshop):
        url = many_tables(workshop, count)
        workshop.prefix  # noqa: B018: builds the release
        run(["ninja", "-C", workshop.folder, "bench/bench-compare-catalogs"])
        figures = {}

        def compare():
            words = run([workshop.folder / "bench" / "bench-compare-catalogs", url]).split()
            figures["reading"] = float(words[0])
            return float(words[1])

        return compare, lambda: figures["reading"]

    return prepare


def beside_alembic(cold):
    """`check` of 1,000 tables beside what Alembic's `check` does: import of the models, reflection, comparison."""

    def prepare(workshop):
        folder = projects.built(workshop, "many")
        migrate = folder / "build" / "migrations" / "migrate"
        url = workshop.server.fresh("alembic_many")
        script = folder / "create.sql"
        script.write_text(run([migrate, "create-all", "--sql"], cwd=folder))
        workshop.server.psql("alembic_many", "-f", script)
        program = projects.alembic_check(workshop.folder / "alembic_check", 1000)
        python = projects.alembic_program()[0]
        return [migrate, "--project", folder, "check"] + (["--no-cache"] if cold else []), [python, program, url]

    return prepare


ALL = [
    Row("scan", "scan and generate 63 structs in 20 headers", "`g++ -fsyntax-only` of the same headers", "< 0.02", scan),
    Row("compile-revision", "compile one C++ revision", "a file with `<string>` and `<vector>`", "<= 1.2",
        compile_revision, runs=15),
    Row("compile-models", "seconds a model: the registry and all 63 ORM headers in one file",
        "a file with `<string>` and `<vector>` (taken off)", "< 0.1 s", compile_models, runs=5,
        figure=lambda ours, theirs: (ours - theirs) / 63),
    Row("current", "`current`", "`psql -c 'select 1'`", "<= 1.5", current, runs=41),
    Row("nothing-to-do", "`upgrade heads` with nothing to do", "`psql -c 'select 1'`", "<= 1.5", nothing_to_do, runs=41),
    *graph_rows.ALL,
    *build_rows.ALL,
    Row("plan-10000", "plan the last of 10,000 (`upgrade --sql head-1:head`)", "`git log --oneline` of 10,000 commits",
        "<= 3", many_revisions(["upgrade", "--sql", "head-1:head"], git_log), runs=15),
    Row("heads-linear", "`heads` of 10,000 SQL revisions", "ten times `heads` of 1,000", "<= 1.1", linear, runs=9),
    Row("heads-alembic", "`heads` of 1,000 revisions", "Alembic's, 1,000 Python files", "<= 0.1",
        many_revisions(["heads"], alembic("heads"), 1000), runs=5, needs=projects.alembic_program),
    Row("history-alembic", "`history` of 1,000 revisions", "Alembic's, 1,000 Python files", "<= 0.1",
        many_revisions(["history"], alembic("history"), 1000), runs=5, needs=projects.alembic_program),
    Row("check-63-cold", "autogenerate without difference, 63 tables, cold", "`psql -f` creating them once", "<= 2",
        autogenerate("support_desk", cold=True)),
    Row("check-63-again", "the same when nothing changed since", "`psql -f` creating them once", "<= 0.5",
        autogenerate("support_desk", cold=False)),
    Row("check-1000-cold", "autogenerate without difference, 1000 tables, cold", "`psql -f` creating them once", "<= 2",
        autogenerate("many", cold=True), runs=5),
    Row("check-1000-again", "the same when nothing changed since", "`psql -f` creating them once", "<= 0.5",
        autogenerate("many", cold=False), runs=5),
    Row("diff-small", "`retort diff` of two databases of 10 tables, whole process", "`pg_dump -s` of both", "< 60 ms",
        two_small_databases, runs=15),
    Row("read-1000", "`inspect` of a database of 1000 tables, whole process", "`pg_dump -s` of it", "< 0.5", read(1000), runs=9),
    Row("read-10000", "the same, 10,000 tables", "`pg_dump -s` of it", "< 0.5", read(10000), runs=5),
    Row("read-linear", "`inspect` of 10,000 tables", "ten times that of 1000", "<= 1.1", read_linear, runs=5),
    Row("equal-1000", "diff of two equal catalogs of 1000 tables", "reading one", "< 0.1", equal(1000), runs=9),
    Row("equal-10000", "the same, 10,000 tables", "reading one", "< 0.1", equal(10000), runs=5),
    Row("check-1000-alembic", "`check` of 1000 tables, nothing changed since the last", "what Alembic's `check` does", "<= 0.1",
        beside_alembic(cold=False), runs=5, needs=projects.alembic_program),
    Row("check-1000-alembic-cold", "the same, cold", "what Alembic's `check` does", "<= 0.1",
        beside_alembic(cold=True), runs=5, needs=projects.alembic_program),
    Row("throwaway-server", "a throwaway server to its first query, and gone", "plain `initdb` plus start", "< 0.35",
        throwaway_server),
]
