"""Runs the README's tutorial line by line: every `sh` block after its heading, in one shell, in an empty folder, against an
installed Retort. Each line of a `text` block after a `sh` block must show up in what that block printed, in order, except
that `...` stands for anything. Arguments: the source root, the build folder."""

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from installed import Installed  # noqa: E402
import os  # noqa: E402

SOURCE, BUILD = (Path(argument).resolve() for argument in sys.argv[1:3])
HEADING = "## Five minutes"
MARK = "@@block {}@@"


def blocks(text):
    """(language, content) of each fenced block of the tutorial."""
    tutorial = text[text.index(HEADING):]
    end = re.search(r"^## (?!Five minutes)", tutorial, re.MULTILINE)
    return re.findall(r"^```(\w*)\n(.*?)^```$", tutorial[: end.start() if end else None], re.MULTILINE | re.DOTALL)


def pattern(line):
    return re.sub(r"(\\\.){3}|…", ".*", re.escape(line.strip()))


class Tutorial(unittest.TestCase):
    def test_snippets_are_what_the_sample_is_built_with(self):
        guide = (SOURCE / "docs" / "meson.md").read_text(encoding="utf-8")
        for name in ("models/meson.build", "migrations/meson.build"):
            shown = re.search(rf"^## {name}$.*?^```meson\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL).group(1)
            self.assertEqual((SOURCE / name).read_text(encoding="utf-8"), shown, name)

    def test_line_by_line(self):
        found = blocks((SOURCE / "README.md").read_text(encoding="utf-8"))
        script = ["set -euo pipefail", "trap 'for m in build/migrations/migrate; do [ -x $m ] && $m db stop; done >/dev/null 2>&1' EXIT"]
        expected = {}
        for number, (language, content) in enumerate(found):
            if language == "sh":
                script += [f"echo '{MARK.format(number)}'", content]
                last = number
            elif language == "text":
                expected[last] = content
        self.assertGreater(len(script), 5, "the tutorial has no commands")

        retort = Installed(BUILD)
        try:
            with tempfile.TemporaryDirectory(prefix="retort-tutorial-") as folder:
                os.chmod(folder, 0o755)
                done = subprocess.run(["bash", "-c", "\n".join(script)], cwd=folder, capture_output=True, text=True,
                                      check=False, env={**os.environ, **retort.environment, "NO_COLOR": "1"})
        finally:
            retort.remove()
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        outputs = dict(re.findall(r"^@@block (\d+)@@\n(.*?)(?=^@@block|\Z)", done.stdout, re.MULTILINE | re.DOTALL))
        for number, content in expected.items():
            rest = outputs[str(number)]
            for line in filter(str.strip, content.splitlines()):
                match = re.search(pattern(line), rest)
                self.assertTrue(match, f"the README promises\n{line}\nbut there is\n{outputs[str(number)]}")
                rest = rest[match.end():]


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
