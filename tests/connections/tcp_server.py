"""A PostgreSQL server that listens on TCP, with rules for who may come in, encryption, and a start whenever a test says so."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from live_project import program  # noqa: E402

RULES = """\
local all      postgres                  trust
host  all      postgres 127.0.0.1/32     trust
host  all      ann      127.0.0.1/32     scram-sha-256
local all      ann                       scram-sha-256
hostssl all    safe     127.0.0.1/32     scram-sha-256
"""
SETTINGS = """\
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{folder}'
fsync = off
ssl = {ssl}
ssl_cert_file = '{folder}/server.crt'
ssl_key_file = '{folder}/server.key'
"""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def account():
    """Who a server may run as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
            return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
        except KeyError:
            continue
    raise SystemExit(77)


class TcpServer:
    """Made stopped. Its roles: postgres (no password), ann (`right pass`), safe (the same, over SSL alone)."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="retort-tcp-"))
        self.account = account()
        if self.account:
            os.chown(self.folder, self.account["user"], self.account["group"])
        self.folder.chmod(0o755)
        self.data, self.port, self.process = self.folder / "data", free_port(), None
        tools = Path(shutil.which("initdb") or program("initdb")).parent
        if "RETORT_PG_BINDIR" in os.environ:
            tools = Path(os.environ["RETORT_PG_BINDIR"])
        self.postgres = tools / "postgres"
        self._as_server([tools / "initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "-N", "-E", "UTF8", "--locale=C"])
        self.with_ssl = shutil.which("openssl") is not None
        if self.with_ssl:
            self._certificates()
        (self.data / "pg_hba.conf").write_text(RULES)
        with open(self.data / "postgresql.conf", "a", encoding="utf-8") as settings:
            settings.write(SETTINGS.format(port=self.port, folder=self.folder, ssl="on" if self.with_ssl else "off"))

    def _as_server(self, command):
        subprocess.run([str(word) for word in command], check=True, capture_output=True, cwd=self.folder, **self.account)

    def _certificates(self):
        """An authority of our own, and a certificate of it for `localhost` alone."""
        def openssl(*words):
            self._as_server(["openssl", *words])
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=authority", "-keyout", "root.key", "-out", "root.crt")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr")
        openssl("x509", "-req", "-in", "server.csr", "-CA", "root.crt", "-CAkey", "root.key", "-CAcreateserial", "-days", "2", "-out", "server.crt")
        (self.folder / "server.key").chmod(0o600)

    def start(self, wait=True):
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen([str(self.postgres), "-D", str(self.data)], stdout=log, stderr=log,  # pylint: disable=consider-using-with
                                            stdin=subprocess.DEVNULL, cwd=self.folder, **self.account)
        for _ in range(400 if wait else 0):
            if subprocess.run([program("psql"), "-X", "-d", self.url("postgres"), "-c", ""], capture_output=True, check=False).returncode == 0:
                return self
            time.sleep(0.05)
        if wait:
            raise AssertionError((self.folder / "log").read_text())
        return self

    def with_roles(self):
        self.sql("CREATE ROLE ann LOGIN PASSWORD 'right pass'", "CREATE ROLE safe LOGIN PASSWORD 'right pass'",
                 "CREATE DATABASE shop OWNER ann", "GRANT CREATE ON SCHEMA public TO ann")
        self.sql("GRANT ALL ON SCHEMA public TO ann, safe", database="shop")
        return self

    def sql(self, *statements, database="postgres"):
        words = [word for one in statements for word in ("-c", one)]
        return subprocess.run([program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.url("postgres", database), *words],
                              check=True, capture_output=True, text=True).stdout.strip()

    def url(self, user, database="postgres", **parameters):
        more = "&".join(f"{name}={value}" for name, value in parameters.items())
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}" + (f"?{more}" if more else "")

    def stop(self):
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)  # a fast shutdown
            self.process.wait(timeout=30)
            self.process = None

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
