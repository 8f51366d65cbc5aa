"""A project folder with the program and a server of its own, for tests that are not in C++."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

PROGRAM = os.environ["RETORT_PROGRAM"]

REVISION = """-- {message}
-- revision: {id}
{head}
-- retort:upgrade
{up}

-- retort:downgrade
{down}
"""


class Project:
    """An empty folder with a retort.toml; everything goes with `close`."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="retort-cli-"))
        self.folder.chmod(0o755)
        self.work = self.folder / "work"
        (self.work / "migrations").mkdir(parents=True)
        (self.work / "retort.toml").write_text("[migrations]\nformat = \"sql\"\n")
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "retort").symlink_to(PROGRAM)
        self.environment = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "RETORT_BUILD_ROOT": str(self.folder / "build"),
            "LC_ALL": "C.UTF-8",
        }
        for name in ("RETORT_PG_BINDIR", "TMPDIR", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def close(self):
        self.run("db", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *words, **environment):
        return subprocess.run(["retort", *words], cwd=self.work, env={**self.environment, **environment}, capture_output=True,
                              text=True, check=False, stdin=subprocess.DEVNULL)

    def out(self, *words, **environment):
        done = self.run(*words, **environment)
        if done.returncode not in (0, 3):
            raise AssertionError(f"{words}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def write(self, revision, revises="", message="", up="SELECT 1;", down="SELECT 1;", **head):
        lines = {"revises": revises, **head}
        text = "".join(f"-- {name}: {value}\n" for name, value in lines.items() if value)
        (self.work / "migrations" / f"{revision}.sql").write_text(
            REVISION.format(id=revision, message=message or f"Revision {revision}", head=text, up=up, down=down))
