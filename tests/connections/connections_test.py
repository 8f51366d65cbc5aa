"""Databases as users find them: what works through libpq works here, and what cannot work is said at once."""

import sys
import unittest
from pathlib import Path

import tcp_server
from case import PASSWORD, Case


class Connections(Case):
    # Passwords

    def test_pgpass_at_home(self):
        self.write(".pgpass", f"other:*:*:ann:wrong\n127.0.0.1:{self.server.port}:*:ann:{PASSWORD}\n")
        self.works("--url", self.server.url("ann", "shop"))

    def test_pgpassfile(self):
        file = self.write("secrets", f"*:*:shop:ann:{PASSWORD}\n")
        self.works("--url", self.server.url("ann", "shop"), PGPASSFILE=file)
        self.works("--url", self.server.url("ann", "shop", passfile=file))
        self.write(".env", f"PGPASSFILE={file}\nDATABASE_URL={self.server.url('ann', 'shop')}\n")
        self.works()
        Path(file).chmod(0o644)
        self.fails("R0302", "asks for a password", "--url", self.server.url("ann", "shop"), PGPASSFILE=file)

    def test_pgpassword_and_the_order_of_places(self):
        file = self.write("secrets", "*:*:*:*:wrong\n")
        self.works("--url", self.server.url("ann", "shop"), PGPASSWORD=PASSWORD, PGPASSFILE=file)
        self.works("--url", self.server.url("ann", "shop", password="right%20pass"), PGPASSWORD="wrong")
        self.fails("R0302", "password authentication failed", "--url", self.server.url("ann", "shop"), PGPASSFILE=file)
        self.fails("R0302", "PGPASSWORD or ~/.pgpass", "--url", self.server.url("ann", "shop"))

    # Services

    def test_service_file(self):
        file = self.write("services.conf", f"[shop]\nhost=127.0.0.1\nport={self.server.port}\ndbname=shop\nuser=ann\npassword={PASSWORD}\n"
                                           f"[admin]\nhost=127.0.0.1\nport={self.server.port}\ndbname=postgres\nuser=postgres\n")
        self.works(PGSERVICEFILE=file, PGSERVICE="shop")
        self.works("--url", "service=shop", PGSERVICEFILE=file)
        self.works("--url", "postgresql://?service=shop", PGSERVICEFILE=file)
        self.works("--url", "service=shop user=postgres", PGSERVICEFILE=file)
        self.write(".env", f"PGSERVICEFILE={file}\nPGSERVICE=shop\n")
        self.works()
        (self.folder / ".env").unlink()
        Path(file).rename(self.folder / ".pg_service.conf")
        self.works(PGSERVICE="shop")
        (self.folder / "retort.toml").write_text("[targets.live]\nurl = \"service=shop\"\n[targets.admin]\nurl = \"service=admin\"\n"
                                                 "[targets.other]\nurl = \"service=admin\"\ndatabase = \"shop\"\n")
        for target in ("live", "admin", "other"):
            self.works("--target", target)
        done = self.run_retort("verify", "--target", "other")
        self.assertIn('database "shop", user "postgres"', done.stdout)
        shown = self.run_retort("config", "--target", "live").stdout
        self.assertIn("service=shop", shown)
        self.assertNotIn(PASSWORD, shown)
        self.fails("R0301", 'service "absent" not found', "--url", "service=absent")

    # Variables of libpq

    def test_pg_variables(self):
        where = {"PGHOST": "127.0.0.1", "PGPORT": str(self.server.port), "PGUSER": "ann", "PGDATABASE": "shop"}
        self.works(**where, PGPASSWORD=PASSWORD)
        self.works(PGHOSTADDR=where.pop("PGHOST"), **where, PGPASSWORD=PASSWORD)
        self.write(".env", f"PGHOST=127.0.0.1\nPGPORT={self.server.port}\nPGUSER=ann\nPGDATABASE=shop\nPGPASSWORD='{PASSWORD}'\n")
        self.works()
        self.fails("R0302", 'database "absent" does not exist', PGDATABASE="absent")

    def test_urls_as_arguments_know_the_same(self):
        self.write(".env", f"PGPASSWORD='{PASSWORD}'\n")
        ann = self.server.url("ann", "shop")
        for words in (["inspect", ann], ["diff", "--from", ann, "--to", ann]):
            done = self.run_retort(*words)
            self.assertEqual(0, done.returncode, done.stderr)

    def test_variables_do_not_lead_own_servers_astray(self):
        file = self.write("services.conf", f"[shop]\nhostaddr=127.0.0.1\nport={self.server.port}\nuser=postgres\n")
        elsewhere = {"PGHOSTADDR": "127.0.0.1", "PGPORT": str(tcp_server.free_port()), "PGUSER": "ann", "PGDATABASE": "absent"}
        for more in (elsewhere, {"PGSERVICE": "shop", "PGSERVICEFILE": file}):
            done = self.run_retort("test", **more)
            self.assertEqual(0, done.returncode, done.stdout + done.stderr)
            self.assertIn("ok 3", done.stdout)

    def test_unix_socket(self):
        socket = str(self.server.folder)
        self.works("--url", f"postgresql:///shop?host={socket}&port={self.server.port}&user=postgres")
        self.works(PGHOST=socket, PGPORT=str(self.server.port), PGUSER="postgres", PGDATABASE="shop")
        self.works("--url", f"host={socket} port={self.server.port} dbname=shop user=ann", PGPASSWORD=PASSWORD)
        self.fails("R0301", "No such file or directory", "--url", f"postgresql:///shop?host={self.folder}&user=postgres")

    def test_several_hosts(self):
        closed = tcp_server.free_port()
        def several(more=""):
            return f"postgresql://postgres@127.0.0.1:{closed},127.0.0.1:{self.server.port}/shop{more}"
        self.works("--url", several())
        self.works("--url", several("?target_session_attrs=read-write"))
        self.works(PGHOST="127.0.0.1,127.0.0.1", PGPORT=f"{closed},{self.server.port}", PGUSER="postgres", PGDATABASE="shop")
        self.fails("R0301", "Connection refused", "--url", f"postgresql://postgres@127.0.0.1:{closed},127.0.0.1:{closed}/shop")
        # The one that is up has the last word.
        self.fails("R0302", "password authentication failed", "--url", several().replace("postgres@", "ann:wrong@"))

    # Encryption

    def test_sslmode(self):
        if not self.server.with_ssl:
            self.skipTest("openssl is not installed")
        root = self.server.folder / "root.crt"
        safe = {"PGPASSWORD": PASSWORD}
        self.works("--url", self.server.url("safe", "shop", sslmode="require"), **safe)
        self.works("--url", self.server.url("safe", "shop"), PGSSLMODE="require", **safe)
        self.works("--url", self.server.url("safe", "shop", sslmode="verify-ca", sslrootcert=root), **safe)
        named = self.server.url("safe", "shop", sslmode="verify-full", sslrootcert=root, hostaddr="127.0.0.1").replace("@127.0.0.1", "@localhost")
        self.works("--url", named, **safe)
        self.works("--url", named.split("?")[0], PGSSLMODE="verify-full", PGSSLROOTCERT=str(root), PGHOSTADDR="127.0.0.1", **safe)
        self.write(".env", f"PGSSLMODE=verify-full\nPGSSLROOTCERT={root}\nPGHOSTADDR=127.0.0.1\nPGPASSWORD='{PASSWORD}'\n")
        self.works("--url", named.split("?")[0])
        self.write(".env", "")
        said = self.fails("R0302", 'server certificate for "localhost" does not match host name "127.0.0.1"', "--url",
                          self.server.url("safe", "shop", sslmode="verify-full", sslrootcert=root), **safe)
        self.assertIn("verify-full wants the host's name", said)
        self.fails("R0302", "root certificate file .* does not exist", "--url", self.server.url("safe", "shop", sslmode="verify-full"), **safe)
        self.fails("R0302", "certificate verify failed", "--url",
                   self.server.url("safe", "shop", sslmode="verify-ca", sslrootcert=self.server.folder / "server.crt"), **safe)
        self.fails("R0302", "no encryption", "--url", self.server.url("safe", "shop", sslmode="disable"), **safe)

    def test_without_ssl(self):
        server = tcp_server.TcpServer()
        self.addCleanup(server.close)
        with open(server.data / "postgresql.conf", "a", encoding="utf-8") as settings:
            settings.write("ssl = off\n")
        server.start()
        self.fails("R0302", "does not support SSL", "--url", server.url("postgres", sslmode="require"))
        self.works("--url", server.url("postgres", sslmode="prefer"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)
