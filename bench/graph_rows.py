"""Rows about the graph of revisions and about runs: growth with the number of revisions, and Alembic and psql beside us."""

import projects
from measure import Row, programs, run, seconds

COUNTS = (1000, 3000, 10000)


def git_log(workshop, count):
    return ["git", "-C", projects.commits(workshop.folder / f"commits_{count}", count), "log", "--oneline"]


def folder_of(workshop, count):
    folder = workshop.folder / f"revisions_{count}"
    if len(list(folder.glob("*.sql"))) != count:
        projects.revisions(folder, count)
    return folder


def reading(command, count):
    """A command that reads no database, beside git."""
    def prepare(workshop):
        return [workshop.retort, "--migrations", folder_of(workshop, count), command], git_log(workshop, count)

    return prepare


def current(count):
    """`current` of a database at the head of `count` revisions, beside git."""
    def prepare(workshop):
        url = workshop.server.fresh(f"current_{count}")
        command = [workshop.retort, "--migrations", folder_of(workshop, count), "--url", url]
        run([*command, "stamp", "head"])
        return [*command, "current"], git_log(workshop, count)

    return prepare


def alembic_command(workshop, count, url, *words):
    folder = projects.alembic(workshop.folder / f"alembic_env_{count}", count)
    return [*projects.alembic_runs(), "-c", folder / "alembic.ini", "-x", f"url={url}", *words]


def upgrade(count, peer):
    """All of `count` revisions on a new database; the making of the database does not count."""
    def prepare(workshop):
        folder, server = folder_of(workshop, count), workshop.server
        script = workshop.folder / f"upgrade_{count}.sql"
        script.write_text(projects.psql_script([(f"r{n:05}", projects.thing(n)[1]) for n in range(1, count + 1)]))

        def ours():
            url = server.fresh(f"ours_{count}")
            return seconds([workshop.retort, "--migrations", folder, "--url", url, "upgrade", "heads"])

        def theirs():
            url = server.fresh(f"theirs_{count}")
            if peer == "alembic":
                return seconds(alembic_command(workshop, count, url, "upgrade", "heads"))
            return seconds([programs() / "psql", "-X", "-q", "-d", url, "-f", script])

        return ours, theirs

    return prepare


def beside_alembic(*words):
    """A command on a database at its head, ours and Alembic's, each in a database of its own."""
    def prepare(workshop):
        count = 5
        ours, theirs = workshop.server.fresh("at_head_ours"), workshop.server.fresh("at_head_alembic")
        command = [workshop.retort, "--migrations", folder_of(workshop, count), "--url", ours]
        run([*command, "upgrade", "heads"])
        run(alembic_command(workshop, count, theirs, "upgrade", "heads"))
        return [*command, *words], alembic_command(workshop, count, theirs, *words)

    return prepare


def reads():
    for count in COUNTS:
        peer = f"`git log --oneline` of {count:,} commits"
        aim = "< 0.2 s" if count == 10000 else "linear"
        yield Row(f"heads-{count}", f"`heads` of {count:,} SQL revisions", peer, aim, reading("heads", count), runs=15)
        yield Row(f"history-{count}", f"`history` of {count:,} SQL revisions", peer, "<= 3", reading("history", count), runs=15)
        yield Row(f"current-{count}", f"`current` with {count:,} SQL revisions", peer, "<= 3", current(count), runs=15)


ALL = [
    *reads(),
    Row("upgrade-5", "upgrade of 5 small revisions", "psql, a transaction each, in one session", "<= 1.5", upgrade(5, "psql"), runs=15),
    Row("upgrade-1000", "upgrade of 1000 small revisions", "psql, a transaction each, in one session", "<= 1.0", upgrade(1000, "psql")),
    Row("upgrade-5-alembic", "upgrade of 5 small revisions", "Alembic's", "<= 0.2", upgrade(5, "alembic"), needs=projects.alembic_runs),
    Row("upgrade-1000-alembic", "upgrade of 1000 small revisions", "Alembic's", "<= 0.5", upgrade(1000, "alembic"), runs=3,
        needs=projects.alembic_runs),
    Row("nothing-alembic", "`upgrade heads` with nothing to do", "Alembic's", "<= 0.2", beside_alembic("upgrade", "heads"),
        needs=projects.alembic_runs),
    Row("current-alembic", "`current`", "Alembic's", "<= 0.2", beside_alembic("current"), needs=projects.alembic_runs),
]
