"""A server that starts late, and what a program that watches over containers asks."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

import tcp_server
from case import PASSWORD, RETORT, Case


class Waiting(Case):
    """`--wait`, with a server that is not up when it begins."""

    def late(self, seconds):
        starter = threading.Timer(seconds, self.server.start, kwargs={"wait": False})
        self.server.stop()
        starter.start()
        self.addCleanup(self.server.start)
        self.addCleanup(self.server.stop)
        self.addCleanup(starter.join)

    def test_upgrade_waits_for_a_late_server(self):
        self.late(1.5)
        began = time.monotonic()
        done = self.run_retort("upgrade", "--wait=30", "--url", self.server.url("postgres", "shop"))
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertGreater(time.monotonic() - began, 1.4)
        self.assertRegex(done.stderr, "waiting up to 30 s for the server: .*Connection refused")
        self.assertNotIn("error", done.stderr)
        self.assertEqual("0001", self.server.sql("SELECT version_num FROM retort_version", database="shop"))

    def test_socket_variable_and_file_say_it_too(self):
        self.late(1)
        url = f"postgresql:///postgres?host={self.server.folder}&port={self.server.port}&user=postgres"
        done = self.run_retort("current", "--url", url, RETORT_WAIT="1min")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertRegex(done.stderr, "waiting up to 60 s for the server: .*No such file or directory")
        self.late(0.5)
        (self.folder / "retort.toml").write_text(f"[database]\nurl = \"{url}\"\nwait = 20\n[targets.quick]\nurl = \"{url}\"\nwait = \"40s\"\n")
        done = self.run_retort("current", "--quiet")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        shown = self.run_retort("config", "--target", "quick").stdout
        self.assertRegex(shown, r"database\.wait +40s +targets.quick.wait|database\.wait +40s +retort\.toml:\d+")
        self.assertRegex(self.run_retort("config", RETORT_WAIT="7").stdout, r"database\.wait +7 +RETORT_WAIT")

    def test_a_url_as_an_argument_is_waited_for(self):
        self.late(0.5)
        done = self.run_retort("inspect", self.server.url("postgres"), "--wait=20")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("waiting up to 20 s", done.stderr)

    def test_starting_up_is_waited_for_and_told(self):
        self.server.stop()
        self.addCleanup(self.server.start)
        self.addCleanup(self.server.stop)
        # Recovery that never ends: the server answers, and says that it is starting up.
        (self.server.data / "recovery.signal").write_text("")
        with open(self.server.data / "postgresql.auto.conf", "a", encoding="utf-8") as settings:
            settings.write("restore_command = 'sleep 1; false'\nhot_standby = off\nrecovery_target_timeline = 'current'\n")
        self.server.start(wait=False)
        done = self.run_retort("current", "--wait=2", "--url", self.server.url("postgres"))
        text = (self.server.data / "postgresql.auto.conf").read_text()
        (self.server.data / "postgresql.auto.conf").write_text("".join(line for line in text.splitlines(True) if "restore_command" not in line
                                                                      and "hot_standby" not in line and "recovery_target" not in line))
        (self.server.data / "recovery.signal").unlink(missing_ok=True)
        self.assertEqual(1, done.returncode, done.stdout + done.stderr)
        self.assertRegex(done.stderr, r"error\[R0308\]: waited 2 s for the server, in vain: .*the database system is (starting up|not accepting)")

    def test_the_first_process_of_a_container_can_be_stopped(self):
        unshare = ["unshare", "--pid", "--fork", *([] if os.geteuid() == 0 else ["--map-root-user"])]
        if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode:
            self.skipTest("no process namespace may be made here")
        url = f"postgresql://ann@127.0.0.1:{tcp_server.free_port()}/shop"
        with subprocess.Popen([*unshare, str(RETORT), "current", "--wait=60", "--url", url], cwd=self.folder, stderr=subprocess.PIPE, text=True) as outer:
            self.assertIn("waiting up to 60 s", outer.stderr.readline())
            inner = int(Path(f"/proc/{outer.pid}/task/{outer.pid}/children").read_text().split()[0])
            began = time.monotonic()
            os.kill(inner, signal.SIGTERM)
            outer.wait(timeout=20)
            self.assertLess(time.monotonic() - began, 10)

    def test_gives_up_in_time_and_says_so(self):
        closed = tcp_server.free_port()
        began = time.monotonic()
        said = self.fails("R0308", "waited 2 s for the server, in vain: .*Connection refused", "--wait=2", "--url",
                          f"postgresql://ann:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{closed}/shop")
        self.assertTrue(1.9 < time.monotonic() - began < 15)
        self.assertIn("--wait=SECONDS waits longer", said)
        self.fails("R0308", "Connection refused", "--wait=1", "--url", f"postgresql://ann@127.0.0.1:{closed},127.0.0.1:{closed}/shop")

    def test_what_a_server_refuses_is_told_at_once(self):
        several = self.server.url("ann", "shop").replace("127.0.0.1:", f"127.0.0.1:{tcp_server.free_port()},127.0.0.1:")
        for text, url, more in (
                ("password authentication failed", self.server.url("ann", "shop"), {"PGPASSWORD": "wrong"}),
                ("password authentication failed", several, {"PGPASSWORD": "wrong"}),
                ("asks for a password", self.server.url("ann", "shop"), {}),
                ("does not exist", self.server.url("postgres", "absent"), {}),
                ("pg_hba.conf", self.server.url("nobody_here"), {})):
            began = time.monotonic()
            self.fails("R0302", text, "--wait=30", "--url", url, **more)
            self.assertLess(time.monotonic() - began, 10)
        self.fails("R0301", 'service "absent" not found', "--wait=30", "--url", "service=absent")

    def test_a_proxy_whose_server_is_not_up(self):
        # As container runtimes do it: somebody listens on the published port and hangs up.
        with socket.create_server(("127.0.0.1", 0)) as listener:
            def hang_up():
                for _ in range(200):
                    try:
                        listener.accept()[0].close()
                    except OSError:
                        return
            threading.Thread(target=hang_up, daemon=True).start()
            for mode in ("disable", "require"):
                self.fails("R0308", "waited 1 s", "--wait=1", "--url", f"postgresql://ann@127.0.0.1:{listener.getsockname()[1]}/shop?sslmode={mode}")

    def test_wrong_use(self):
        for words, text in ((["--wait=soon"], "`--wait` is no time to wait: `soon`"), (["--wait=-1"], "no time to wait")):
            done = self.run_retort("current", *words, "--url", self.server.url("postgres"))
            self.assertEqual(2, done.returncode)
            self.assertIn(text, done.stderr)
        done = self.run_retort("current", "--url", self.server.url("postgres"), RETORT_WAIT="soon")
        self.assertEqual(2, done.returncode)
        (self.folder / "retort.toml").write_text("[database]\nwait = \"soon\"\n")
        done = self.run_retort("current")
        self.assertIn("retort.toml:2:8", done.stderr)
        # The word behind a bare --wait is the command's own.
        (self.folder / "retort.toml").write_text("")
        done = self.run_retort("--wait", "show", "--wait", "0001")
        self.assertEqual(0, done.returncode, done.stderr)


class Health(Case):
    """The exit statuses that docs/production.md gives to `current --check-heads`."""

    def test_exit_statuses(self):
        self.server.sql("DROP DATABASE IF EXISTS health", "CREATE DATABASE health")
        url = self.server.url("postgres", "health")
        def status(*words):
            return self.run_retort("current", "--check-heads", "--quiet", *words).returncode
        self.assertEqual(3, status("--url", url))
        self.run_retort("upgrade", "--url", url)
        self.assertEqual(0, status("--url", url))
        self.server.sql("INSERT INTO retort_version VALUES ('newer')", database="health")
        self.assertEqual(3, status("--url", url))
        self.assertEqual(1, status("--url", self.server.url("postgres", "absent")))
        self.assertEqual(1, status("--url", f"postgresql://postgres@127.0.0.1:{tcp_server.free_port()}/x"))
        self.assertEqual(2, status("--url", url, "--no-such"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)
