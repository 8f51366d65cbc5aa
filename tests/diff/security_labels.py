"""Security labels: compared, changed, proven and written into models. usage: security_labels.py RETORT

A server has labels only with a module that registers a provider; one is compiled here. Skipped where the headers
of the server (Debian: postgresql-server-dev-15) are not installed.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench"))
from measure import Server, programs  # noqa: E402

COMMON = """
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('a', 'b');
CREATE DOMAIN app.short AS varchar(3);
CREATE TABLE app.t (id integer PRIMARY KEY, "Odd name" app.short, m app.mood);
INSERT INTO app.t VALUES (1, 'x', 'a');
CREATE VIEW app.v AS SELECT id FROM app.t;
CREATE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1';
CREATE SEQUENCE app.s;
"""
BEFORE = COMMON + """
SECURITY LABEL FOR first ON TABLE app.t IS 'secret';
SECURITY LABEL FOR "Other one" ON TABLE app.t IS 'stays';
SECURITY LABEL FOR first ON COLUMN app.t.id IS 'goes';
SECURITY LABEL FOR first ON VIEW app.v IS 'comes back';
SECURITY LABEL FOR first ON TYPE app.mood IS 'stays as well';
"""
AFTER = COMMON.replace("SELECT id FROM", "SELECT id + 1 AS n FROM") + """
SECURITY LABEL FOR first ON TABLE app.t IS 'it''s public';
SECURITY LABEL FOR "Other one" ON TABLE app.t IS 'stays';
SECURITY LABEL FOR first ON COLUMN app.t."Odd name" IS 'comes';
SECURITY LABEL FOR first ON VIEW app.v IS 'comes back';
SECURITY LABEL FOR first ON TYPE app.mood IS 'stays as well';
SECURITY LABEL FOR first ON DOMAIN app.short IS 'new';
SECURITY LABEL FOR first ON FUNCTION app.f(integer, text) IS 'new';
SECURITY LABEL FOR first ON PROCEDURE app.p() IS 'new';
SECURITY LABEL FOR first ON SEQUENCE app.s IS 'new';
SECURITY LABEL FOR first ON SCHEMA app IS 'new';
"""


def compile_provider(folder):
    config = shutil.which("pg_config") or str(programs() / "pg_config")
    headers = pathlib.Path(subprocess.run([config, "--includedir-server"], capture_output=True, text=True, check=True).stdout.strip())
    version = [re.search(r"\d+", subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout)[0]
               for program in (config, programs() / "postgres")]
    if not (headers / "postgres.h").exists() or not shutil.which("cc") or version[0] != version[1]:
        print("the headers of the server are not installed")
        sys.exit(77)
    source = pathlib.Path(__file__).with_name("label_provider.c")
    module = folder / "label_provider.so"
    subprocess.run(["cc", "-shared", "-fPIC", f"-I{headers}", "-o", module, source], check=True)
    folder.chmod(0o755)
    return module


def main(retort):
    with tempfile.TemporaryDirectory() as place:
        module = compile_provider(pathlib.Path(place))
        server = Server().start()
        try:
            server.psql("postgres", "-c", f"ALTER SYSTEM SET session_preload_libraries = '{module}'", "-c", "SELECT pg_reload_conf()")
            urls = {}
            for name, sql in (("before", BEFORE), ("after", AFTER)):
                urls[name] = server.fresh(name)
                server.psql(name, "-c", sql)

            def diff(first, second, *flags):
                done = subprocess.run([retort, "diff", "--from", first, "--to", second, *flags], capture_output=True, text=True)
                assert done.returncode == 0, done.stdout + done.stderr
                assert "not compared" not in done.stderr, done.stderr
                return done.stdout

            plan = diff(urls["before"], urls["after"], "--prove")
            expected = ["ON COLUMN app.t.id IS NULL", "ON TABLE app.t IS 'it''s public'", "ON COLUMN app.t.\"Odd name\" IS 'comes'",
                        "ON VIEW app.v IS 'comes back'", "ON DOMAIN app.short IS 'new'", "ON FUNCTION app.f(integer, text) IS 'new'",
                        "ON PROCEDURE app.p() IS 'new'", "ON SEQUENCE app.s IS 'new'", "ON SCHEMA app IS 'new'"]
            for words in expected:
                assert "SECURITY LABEL FOR first " + words in plan, (words, plan)
            assert plan.count("SECURITY LABEL") == len(expected), plan

            # By psql, and nothing is left; a rename keeps labels.
            server.psql("before", "-c", plan)
            assert diff(urls["before"], urls["after"]).strip() == "", "the plan leaves a difference"
            server.psql("after", "-c", 'ALTER TABLE app.t RENAME "Odd name" TO plain')
            renamed = diff(urls["before"], urls["after"], "--rename", "app.t.Odd name=plain")
            assert "SECURITY LABEL" not in renamed, renamed

            models = pathlib.Path(place) / "models"
            subprocess.run([retort, "inspect", urls["before"], "--models", models], check=True, capture_output=True)
            text = "".join(path.read_text() for path in models.rglob("*.sql"))
            for words in expected[1:]:
                assert "SECURITY LABEL FOR first " + words in text, (words, text)
        finally:
            server.stop()


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
