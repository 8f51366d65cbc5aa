"""The forms that docs/json.md shows against what the program prints: every documented key is there with a value of that type, and no
other key is."""

import json
import re
import sys
import unittest
from pathlib import Path

from on_server import Project

DOCUMENT = Path(sys.argv.pop(1))


def forms():
    text = DOCUMENT.read_text(encoding="utf-8")
    found = {}
    for title, body in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL):
        found[title] = json.loads(re.search(r"^```json\n(.*?)^```$", body, re.MULTILINE | re.DOTALL).group(1))
    return found


def without_more(values):
    return [value for value in values if value != "…"] or ["…"]


class Forms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.forms = forms()
        cls.used = set()
        cls.project = project = Project()
        project.write("a1", message="First", up="CREATE TABLE a (id int); DO $$BEGIN RAISE NOTICE 'made'; END$$;", down="DROP TABLE a;",
                      created="2025-01-02T09:00:00Z")
        project.write("b1", "a1", "Left")
        project.write("b2", "a1", "Right", branch_labels="right")
        project.write("c1", "b1, b2", "Join")
        project.out("rehash")

    @classmethod
    def tearDownClass(cls):
        cls.project.close()

    def same(self, want, have, where):
        if want is None or have is None:
            return
        self.assertEqual(type(want), type(have), where)
        if isinstance(want, dict):
            self.assertEqual(sorted(want), sorted(have), where)
            for key, value in want.items():
                self.same(value, have[key], f"{where}.{key}")
        elif isinstance(want, list):
            for value in have:
                self.same(without_more(want)[0], value, f"{where}[]")

    def holds(self, title, *words, **environment):
        self.used.add(title)
        text = self.project.out(*words, "--json", **environment)
        self.assertEqual(1, text.count("\n"), text)
        document = json.loads(text)
        self.same(self.forms[title], document, " ".join(words))
        return document

    def test_every_form(self):
        self.assertEqual(4, len(self.holds("history", "history")))
        self.holds("history", "show", "a1")
        self.holds("history", "heads")
        self.holds("branches", "branches")
        self.assertEqual(4, len(self.holds("plan", "plan")["steps"]))
        steps = self.holds("upgrade", "upgrade")["steps"]
        self.assertEqual([{"severity": "notice", "text": "made"}], steps[0]["messages"])
        self.assertTrue(self.holds("history", "history", "-i")[0]["current"])
        self.assertTrue(self.holds("current", "current")["at_heads"])
        self.holds("upgrade", "downgrade", "base")
        self.holds("upgrade", "stamp", "head")
        self.holds("upgrade", "stamp", "base")
        self.holds("upgrade", "reset", "--yes")
        self.holds("verify", "verify")
        self.holds("inspect", "inspect")
        self.holds("diff", "diff", "--from", "empty", "--to", "env")
        proof = self.holds("diff --prove", "diff", "--from", "empty", "--to", "env", "--prove")["proof"]
        self.assertTrue(proof["ok"] and proof["checks"])
        self.holds("db status", "db")
        self.holds("db status", "db", "status")
        self.holds("revision", "revision", "-m", "Another")
        self.others()
        self.config()
        # `check` needs models: a project's own program, which the sample's test asks.
        self.assertEqual({"differences"}, set(self.forms["check"]))
        self.used.add("check")
        self.assertEqual(set(self.forms), self.used, "a form that is not tried")

    def others(self):
        self.project.out("stamp", "--purge", "base")
        self.project.out("reset", "--yes", "--empty")
        self.holds("upgrade", "reset", "--yes", "--empty")
        self.assertTrue(self.holds("ensure-version", "ensure-version")["created"])
        self.assertFalse(self.holds("ensure-version", "ensure-version")["created"])
        self.assertEqual([], self.holds("rehash", "rehash")["files"])
        (self.project.work / "migrations" / "c1.sql").open("a").write("-- a remark\n")
        self.assertEqual(["migrations/c1.sql"], self.holds("rehash", "rehash")["files"])
        self.assertEqual([], self.holds("rehash", "edit", "a1", EDITOR="true")["files"])
        self.assertIn("begun/retort.toml", self.holds("rehash", "init", "begun")["files"])
        self.assertTrue(self.holds("db start", "db", "stop")["changed"])
        self.assertFalse(self.holds("db start", "db", "stop")["running"])
        self.assertTrue(self.holds("db start", "db", "start")["running"])
        self.holds("db url", "db", "url")
        self.project.out("revision", "-m", "Mine", "--rev-id", "mine", "--head", "c1", "--splice")
        self.assertEqual(["mine"], self.holds("rebase", "rebase", "mine")["moved"])
        self.project.out("revision", "-m", "Theirs", "--rev-id", "theirs", "--head", "c1", "--splice")
        self.holds("revision", "merge", "-m", "Both")
        for name in ("more", "most"):
            self.project.out("revision", "-m", name, "--rev-id", name)
        self.holds("revision", "squash", "more:most", "-m", "Both at once", "--rev-id", "whole")
        self.project.out("upgrade")
        self.assertEqual(2, len(self.holds("rehash", "squash", "--delete", "whole")["files"]))
        for words in (["graph"], ["test"], ["man"], ["upgrade", "--sql"], ["downgrade", "b:a", "--sql"], ["stamp", "a", "--sql"],
                      ["ensure-version", "--sql"]):
            done = self.project.run(*words, "--json")
            self.assertEqual((2, ""), (done.returncode, done.stdout), words)
            self.assertIn("has no JSON form", done.stderr)

    def config(self):
        self.used.add("config")
        settings = json.loads(self.project.out("config", "--json"))
        for name, form in self.forms["config"].items():
            self.same(form, settings[name], name)
        for setting in settings.values():
            self.assertEqual(["from", "value"], sorted(setting))

    def test_unknown_rows(self):
        self.project.out("stamp", "head")
        self.project.out("db", "psql", "--", "-qc", "INSERT INTO retort_version VALUES ('elsewhere')")
        rows = json.loads(self.project.run("current", "--json").stdout)["rows"]
        self.assertIn({"id": "elsewhere", "unknown": True}, rows)
        self.project.out("stamp", "--purge", "base")


if __name__ == "__main__":
    unittest.main()
