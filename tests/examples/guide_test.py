"""Runs a GUIDE.md as its reader would: every `sh` block in one shell, in one folder; each line of the `text` block behind it must show
up in what it printed, in that order. `steps/<example>.txt` lists every step and every trouble of the team's own page, each with a
pattern: a line that has run must match it. Arguments: the example's name (`-`: a page without a list), the guide, the program whose server is used, and either `with` and folders for the
PATH, or `project` and the build folder from which Retort is installed: then the guide's folder is a project, of which a copy is used."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import live_project  # noqa: E402
from installed import Installed  # noqa: E402

MARK = "@@block {}@@"


def blocks(text):
    return re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def script_of(found):
    """The shell's text, and what each numbered block has to print."""
    lines, expected, last = ["set -euo pipefail", "exec 2>&1"], {}, -1
    for number, (language, content) in enumerate(found):
        if language == "sh":
            lines += [f"echo '{MARK.format(number)}'", content]
            last = number
        elif language == "text":
            expected[last] = content
    return "\n".join(lines), expected


def missing(output, content):
    """The first line that does not show up behind the one before it."""
    at = 0
    for line in content.splitlines():
        found = re.compile(re.sub(r"(\\\.){3}|…", ".*", re.escape(line.strip()))).search(output, at)
        if not found:
            return line
        at = found.end()
    return None


def undone(name, script):
    """The steps of the page that no line does, and how many there are."""
    if name == "-":
        return [], 0
    listed = (Path(__file__).resolve().parent / "steps" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    steps = [tuple(line.split(": ", 1)) for line in listed if line]
    return [title for title, pattern in steps if not re.search(pattern, script, re.MULTILINE)], len(steps)


def run(name, guide, migrate, source, paths, more=None):
    server = live_project.Server(migrate)
    folder = Path(tempfile.mkdtemp(prefix="retort-guide-"))
    try:
        folder.chmod(0o755)
        work = folder / "work"
        if source is None:
            work.mkdir()
        else:
            shutil.copytree(source, work)
        url = urllib.parse.urlsplit(server.base)
        options = dict(urllib.parse.parse_qsl(url.query))
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith(("PG", "DATABASE", "DB_", "RETORT_")) and name not in ("MESSAGE", "DESTDIR")}
        environment |= {"PGHOST": options["host"], "PGPORT": options.get("port", "5432"), "PGUSER": url.username or "postgres",
                        "PATH": os.pathsep.join([*paths, str(Path(live_project.program("createdb")).parent), environment["PATH"]]),
                        "DB_HOST": urllib.parse.quote(options["host"], safe=""), "DB_PORT": options.get("port", "5432"),
                        "DB_USER": url.username or "postgres", "HOME": str(folder), "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "RETORT_BUILD_ROOT": str(folder / "build")}
        environment |= more or {}
        if "RETORT_PG_BINDIR" in os.environ:
            environment["RETORT_PG_BINDIR"] = os.environ["RETORT_PG_BINDIR"]
        script, expected = script_of(blocks(Path(guide).read_text(encoding="utf-8")))
        done = subprocess.run(["bash", "-c", script], cwd=work, env=environment, text=True, capture_output=True, check=False,
                              stdin=subprocess.DEVNULL)
        outputs = {int(number): text for number, text in
                   re.findall(r"^@@block (\d+)@@\n(.*?)(?=^@@block|\Z)", done.stdout, re.MULTILINE | re.DOTALL)}
        problems = [] if done.returncode == 0 else [f"ended with {done.returncode}\n{done.stdout}{done.stderr}"]
        for number, content in expected.items():
            line = missing(outputs.get(number, ""), content)
            if line is not None and done.returncode == 0:
                problems.append(f"`{line}` is not, or not there, in\n{outputs.get(number)}")
        left, steps = undone(name, script)
        problems += [f"no line does this step: {title}" for title in left]
        print(f"guide steps done / all steps: {steps - len(left) if done.returncode == 0 else 0} / {steps}")
        print(f"{len(outputs)} blocks run, {sum(len(one.splitlines()) for one in expected.values())} lines expected")
        return problems
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def own_build_files(project):
    """An example is built by the same text as everybody's project, but for the names at its top."""
    root = Path(__file__).resolve().parent.parent.parent
    for name in ("models", "migrations"):
        ours, theirs = ((base / name / "meson.build").read_text(encoding="utf-8") for base in (root, project))
        if ours[ours.index("\nfs = " if name == "models" else "\nrevision_files"):] not in theirs:
            yield f"{project / name}/meson.build is not {name}/meson.build of this repository below its first lines"


def main(name, guide, program, kind, *places):
    guide, program, places = Path(guide).resolve(), Path(program).resolve(), [str(Path(one).resolve()) for one in places]
    if kind == "with":
        return run(name, guide, program, None, places)
    retort = Installed(places[0])
    try:
        more = {name: value for name, value in retort.environment.items() if name in ("PKG_CONFIG_PATH", "CXXFLAGS", "LDFLAGS")}
        return list(own_build_files(guide.parent)) or run(name, guide, program, guide.parent, [retort.environment["PATH"].split(os.pathsep)[0]], more)
    finally:
        retort.remove()


if __name__ == "__main__":
    sys.exit("\n".join(main(*sys.argv[1:])) or 0)
