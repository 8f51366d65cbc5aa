"""Retort installed into a temporary prefix, for tests that use it as anyone would."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path


def chosen_meson(folder):
    """What the PATH begins with so that `meson` is the one that RETORT_MESON names, a program or a meson.py."""
    named = os.environ.get("RETORT_MESON")
    if not named:
        return ""
    shim = Path(folder) / "meson-of-choice" / "meson"
    shim.parent.mkdir(exist_ok=True)
    shim.write_text(f'#!/bin/sh\nexec {"python3 " if named.endswith(".py") else ""}"{named}" "$@"\n')
    shim.chmod(0o755)
    return f"{shim.parent}{os.pathsep}"


class Installed:
    """`environment` makes Meson and the shell find it. Gone with `remove`."""

    def __init__(self, build):
        self.folder = Path(tempfile.mkdtemp(prefix="retort-installed-"))
        done = subprocess.run(["meson", "install", "-C", str(build), "--no-rebuild", "--quiet", "--destdir", str(self.folder),
                               "--tags", "devel,bin-devel"], capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        configurations = sorted(self.folder.rglob("retort*.pc"))
        if not configurations:
            raise AssertionError("nothing installed a retort.pc")
        prefix = self._prefix(configurations[0])
        for file in configurations:  # the staging folder is the prefix here
            file.write_text(re.sub(r"^prefix=.*$", f"prefix={prefix}", file.read_text(), count=1, flags=re.MULTILINE))
        self.environment = {
            "PKG_CONFIG_PATH": str(configurations[0].parent),
            "PATH": f"{prefix / 'bin'}{os.pathsep}{chosen_meson(self.folder)}{os.environ['PATH']}",
        }
        for name in ("RETORT_DATABASE_URL", "DATABASE_URL", "DESTDIR", "PGHOST", "PGDATABASE", "MESSAGE", "NINJA_STATUS"):
            self.environment[name] = ""
        for name in ("CXXFLAGS", "LDFLAGS"):  # archives with sanitizers need them in whatever is linked with them
            self.environment[name] = f"{os.environ.get(name, '')} {self._sanitizers(build)}".strip()

    @staticmethod
    def _sanitizers(build):
        done = subprocess.run(["meson", "introspect", "--buildoptions", str(build)], capture_output=True, text=True, check=True)
        chosen = next(option["value"] for option in json.loads(done.stdout) if option["name"] == "b_sanitize")
        chosen = chosen if isinstance(chosen, str) else ",".join(chosen)
        return "" if chosen in ("none", "") else f"-fsanitize={chosen}"

    def _prefix(self, configuration):
        inside = re.search(r"^prefix=(.*)$", configuration.read_text(), re.MULTILINE).group(1)
        return Path(str(self.folder) + inside)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
