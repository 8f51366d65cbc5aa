"""What every row stands on: the release build, a server of its own, and timing in pairs."""

import dataclasses
import os
import pathlib
import pwd
import shutil
import statistics
import subprocess
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent


@dataclasses.dataclass
class Result:
    name: str
    what: str
    against: str
    aim: str
    ratio: float
    low: float
    high: float
    ours: float  # seconds, median
    theirs: float
    runs: int


@dataclasses.dataclass
class Row:
    """One line of docs/benchmarks.md. `prepare` gives two callables (or commands): ours and theirs."""

    name: str
    what: str
    against: str
    aim: str
    prepare: object
    runs: int = 7
    needs: object = lambda: True  # noqa: E731: false where something is missing; the row is left out then
    figure: object = lambda ours, theirs: ours / theirs  # noqa: E731

    def measure(self, workshop, runs):
        ours, theirs = self.prepare(workshop)
        pairs = []
        for number in range(runs + 1):
            a, b = seconds(ours), seconds(theirs)
            if number:  # the first pair warms the caches
                pairs.append((a, b))
        ratios = [self.figure(a, b) for a, b in pairs]
        return Result(self.name, self.what, self.against, self.aim, statistics.median(ratios), min(ratios),
                      max(ratios), statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), runs)


def seconds(action):
    """How long a command takes as a whole process, or a callable, which may return seconds that it measured itself."""
    begin = time.perf_counter()
    if callable(action):
        measured = action()
        if measured is not None:
            return measured
    else:
        run(action)
    return time.perf_counter() - begin


def run(command, **options):
    """Runs a command that must succeed; what it prints is shown only if it does not."""
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: exit status {done.returncode}\n{done.stdout}")
    return done.stdout


def table(results, head=True):
    lines = []
    if head:
        lines += ["| row | what | against | aim | ratio (range) | ours | theirs |", "|---|---|---|---|---|---|---|"]
    for r in results:
        lines.append(f"| `{r.name}` | {r.what} | {r.against} | {r.aim} | **{r.ratio:.3g}** ({r.low:.3g} to {r.high:.3g}) "
                     f"| {r.ours * 1000:.4g} ms | {r.theirs * 1000:.4g} ms |")
    return "\n".join(lines)


def programs():
    """The folder of initdb, postgres and psql itself: the psql on the PATH may be a wrapper, which costs 20 ms more."""
    if os.environ.get("RETORT_PG_BINDIR"):
        return pathlib.Path(os.environ["RETORT_PG_BINDIR"])
    found = shutil.which("initdb")
    if found:
        return pathlib.Path(found).resolve().parent
    versions = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if not versions:
        raise SystemExit("no initdb here: install PostgreSQL's server")
    return versions[-1].parent


def client(name):
    """psql or pg_dump: beside the server, else where the PATH has it."""
    beside = programs() / name
    return beside if beside.exists() else name


class Server:
    """A plain server, started as anybody would: initdb, pg_ctl. Not durable, as every throwaway server."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-pg-"))
        self.data = self.folder / "data"
        self.user = "postgres" if os.geteuid() == 0 else None
        if self.user:
            account = pwd.getpwnam(self.user)
            os.chown(self.folder, account.pw_uid, account.pw_gid)

    def command(self, *words):
        words = [str(word) for word in words]
        return ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--clear-groups", *words] if self.user else words

    def start(self, initdb_options=("--no-sync", "-A", "trust", "-U", "postgres")):
        run(self.command(programs() / "initdb", "-D", self.data, *initdb_options), cwd="/")
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        # Not through run(): the server keeps the standard output of pg_ctl open.
        subprocess.run(self.command(programs() / "pg_ctl", "-D", self.data, "-w", "-s", "-o", options, "-l",
                                    self.folder / "log", "start"), check=True, cwd="/", stdout=subprocess.DEVNULL)
        return self

    def stop(self):
        subprocess.run(self.command(programs() / "pg_ctl", "-D", self.data, "-m", "immediate", "-s", "stop"), cwd="/",
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database="postgres"):
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def psql(self, database, *words, **options):
        return run([client("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", self.url(database), *words], **options)

    def fresh(self, database):
        self.psql("postgres", "-c", f'DROP DATABASE IF EXISTS "{database}"', "-c", f'CREATE DATABASE "{database}"')
        return self.url(database)


class Workshop:
    """A release build of this tree, installed into a prefix of its own, and a server; both made when first asked for."""

    def __init__(self, folder):
        self.folder = folder
        self._server = None
        self._prefix = None
        self.databases = {}  # on the server, by name, for rows that share one

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_):
        if self._server:
            self._server.stop()

    @property
    def server(self):
        if not self._server:
            self._server = Server().start()
        return self._server

    @property
    def prefix(self):
        if not self._prefix:
            build, prefix = self.folder, self.folder / "prefix"
            if not (build / "build.ninja").exists():
                run(["meson", "setup", build, SOURCE, "--buildtype=release", "-Db_ndebug=true", f"--prefix={prefix}",
                     "--libdir=lib", "-Dtests=false", "-Dsample=false"])
            run(["meson", "install", "-C", build])
            self._prefix = prefix
        return self._prefix

    @property
    def retort(self):
        return self.prefix / "bin" / "retort"

    @property
    def flags(self):
        """What a consumer's compiler is told."""
        return ["-std=c++20", f"-I{self.prefix / 'include'}"]

    def consumer(self, folder):
        """Builds the Meson project in `folder` against the installed prefix and returns its build folder."""
        environment = dict(os.environ, PKG_CONFIG_PATH=str(self.prefix / "lib" / "pkgconfig"),
                           PATH=f"{self.prefix / 'bin'}:{os.environ['PATH']}")
        build = folder / "build"
        if not (build / "build.ninja").exists():
            run(["meson", "setup", build, folder, "--buildtype=release"], env=environment)
        run(["meson", "compile", "-C", build], env=environment)
        return build
