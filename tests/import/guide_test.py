"""docs/coming-from-alembic.md: everything that Alembic has is named in it, everything that it says of Retort exists, and its
commands are run line by line, on the project `shop` that Alembic built a database with."""

import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

import alembic_test
from alembic_test import PYTHON, RETORT, Case

PAGE = Path(sys.argv.pop(1)).read_text(encoding="utf-8")
CODE = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", PAGE, flags=re.M | re.S))

OPERATIONS = """
import alembic.operations.base as base, inspect
from alembic.runtime.environment import EnvironmentContext as E
print(*("op." + n for n in dir(base.Operations) if not n.startswith("_")))
print(*("context." + n for n in dir(E) if not n.startswith("_")))
print(*(n for n in inspect.signature(E.configure).parameters if n not in ("self", "kw")))
"""


def help_of(*words):
    done = subprocess.run([RETORT, *words, "--help"], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


class Named(unittest.TestCase):
    def test_every_command_and_flag_of_alembic(self):
        def options(text):
            return re.findall(r"(?<![\w-])--?[a-z][\w-]*", re.sub(r"^usage:.*?(?=^\S|\Z)", "", text, flags=re.M | re.S))
        run = [PYTHON, "-m", "alembic"]
        text = subprocess.run([*run, "--help"], cwd="/", capture_output=True, text=True, check=True).stdout
        commands = re.search(r"\{([\w,]+)\}", text).group(1).split(",")
        words = {word for code in CODE for word in code.split()}
        self.assertEqual([], [name for name in commands if name not in words])
        self.assertEqual([], [name for name in options(text.split("options:")[1]) if name not in words])
        for command in commands:
            text = subprocess.run([*run, command, "--help"], cwd="/", capture_output=True, text=True, check=True).stdout
            self.assertEqual([], [name for name in options(text.split("options:")[1]) if name not in words], command)

    def test_every_operation_and_hook(self):
        done = subprocess.run([PYTHON, "-c", OPERATIONS], cwd="/", capture_output=True, text=True, check=True)
        whole = " ".join(CODE)
        self.assertEqual([], [name for name in done.stdout.split() if not re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", whole)])

    def test_everything_of_ours_exists(self):
        general = help_of()
        checked = 0
        for code in CODE:
            words = code.split()
            if words[0] not in ("retort", "migrate") or len(words) < 2 or code == "migrate app zero" or words[1] in ("app", "--fake"):
                continue
            text = help_of(words[1])
            self.assertTrue(text, code)
            for option in (word for word in words[2:] if re.fullmatch(r"--?[a-z][\w-]*", word)):
                self.assertRegex(text + general, rf"(?<![\w-]){option}(?![\w-])", code)
                checked += 1
        self.assertGreater(checked, 15)


class Walk(Case):
    def test_line_by_line(self):
        shutil.copytree(alembic_test.PROJECTS / "shop", self.folder / "service")
        shutil.move(self.work, self.folder / "unused")
        (self.folder / "old").symlink_to("service")
        self.alembic("upgrade", "head")
        part = PAGE[PAGE.index("## The move"): PAGE.index("## What import does")]
        blocks = re.findall(r"^```(\w+)\n(.*?)^```$", part, re.M | re.S)
        script, expected = ["set -euo pipefail"], {}
        for number, (language, content) in enumerate(blocks):
            if language == "sh":
                script += [f"echo '@@{number}@@'", content]
                last = number
            else:
                expected[last] = content
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "retort").symlink_to(RETORT)
        environment = self.environment(self.url)
        python = Path(subprocess.run([PYTHON, "-c", "import sys; print(sys.executable)"], capture_output=True, text=True, check=True)
                      .stdout.strip()).parent
        environment["PATH"] = f"{self.folder / 'bin'}:{python}:{environment['PATH']}"
        done = subprocess.run(["bash", "-c", "\n".join(script)], cwd=self.folder, env=environment, text=True, capture_output=True,
                              check=False)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        outputs = dict(re.findall(r"^@@(\d+)@@\n(.*?)(?=^@@|\Z)", done.stdout, re.M | re.S))
        for number, content in expected.items():
            at, output = 0, outputs[str(number)]
            for line in content.splitlines():
                found = output.find(line.strip(), at)
                self.assertGreaterEqual(found, 0, f"{line!r} is not in\n{output}")
                at = found + 1


if __name__ == "__main__":
    unittest.main(verbosity=2)
