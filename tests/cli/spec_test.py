"""The sentences of the specification of the revision graph that need the command line or a server, as tables (spec_rows.py). The
others are in tests/revision/spec_*_test.cpp; a label is the section, the number of the bullet or paragraph, and what it says."""

import re
import shlex
import shutil
import subprocess
import unittest

from on_server import PROGRAM, Project
import spec_rows


class Sentences(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.project = Project()
        cls.project.out("db", "start")

    @classmethod
    def tearDownClass(cls):
        cls.project.close()

    def draw(self, drawing):
        """`a; b<a [label] {dependency}`: each makes a table of its name."""
        work = self.project.work
        for folder in ("migrations", "more"):
            shutil.rmtree(work / folder, ignore_errors=True)
        (work / "migrations").mkdir()
        (work / "retort.toml").write_text('[migrations]\nformat = "sql"\n')
        for text in filter(None, (part.strip() for part in drawing.split(";"))):
            found = re.fullmatch(r"(?P<id>\w+)(<(?P<revises>[\w,]+))?( \[(?P<labels>.*?)\])?( \{(?P<needs>.*?)\})?", text)
            name = found["id"]
            self.project.write(name, found["revises"] or "", f"Make {name}", up=f"CREATE TABLE t_{name} ();", down=f"DROP TABLE t_{name};",
                               created="2025-01-02T09:00:00Z", branch_labels=found["labels"] or "", depends_on=found["needs"] or "")
        self.project.out("rehash")
        self.project.out("reset", "--yes", "--empty")
        self.project.out("db", "psql", "--", "-qc", "DROP TABLE IF EXISTS retort_version, retort_history")

    def sh(self, line):
        done = subprocess.run(["sh", "-c", line], cwd=self.project.work, env=self.project.environment, capture_output=True, text=True,
                              check=False, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout + done.stderr

    def run_line(self, line):
        if line.startswith("! "):
            return self.sh(line[2:])
        done = self.project.run(*shlex.split(line))
        return done.returncode, done.stdout + done.stderr

    def check(self, rows):
        for sentence, drawing, commands, status, wanted in rows:
            with self.subTest(sentence):
                self.draw(drawing)
                for line in commands[:-1]:
                    code, out = self.run_line(line)
                    self.assertIn(code, (0, 3), f"{line}\n{out}")
                code, out = self.run_line(commands[-1])
                self.assertEqual(status, code, out)
                for part in wanted:
                    if part.startswith("!"):
                        self.assertNotRegex(out, part[1:])
                    else:
                        self.assertRegex(out, part)

    def test_rows(self):
        self.check(spec_rows.ROWS)

    def test_stamp(self):
        self.check(spec_rows.STAMP)

    def test_offline(self):
        self.check(spec_rows.OFFLINE)

    def test_commands(self):
        self.check(spec_rows.COMMANDS)

    def test_broken_graphs(self):
        self.check(spec_rows.BROKEN)

    def test_differences(self):
        self.check(spec_rows.DIFFERENCES)

    def state(self):
        """The whole schema as SQL, and the version table."""
        status, rows = self.sh('retort db psql -- -qtAc "SELECT version_num FROM retort_version ORDER BY 1"')
        self.assertEqual(0, status, rows)
        return rows, self.project.out("diff", "empty", "env")

    def test_offline_3_the_script_leaves_what_the_run_leaves(self):
        forked = "a; b1<a [left]; c1<b1; b2<a [right]; c2<b2 {b1}; m<c1,c2"
        for before, online, offline in (
            ("base", "upgrade head", "upgrade head --sql"),
            ("left", "upgrade m", "upgrade left:m --sql"),
            ("m", "downgrade c1", "downgrade m:c1 --sql"),
            ("m", "downgrade base", "downgrade m:base --sql"),
            ("c1", "stamp m", "stamp c1:m --sql"),
            ("m", "stamp b1", "stamp m:b1 --sql"),
        ):
            with self.subTest(f"Offline 3: {offline}"):
                ends = []
                for line in (online, f'! retort {offline} | psql -qX -v ON_ERROR_STOP=1 "$(retort db url)"'):
                    self.draw(forked)
                    self.assertEqual(0, self.run_line("upgrade " + before)[0])
                    status, out = self.run_line(line)
                    self.assertEqual(0, status, out)
                    ends.append(self.state())
                self.assertEqual(*ends)

    def test_differs_6_a_second_runner_waits_and_finds_nothing_to_do(self):
        self.draw("a")
        self.project.write("b", "a", up="CREATE TABLE t_b (); SELECT pg_sleep(1.5);")
        self.project.out("rehash")
        runs = [subprocess.Popen([PROGRAM, "upgrade"], cwd=self.project.work, env=self.project.environment, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True) for _ in range(2)]
        told = [run.communicate(timeout=60)[0] for run in runs]
        self.assertEqual([0, 0], [run.returncode for run in runs], told)
        self.assertEqual(1, sum("waiting for another run" in one for one in told), told)
        self.assertEqual(1, sum("nothing to do" in one for one in told), told)
        self.assertEqual(1, sum("upgrade b" in one for one in told), told)


if __name__ == "__main__":
    unittest.main()
