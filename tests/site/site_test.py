"""The site that docs/site/build.py makes of this repository. Arguments: the source root, the program."""

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

SOURCE, RETORT = (Path(argument).resolve() for argument in sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "docs" / "site"))
import build  # noqa: E402


class Read(HTMLParser):
    """What a page links to, and where one may link to in it."""

    def __init__(self, path):
        super().__init__()
        self.links, self.anchors, self.open = [], set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if "id" in named:
            assert named["id"] not in self.anchors, named["id"]
            self.anchors.add(named["id"])
        self.links += [named[name] for name in ("href", "src") if name in named]
        if tag not in ("meta", "link", "input", "br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()


class Site(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="retort-site-")  # pylint: disable=consider-using-with
        cls.addClassCleanup(folder.cleanup)
        cls.site = Path(folder.name) / "site"
        cls.problems, cls.pages = build.build(SOURCE, cls.site, str(RETORT))
        cls.read = {path: Read(path) for path in sorted(cls.site.rglob("*.html"))}

    def test_nothing_is_wrong(self):
        self.assertEqual([], self.problems)
        self.assertGreater(len(self.pages), 180)

    def test_every_link_is_alive(self):
        """Seen from the pages themselves, not from the Markdown that they were made of."""
        dead, seen = [], 0
        for path, page in self.read.items():
            for link in page.links:
                if re.match(r"[a-z]+:", link):
                    continue
                seen += 1
                where, _, anchor = link.partition("#")
                target = (path.parent / where).resolve() if where else path
                if not target.is_file() or (anchor and anchor not in self.read[target].anchors):
                    dead.append(f"{path.relative_to(self.site)}: {link}")
        self.assertEqual([], dead)
        self.assertGreater(seen, 3000)

    def test_every_element_is_closed(self):
        self.assertEqual([], [str(path) for path, page in self.read.items() if page.open])

    def test_every_page_can_be_reached_from_the_first(self):
        reached, ahead = set(), [(self.site / "index.html").resolve()]
        while ahead:
            path = ahead.pop()
            if path in reached or path.suffix != ".html":
                continue
            reached.add(path)
            ahead += [(path.parent / link.partition("#")[0]).resolve() for link in self.read[path].links
                      if not re.match(r"[a-z]+:|#", link)]
        self.assertEqual([], sorted(path.name for path in set(self.read) - reached))

    def test_commands_are_those_of_the_program(self):
        text = subprocess.run([str(RETORT), "--help"], capture_output=True, text=True, check=True).stdout
        commands = re.findall(r"^  ([a-z][a-z-]*(?: [a-z]+)?)  ", text.split("Options of every")[0], re.MULTILINE)
        self.assertGreater(len(commands), 30)
        page = self.read[self.site / "commands.html"]
        self.assertEqual([], [name for name in commands if name.replace(" ", "-") not in page.anchors])
        body = (self.site / "commands.html").read_text(encoding="utf-8")
        self.assertIn("<code>--wait[=SECONDS]</code>", body)
        self.assertIn("<code>-m</code>, <code>--message TEXT</code>", body)

    def test_every_error_is_in_the_index_and_linked_where_it_is_named(self):
        index = (self.site / "errors" / "index.html").read_text(encoding="utf-8")
        for path in (SOURCE / "docs" / "errors").glob("R*.md"):
            self.assertIn(f'href="{path.stem}.html"', index)
        self.assertIn('<a href="errors/R0421.html">R0421</a>', (self.site / "production.html").read_text(encoding="utf-8"))

    def test_text_is_what_the_markdown_says(self):
        body = (self.site / "configuration.html").read_text(encoding="utf-8")
        self.assertIn('<h2 id="retorttoml">', body)
        self.assertIn("<table>", body)
        self.assertIn("${NAME:-default}", body)
        self.assertNotIn("| `[database]` |", body)


class Snippets(unittest.TestCase):
    """What docs/production.md shows and no shell runs."""

    PAGE = (SOURCE / "docs" / "production.md").read_text(encoding="utf-8")

    def blocks(self, language):
        found = re.findall(rf"^```{language}\n(.*?)^```$", self.PAGE, re.MULTILINE | re.DOTALL)
        self.assertTrue(found)
        return found

    def test_commands_in_files_are_ours(self):
        def flat(text):
            return re.sub(r"[\[\],\"]+", " ", text)
        lines = [line for block in self.blocks("yaml") + self.blocks("ini") + self.blocks("dockerfile") for line in flat(block).splitlines()]
        calls = [re.sub(r"^.*?(upgrade|current) ", r"\1 ", line) for line in lines if re.search(r"(args:|CMD|Exec\w+=).*(upgrade|current) ", line)]
        self.assertGreaterEqual(len(calls), 4)
        for call in calls:
            done = subprocess.run([str(RETORT), *call.split(), "--help"], capture_output=True, text=True, check=False)
            self.assertEqual(0, done.returncode, call + done.stderr)

    def test_unit_of_systemd(self):
        if shutil.which("systemd-analyze") is None:
            self.skipTest("systemd-analyze is not installed")
        [unit] = self.blocks("ini")
        with tempfile.TemporaryDirectory(prefix="retort-unit-") as folder:
            file = Path(folder) / "shop-migrate.service"
            file.write_text(unit.replace("/usr/local/bin/migrate", str(RETORT)))
            done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(file)], capture_output=True, text=True, check=False)
            told = [line for line in (done.stdout + done.stderr).splitlines() if "shop-migrate" in line]
            self.assertEqual((0, []), (done.returncode, told), done.stderr)

    def test_yaml(self):
        try:
            import yaml  # pylint: disable=import-outside-toplevel
        except ImportError:
            self.skipTest("Python's yaml is not installed")
        compose, deployment = map(yaml.safe_load, self.blocks("yaml"))
        self.assertEqual({"condition": "service_completed_successfully"}, compose["services"]["service"]["depends_on"]["migrate"])
        pod = deployment["spec"]["template"]["spec"]
        self.assertEqual(pod["containers"][0]["env"], pod["initContainers"][0]["env"])


class Commands(unittest.TestCase):
    """What the pages write of commands, options and settings exists."""

    PAGES = {path: path.read_text(encoding="utf-8") for path in [SOURCE / "README.md", *sorted((SOURCE / "docs").rglob("*.md"))]}

    @classmethod
    def setUpClass(cls):
        def help_of(*words):
            return subprocess.run([str(RETORT), *words, "--help"], capture_output=True, text=True, check=True).stdout
        general = help_of()
        cls.helps = {name: help_of(*name.split()) for name in re.findall(r"^  ([a-z][a-z-]*(?: [a-z]+)?)  ", general.split("Options of every")[0], re.MULTILINE)}
        cls.first_words = {name.split()[0] for name in cls.helps}

    def lines(self, text):
        """Inline code, and lines of shell blocks with what continues them."""
        outside = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
        for code in re.findall(r"`([^`\n]+)`", outside):
            if re.match(r"(retort|migrate) ", code):
                yield code
        for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            for line in re.sub(r"<<'?END'?\n.*?^END$", "", block.replace("\\\n", " "), flags=re.MULTILINE | re.DOTALL).splitlines():
                for call in re.split(r"&&|\|\||[;|()]", re.sub(r"\s#.*", "", line)):
                    found = re.search(r"(?:^|[ /])(?:retort|migrate) (.*)", call)
                    if found and "find_program" not in line:
                        yield "retort " + found[1]

    def test_commands_and_options(self):
        wrong, checked = [], 0
        for path, text in self.PAGES.items():
            for code in self.lines(text):
                words = re.sub(r"\"[^\"]*\"|'[^']*'|`", " ", code).split()[1:]
                while words and words[0] in ("-C", "--url", "--target", "--project"):
                    del words[:2]
                if not words or not re.fullmatch(r"[a-z-]+", words[0]) or words[0].startswith("-") or code.startswith("migrate app"):
                    continue
                name = " ".join(words[:2]) if " ".join(words[:2]) in self.helps else words[0]
                if name not in self.helps and name in self.first_words:
                    continue
                if name not in self.helps and name != "help":
                    wrong.append(f"{path.name}: {code}: there is no such command")
                    continue
                for option in re.findall(r"(?<![\w-])(--[a-z][a-z-]*)", " ".join(words)):
                    checked += 1
                    if not re.search(rf"(?<![\w-]){option}(?![\w-])", self.helps.get(name, "")) and option != "--fake":
                        wrong.append(f"{path.name}: {code}: `{name}` has no option {option}")
        self.assertEqual([], wrong)
        self.assertGreater(checked, 60)

    def test_settings(self):
        """Each block in TOML is a retort.toml that is read without a word, in the order in which a page shows them."""
        seen = 0
        for path, text in self.PAGES.items():
            for block in re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
                seen += 1
                with tempfile.TemporaryDirectory(prefix="retort-toml-") as folder:
                    (Path(folder) / "retort.toml").write_text(block)
                    done = subprocess.run([str(RETORT), "config"], cwd=folder, capture_output=True, text=True, check=False,
                                          env={"PATH": "/usr/bin:/bin", "HOME": folder, "DB_PASSWORD": "x", "DATABASE_URL": "postgresql:///x"})
                    self.assertEqual((0, ""), (done.returncode, done.stderr), f"{path.name}\n{block}")
        self.assertGreater(seen, 1)


class Wrong(unittest.TestCase):
    """What is wrong with a page is told with its name."""

    def problems_of(self, files):
        with tempfile.TemporaryDirectory(prefix="retort-site-") as folder:
            root = Path(folder)
            for name in [name for _, entries in build.MENU for name, _ in entries if "*" not in name and not name.endswith(("index.md", "commands.md", "tutorial.md"))]:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(f"# {name}\n\n## Five minutes\n\nx\n\n## More\n")
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            problems = build.build(root, root / "out")[0]
            self.first = (root / "out" / "index.html").read_text(encoding="utf-8")
            return problems

    def test_dead_links(self):
        self.assertEqual([], self.problems_of({}))
        self.assertEqual(["docs/models.md: a link leads nowhere: absent.md"], self.problems_of({"docs/models.md": "# M\n\n[x](absent.md)\n"}))
        self.assertEqual(["docs/models.md: docs/orm.md has no section #absent"], self.problems_of({"docs/models.md": "# M\n\n[x](orm.md#absent)\n"}))
        self.assertEqual(["docs/models.md: docs/models.md has no section #b"], self.problems_of({"docs/models.md": "# M\n\n## A\n\n[x](#a) [y](#b)\n"}))

    def test_pages_without_a_place_in_the_menu_get_one(self):
        self.assertEqual([], self.problems_of({"docs/lost.md": "# Lost and found\n"}))
        self.assertIn('<li><a href="lost.html">Lost and found</a>', self.first)

    def test_what_the_site_does_not_have_is_no_link(self):
        self.assertEqual([], self.problems_of({"docs/models.md": "# M\n\n[code](../src/a.cpp)\n", "src/a.cpp": ""}))

    def test_anchors_are_those_of_code_hosts(self):
        taken = set()
        for text, expected in (("Two words", "two-words"), ("Two words", "two-words-1"), ("<code>retort.toml</code>", "retorttoml"),
                               ("What's a &lt;T&gt;, then?", "whats-a-t-then"), ("A_b - c", "a_b---c"), ("Zürich", "zürich")):
            self.assertEqual(expected, build.slug(text, taken))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
