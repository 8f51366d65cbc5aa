"""One copied file in an empty root: `migrate` of the sample with the libraries that it needs and nothing else upgrades a database outside, over
TCP. Arguments: the program. With RETORT_DEBIAN_MIRROR in the environment the root is a Debian that debootstrap makes, with libpq5 in it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import tcp_server

CHROOT = shutil.which("chroot") or "/usr/sbin/chroot"
MIGRATE = Path(sys.argv[1]).resolve()
# What a Debian image has, and libpq. Everything else is in the file.
EXPECTED = re.compile(r"(libpq\.so\.5|lib(stdc\+\+|gcc_s|m|c|pthread|dl|rt)\.so\.\d+|ld-linux[\w-]*\.so\.\d+)$")


def libraries(program):
    out = subprocess.run(["ldd", str(program)], capture_output=True, text=True, check=True).stdout
    return [Path(path) for path in re.findall(r"(/\S+) \(0x", out)]


def copied_root(root):
    for path in libraries(MIGRATE):
        target = root / str(path).lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path.resolve(), target)
    shutil.copy(MIGRATE, root / "migrate")


def debian_root(root, mirror):
    subprocess.run(["debootstrap", "--variant=minbase", "--include=libpq5", "bookworm", str(root), mirror], check=True, stdout=subprocess.DEVNULL)
    shutil.copy(MIGRATE, root / "migrate")


class Container(unittest.TestCase):
    def enter(self, *words, **environment):
        enter = [CHROOT, str(self.root)] if os.geteuid() == 0 else ["unshare", "--map-root-user", CHROOT, str(self.root)]
        return subprocess.run([*enter, "/migrate", *words], capture_output=True, text=True, check=False, env=environment, timeout=120)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="retort-root-")  # pylint: disable=consider-using-with
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        mirror = os.environ.get("RETORT_DEBIAN_MIRROR")
        debian_root(self.root, mirror) if mirror else copied_root(self.root)
        if "migrate" not in self.enter("--version").stdout:
            self.skipTest("no root may be entered here: " + self.enter("--version").stderr)

    def test_needs_libpq_alone(self):
        out = subprocess.run(["readelf", "-d", str(MIGRATE)], capture_output=True, text=True, check=True).stdout
        needed = re.findall(r"\(NEEDED\).*\[(.*)\]", out)
        self.assertIn("libpq.so.5", needed)
        self.assertEqual([], [name for name in needed if not EXPECTED.match(name)])

    def test_upgrades_a_database_outside(self):
        server = tcp_server.TcpServer()
        self.addCleanup(server.close)
        server.start().with_roles()
        database = {"DATABASE_URL": server.url("ann", "shop"), "PGPASSWORD": "right pass"}
        before = self.enter("current", "--check-heads", **database)
        self.assertEqual(3, before.returncode, before.stderr)
        upgraded = self.enter("upgrade", "heads", "--wait=20", **database)
        self.assertEqual(0, upgraded.returncode, upgraded.stderr)
        self.assertEqual(0, self.enter("current", "--check-heads", "--quiet", **database).returncode)
        self.assertEqual("4", server.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'retort%'", database="shop"))
        again = self.enter("upgrade", "heads", **database)
        self.assertIn("nothing to do", again.stdout + again.stderr)
        self.assertIn("001_initial_schema", self.enter("history", **database).stdout)
        # Everything that the root holds was there before.
        self.assertEqual([], [path for path in self.root.iterdir() if path.name in ("root", "var", "home") and not os.environ.get("RETORT_DEBIAN_MIRROR")])
        wrong = self.enter("current", **{**database, "PGPASSWORD": "wrong"})
        self.assertEqual(1, wrong.returncode)
        self.assertIn("R0302", wrong.stderr)

    def test_the_health_check_needs_one_right(self):
        server = tcp_server.TcpServer()
        self.addCleanup(server.close)
        server.start().with_roles()
        self.enter("upgrade", "heads", DATABASE_URL=server.url("postgres", "shop"))
        asker = {"DATABASE_URL": server.url("ann", "shop"), "PGPASSWORD": "right pass"}
        refused = self.enter("current", "--check-heads", **asker)
        self.assertEqual(1, refused.returncode)
        self.assertIn("retort_version", refused.stderr)
        server.sql("GRANT SELECT ON retort_version TO ann", database="shop")
        asked = self.enter("current", "--check-heads", "--quiet", **asker)
        self.assertEqual(0, asked.returncode, asked.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)
