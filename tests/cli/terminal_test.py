"""What is seen on a terminal: colour, the bar of a long run, the pager, widths, questions; and what happens in places that a person
may end up in: no server programs, a folder that cannot be written."""

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time
import unittest

from on_server import PROGRAM, Project

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def on_terminal(project, *words, answer=None, size=(24, 80), **environment):
    """Runs the program on a terminal of its own. Returns its status and all that it wrote there."""
    pid, terminal = pty.fork()
    if pid == 0:
        try:
            os.chdir(project.work)
            os.execvpe(PROGRAM, ["retort", *words], {**project.environment, "TERM": "xterm", **environment})
        finally:
            os._exit(126)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    out, given = b"", 0
    answers = [answer] if isinstance(answer, str) else list(answer or [])
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 1)
        if not ready:
            continue
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        out += chunk
        while answers and out.count(b"[y/N]") > given:
            os.write(terminal, answers.pop(0).encode())
            given += 1
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), out.decode().replace("\r\n", "\n")


class Terminal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.project = project = Project()
        project.write("r01", message="The first")
        for number in range(2, 15):
            project.write(f"r{number:02}", f"r{number - 1:02}", f"Number {number}")
        project.write("side", "r12", "A branch with quite a long message that does not fit beside the graph of a narrow terminal")
        project.out("rehash")
        project.out("db", "start")

    @classmethod
    def tearDownClass(cls):
        cls.project.close()

    def test_colour(self):
        status, out = on_terminal(self.project, "heads", "--no-pager")
        self.assertEqual(0, status)
        self.assertIn("\x1b[1mr14\x1b[0m", out)
        self.assertEqual("r14 (head)\nside (head)\n", ESCAPE.sub("", out))
        for switch in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            self.assertEqual("r14 (head)\nside (head)\n", on_terminal(self.project, "heads", "--no-pager", **switch)[1])
        self.assertNotIn("\x1b", self.project.out("heads"))

    def test_the_bar_of_a_long_run_comes_and_goes(self):
        self.project.out("stamp", "--purge", "base")
        status, out = on_terminal(self.project, "upgrade", "r14")
        self.assertEqual(0, status)
        self.assertRegex(ESCAPE.sub("", out), r"#+\.+ 7/14")
        # What a person sees in the end: each piece after a carriage return overwrites the line, which was erased before.
        seen = [ESCAPE.sub("", line.split("\r\x1b[K")[-1]) for line in out.split("\n")]
        self.assertEqual(14, sum(line.startswith("upgrade r") for line in seen), seen)
        self.assertTrue(seen[-2].startswith("now at r14 (14 revisions"), seen)
        self.assertFalse(any("/14" in line for line in seen), seen)
        self.assertNotIn("/14", self.project.run("downgrade", "base").stdout)

    def test_the_pager(self):
        seen = self.project.folder / "seen"
        reads = f"cat > {seen}"
        for environment in ({"PAGER": reads}, {"PAGER": "false", "RETORT_PAGER": reads}):
            status, out = on_terminal(self.project, "history", **environment)
            self.assertEqual((0, ""), (status, out))
            self.assertIn("\x1b[1mr14", seen.read_text(encoding="utf-8"))
            seen.unlink()
        for environment in ({"PAGER": ""}, {"PAGER": "cat"}, {"PAGER": reads, "RETORT_PAGER": ""}, {"PAGER": "nothing-like-this"}):
            self.assertIn("The first", on_terminal(self.project, "history", **environment)[1])
            self.assertFalse(seen.exists(), environment)
        for words in (["history", "--no-pager"], ["history", "--json"], ["--no-pager", "history"], ["current"]):
            on_terminal(self.project, *words, PAGER=reads)
            self.assertFalse(seen.exists(), words)
        self.project.out("history", PAGER=reads)
        self.assertFalse(seen.exists(), "no terminal")

    def test_a_reader_that_leaves_early_is_no_failure(self):
        status, out = on_terminal(self.project, "history", "-v", PAGER="head -2")
        self.assertEqual(0, status)
        self.assertEqual(2, out.count("\n"))

    def test_errors_are_told_under_the_pager(self):
        status, out = on_terminal(self.project, "history", "-r", "nothing:", PAGER="cat -n")
        self.assertEqual(1, status)
        self.assertIn("error[R02", out)

    @unittest.skipUnless(shutil.which("less"), "less is not installed")
    def test_less_ends_by_itself_where_all_fits(self):
        status, out = on_terminal(self.project, "heads")
        self.assertEqual(0, status)
        self.assertIn("r14", out)

    def test_a_drawing_fits_the_terminal(self):
        for environment, size in (({}, (24, 40)), ({"COLUMNS": "40"}, (24, 200))):
            out = ESCAPE.sub("", on_terminal(self.project, "history", "--graph", "--no-pager", size=size, **environment)[1])
            self.assertIn("│ ●  r14 (head)", out)
            self.assertEqual(40, max(len(line) for line in out.split("\n")))
            self.assertIn("…\n", out)
        self.assertIn("| *  r14", self.project.out("history", "--graph", LC_ALL="C"))
        self.assertIn("narrow terminal\n", self.project.out("history", "--graph"))

    def test_questions(self):
        status, out = on_terminal(self.project, "reset", answer="n\n")
        self.assertEqual(1, status)
        self.assertIn("R0613", out)
        status, out = on_terminal(self.project, "reset", "--empty", answer="y\n")
        self.assertEqual(0, status, out)
        self.assertEqual(1, self.project.run("reset").returncode)

    def test_an_unclear_answer_is_asked_again(self):
        status, out = on_terminal(self.project, "reset", "--empty", answer=["what?\n", "no\n"])
        self.assertEqual(1, status)
        self.assertEqual(2, out.count("[y/N]"), out)
        self.assertIn("please answer y or n", out)
        for end in ("\n", "\x04"):
            status, out = on_terminal(self.project, "reset", "--empty", answer=end)
            self.assertEqual((1, True), (status, "R0613" in out), out)

    def test_the_question_about_a_rename(self):
        work = self.project.work
        (work / "a.sql").write_text("CREATE TABLE users (id integer, mail text); CREATE TABLE orders (id integer, note text);\n")
        (work / "b.sql").write_text("CREATE TABLE people (id integer, mail text); CREATE TABLE orders (id integer, remark text);\n")
        answers = work / "migrations" / "renames"
        diff = ("diff", "a.sql", "b.sql")
        table, column = "Is public.people the old public.users under a new name? [y/N]", "public.orders.remark the old public.orders.note"
        # Both are asked; the answers are kept, and nobody is asked again.
        status, out = on_terminal(self.project, *diff, answer=["y\n", "Y\n"])
        self.assertEqual(0, status, out)
        for part in (table, column, "RENAME TO people", "RENAME COLUMN note TO remark"):
            self.assertIn(part, out)
        for line in ("rename public.users -> public.people\n", "rename public.orders.note -> public.orders.remark\n"):
            self.assertIn(line, answers.read_text())
        self.assertNotIn("[y/N]", on_terminal(self.project, *diff)[1])
        self.assertIn("RENAME COLUMN note TO remark", self.project.out(*diff))
        # No is an answer too.
        answers.unlink()
        status, out = on_terminal(self.project, *diff, answer=["n\n", "\n"])
        self.assertEqual((0, 2), (status, out.count("[y/N]")), out)
        self.assertIn("DROP TABLE public.users", out)
        self.assertIn("drop public.users, create public.people\n", answers.read_text())
        self.assertNotIn("[y/N]", on_terminal(self.project, *diff)[1])
        # The end of the input is none: nothing is kept, and the help says what else there is.
        answers.unlink()
        status, out = on_terminal(self.project, *diff, answer="\x04")
        self.assertEqual(1, status)
        self.assertIn("error[R0622]", out)
        self.assertFalse(answers.exists())
        # What needs no question.
        for words, part in ((["--renames", "auto"], "RENAME TO people"), (["--renames", "never"], "DROP TABLE"),
                            (["--rename", "users=people", "--rename", "orders.note=remark"], "RENAME COLUMN note TO remark")):
            out = on_terminal(self.project, *diff, *words)[1]
            self.assertNotIn("[y/N]", out, words)
            self.assertIn(part, out, words)
        for words, status in (["--no-input"], 0), (["--no-input", "--renames", "ask"], 1):
            done, out = on_terminal(self.project, *diff, *words)
            self.assertEqual((status, False), (done, "[y/N]" in out), out)
        self.assertFalse(answers.exists())

    def test_the_editor(self):
        for environment, want in (({"VISUAL": "true", "EDITOR": "false"}, 0), ({"EDITOR": "true"}, 0), ({"VISUAL": "false", "EDITOR": "true"}, 1)):
            done = self.project.run("edit", "r01", **environment)
            self.assertEqual(want, done.returncode, done.stderr)
        done = self.project.run("edit", "r14", VISUAL="sed -i 's/Number 14/Number fourteen/'")
        self.assertIn("rewrote the manifest for", done.stderr)
        self.assertIn("Number fourteen", self.project.out("show", "r14"))


class Places(unittest.TestCase):
    def setUp(self):
        self.project = Project()
        self.project.write("a1")
        self.project.out("rehash")

    def tearDown(self):
        self.project.close()

    def test_no_server_programs(self):
        empty = self.project.folder / "empty"
        empty.mkdir()
        done = self.project.run("upgrade", RETORT_PG_BINDIR=str(empty))
        self.assertEqual(1, done.returncode)
        self.assertIn("error[R0609]", done.stderr)
        self.assertIn("RETORT_PG_BINDIR", done.stderr)
        done = self.project.run("test", RETORT_PG_BINDIR=str(empty))
        self.assertEqual(77, done.returncode)
        self.assertTrue(done.stdout.startswith("1..0 # SKIP"), done.stdout)
        self.assertIn("database.url", self.project.out("config", RETORT_PG_BINDIR=str(empty)))

    @unittest.skipUnless(os.getuid() == 0, "needs root, to become somebody else")
    def test_a_folder_that_cannot_be_written(self):
        migrations = self.project.work / "migrations"
        before = sorted((path.name, path.read_bytes()) for path in migrations.iterdir())
        done = subprocess.run([PROGRAM, "revision", "-m", "No"], cwd=self.project.work, env=self.project.environment,
                              capture_output=True, text=True, check=False, user="nobody", extra_groups=[])
        self.assertEqual(1, done.returncode)
        self.assertRegex(done.stderr, r"error\[R0902\]: cannot write .*: Permission denied")
        self.assertEqual(before, sorted((path.name, path.read_bytes()) for path in migrations.iterdir()))

    def test_a_stopped_server_is_named(self):
        self.project.out("upgrade")
        url = self.project.out("db", "url").strip()
        self.project.out("db", "stop")
        for environment, words in (({"DATABASE_URL": url}, ["current"]), ({}, ["--url", url, "current"])):
            done = self.project.run(*words, **environment)
            self.assertEqual(1, done.returncode)
            self.assertIn("error[R0301]", done.stderr)
            self.assertIn("`retort db start` starts it", done.stderr)
        self.project.out("db", "start")
        self.assertEqual("a1 (head)\n", self.project.out("current", DATABASE_URL=url))

    def test_echo_from_the_environment_file(self):
        (self.project.work / ".env").write_text("DATABASE_ECHO=true\n")
        self.assertIn("SELECT 1;", self.project.out("upgrade"))


if __name__ == "__main__":
    unittest.main()
