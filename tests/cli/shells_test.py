"""Completion as shells do it, and the manual page as formatters read it."""

import shutil
import subprocess
import unittest

from on_server import PROGRAM, Project

# What readline does: sets the variables, calls the function, and puts an answer in place of the part that it completes.
BASH = r"""
eval "$(retort completions bash)"
compopt() { :; }
COMP_LINE=$1 COMP_POINT=${#1}
_retort
printf '%s\n' "${COMPREPLY[@]}"
"""


class Shells(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.project = project = Project()
        (project.work / "retort.toml").write_text(
            '[targets.stage]\ndatabase = "s"\n[targets.standby]\ndatabase = "t"\n[targets.dev]\ndatabase = "d"\n')
        project.write("4711", message="First of all", branch_labels="core")
        project.write("4712", "4711", "Second's \"message\"")
        project.out("rehash")

    @classmethod
    def tearDownClass(cls):
        cls.project.close()

    def shell(self, program, *words):
        done = subprocess.run(words, cwd=self.project.work, env=self.project.environment, capture_output=True, text=True, check=False)
        self.assertEqual("", done.stderr, program)
        return done.stdout.split()

    def bash(self, line):
        return self.shell("bash", "bash", "--norc", "-c", BASH, "bash", line)

    def test_bash(self):
        cases = {
            "retort up": ["upgrade"],
            "retort upgrade ": ["4711", "4712", "core", "head", "heads"],
            "retort upgrade 471": ["4711", "4712"],
            "retort --target ": ["dev", "stage", "standby"],
            "retort upgrade --target=sta": ["stage", "standby"],
            "retort upgrade --target sta": ["stage", "standby"],
            "retort graph --format ": ["dot", "mermaid", "svg"],
            "retort graph --format=d": ["dot"],
            "retort history -r 4711:47": ["4711", "4712"],
            "retort history --rev-range=4711:co": ["core"],
            "retort downgrade core@b": ["base"],
            "retort revision --head 4": ["4712"],
            "retort db st": ["start", "status", "stop"],
            "retort codegen r": ["registry", "revisions"],
            "retort completions ": ["bash", "fish", "zsh"],
            "retort upgrade --s": ["--scratch-url", "--single-transaction", "--sql"],
            "retort --no-such ": None,
            "retort revision -m ": [],
            "bin/nothing upgrade ": [],
        }
        for line, want in cases.items():
            with self.subTest(line):
                have = self.bash(line)
                if want is not None:
                    self.assertEqual(want, have)

    def test_bash_outside_of_a_project(self):
        done = subprocess.run(["bash", "--norc", "-c", BASH, "bash", "retort upgrade "], cwd="/", env=self.project.environment,
                              capture_output=True, text=True, check=False)
        self.assertEqual("", done.stderr)

    @unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
    def test_zsh(self):
        script = r"""
compdef() { :; }
eval "$(retort completions zsh)"
compadd() { local -a names; names=("${(@P)@[-1]}"); print -l -- $names; }
_files() { print files; }
words=(retort upgrade 471); CURRENT=3; _retort
words=(retort --target st); CURRENT=3; _retort
words=(retort inspect ""); CURRENT=3; _retort
"""
        self.assertEqual(["4711", "4712", "stage", "standby", "files"], self.shell("zsh", "zsh", "-f", "-c", script))

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish(self):
        script = 'retort completions fish | source; complete -C "retort upgrade 471"; complete -C "retort --target dev"'
        found = self.shell("fish", "fish", "--no-config", "-c", script)
        self.assertIn("4711", found)
        self.assertIn("4712", found)
        self.assertIn("dev", found)

    def test_descriptions(self):
        self.assertIn("4711\tFirst of all\n", self.project.out("completions", "words", "--descriptions", "--", "upgrade", "471"))

    def test_manual_has_no_warnings(self):
        page = self.project.out("man")
        for formatter in (["groff", "-man", "-ww", "-Tutf8", "-z"], ["mandoc", "-Tlint", "-Wwarning"]):
            if shutil.which(formatter[0]) is None:
                continue
            done = subprocess.run(formatter, input=page, capture_output=True, text=True, check=False)
            told = done.stderr + (done.stdout if formatter[0] == "mandoc" else "")
            # Only a release has a day.
            told = "".join(line for line in told.splitlines(keepends=True) if "missing date" not in line)
            self.assertEqual("", told, formatter)

    def test_manual_says_what_help_says(self):
        page = self.project.out("man").replace("\\-", "-").replace("\\fB", "").replace("\\fR", "").replace("\\fI", "")
        for line in self.project.out("--help").splitlines():
            if line.startswith("  ") and not line.strip().startswith("-"):
                self.assertIn(f".SS {' '.join(line[2:22].split())}", page)
        help_text = self.project.out("upgrade", "--help")
        for word in help_text.split():
            if word.startswith("--"):
                self.assertIn(word.strip(",.`;"), page)

    def test_the_program_by_its_path(self):
        line = f"{PROGRAM} upgrade 471"
        self.assertEqual(["4711", "4712"], self.bash(line))


if __name__ == "__main__":
    unittest.main()
