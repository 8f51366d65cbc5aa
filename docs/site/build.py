#!/usr/bin/env python3
"""Builds the documentation as a site: `build.py SOURCE OUTPUT [--retort PROGRAM]`. The pages are the Markdown files of the
repository, rendered by cmark-gfm as code hosts render them; the page of commands comes from the program's own tables. Fails, and says
where, if a link inside the repository leads nowhere."""

import argparse
import html
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from string import Template

HERE = Path(__file__).resolve().parent

# The navigation: a heading, and its pages as (source, what the menu calls it). Folders with many pages are in FOLDERS; other pages of docs/ that have
# no place here stand at the end of the reference.
MENU = [
    ("Start", [("README.md", "Retort"), ("docs/tutorial.md", "Tutorial"), ("docs/how-to.md", "How to …")]),
    ("Guides", [("examples/README.md", "How to run one"), ("app/GUIDE.md", "External API"), ("app/from_teams/README.md", "From an old schema"),
                ("examples/*/GUIDE.md", "")]),
    ("Reference", [("docs/models.md", "Annotations"), ("docs/operations.md", "Operations"), ("docs/revisions.md", "Revisions"),
                   ("docs/commands.md", "Commands"), ("docs/configuration.md", "Configuration"), ("docs/meson.md", "Meson"), ("docs/cmake.md", "CMake"),
                   ("docs/orm.md", "Typed access"), ("docs/diff.md", "diff"), ("docs/kinds.md", "Kinds of objects"), ("docs/json.md", "JSON"),
                   ("docs/errors/index.md", "Errors")]),
    ("In use", [("docs/production.md", "In production"), ("docs/coming-from-alembic.md", "Coming from Alembic and others")]),
    ("The house", [("docs/architecture.md", "Architecture"), ("docs/adr/index.md", "Decisions"), ("docs/benchmarks.md", "Benchmarks"),
                   ("CONTRIBUTING.md", "Contributing"), ("CHANGELOG.md", "Changes")]),
]
FOLDERS = {"docs/errors": "Errors", "docs/adr": "Decisions"}
OUTPUTS = {"README.md": "index.html", "examples/README.md": "guides/index.html", "app/GUIDE.md": "guides/external_api.html", "app/from_teams/README.md": "guides/from_teams.html",
           "CONTRIBUTING.md": "contributing.html", "CHANGELOG.md": "changelog.html"}


def output_of(source):
    """Where the page of a Markdown file stands in the site."""
    if source in OUTPUTS:
        return OUTPUTS[source]
    if example := re.fullmatch(r"examples/([^/]+)/GUIDE\.md", source):
        return f"guides/{example[1]}.html"
    return source.removeprefix("docs/").removesuffix(".md") + ".html"


def slug(text, taken):
    """The anchor of a heading, as code hosts make it."""
    base = re.sub(r"[^\w\- ]", "", html.unescape(re.sub(r"<[^>]+>", "", text)).strip().lower()).replace(" ", "-")
    name, count = base, 0
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken.add(name)
    return name


class Page:
    def __init__(self, source, text, label="", base=None):
        self.source, self.text, self.base = source, text, base or source
        self.output = output_of(source)
        title = re.search(r"^# (.+)$", text, re.MULTILINE)
        self.title = title[1].replace("`", "") if title else PurePosixPath(source).stem
        self.label = label or self.title.removeprefix("How we migrate our database: ").removeprefix("the ").removeprefix("a ").capitalize()
        self.body, self.anchors, self.headings = "", set(), []

    def render(self):
        done = subprocess.run(["cmark-gfm", "--extension", "table", "--extension", "strikethrough", "--extension", "autolink",
                               "--to", "html"], input=self.text, capture_output=True, text=True, encoding="utf-8", check=True)

        def heading(found):
            level, text = found[1], found[2]
            name = slug(text, self.anchors)
            if level == "2":
                self.headings.append((name, re.sub(r"</?a\b[^>]*>", "", text)))
            return f'<h{level} id="{name}">{text} <a class="anchor" href="#{name}" aria-label="Link to this section">#</a></h{level}>'
        body = re.sub(r"<h([1-6])>(.*?)</h\1>", heading, done.stdout, flags=re.DOTALL)
        self.body = re.sub(r"(<table>.*?</table>)", r'<div class="wide">\1</div>', body, flags=re.DOTALL)


class CodeLinks(HTMLParser):
    """Links R0123 in running text to the page of that error."""

    def __init__(self, page, pages):
        super().__init__(convert_charrefs=False)
        self.page, self.pages, self.out, self.closed = page, pages, [], 0

    def handle_starttag(self, tag, attrs):
        self.closed += tag in ("a", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
        self.out.append(self.get_starttag_text())

    def handle_startendtag(self, tag, attrs):
        self.out.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.closed -= tag in ("a", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
        self.out.append(f"</{tag}>")

    def link(self, found):
        target = self.pages.get(f"docs/errors/{found[0]}.md")
        return f'<a href="{relative(self.page, target.output)}">{found[0]}</a>' if target and target is not self.page else found[0]

    def handle_data(self, data):
        self.out.append(data if self.closed else re.sub(r"\bR0\d{3}\b", self.link, data))

    def handle_entityref(self, name):
        self.out.append(f"&{name};")

    def handle_charref(self, name):
        self.out.append(f"&#{name};")

    def handle_comment(self, data):
        self.out.append(f"<!--{data}-->")


def relative(page, output):
    return relpath(output, str(PurePosixPath(page.output).parent))


def resolve_links(page, pages, root, problems):
    """Turns links to Markdown files into links to their pages. What the repository has and the site has not becomes plain text."""
    def replace(found):
        target, text = html.unescape(found[1]), found[2]
        if re.match(r"[a-z]+:", target):
            return found[0]
        path, _, anchor = target.partition("#")
        inside = normpath(str(PurePosixPath(page.base).parent / path)) if path else page.source
        other = pages.get(inside) or pages.get(inside + "/index.md") or pages.get(inside + "/README.md")
        if other is None:
            if (root / inside).exists():
                return text
            problems.append(f"{page.source}: a link leads nowhere: {target}")
            return text
        if anchor and anchor not in other.anchors:
            problems.append(f"{page.source}: {other.source} has no section #{anchor}")
        where = (relative(page, other.output) if path else "") + (f"#{anchor}" if anchor else "")
        return f'<a href="{html.escape(where)}">{text}</a>'
    page.body = re.sub(r'<a href="([^"]*)">(.*?)</a>', replace, page.body, flags=re.DOTALL)


def index_of(root, folder, title):
    """A page that lists the pages of a folder by their titles."""
    lines = [f"# {title}", ""]
    last = ""
    for path in sorted((root / folder).glob("*.md")):
        name = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[1]
        heading = ERROR_GROUPS.get(path.stem[:3], "") if folder == "docs/errors" else ""
        if heading != last:
            lines += ["", f"## {heading}", ""]
            last = heading
        code, _, rest = name.partition(": ")
        lines.append(f"- [{code}]({path.name}): {rest}" if rest else f"- [{name}]({path.name})")
    return "\n".join(lines) + "\n"


def tutorial(root):
    """The part of the README that goes from an empty folder to the first migrations."""
    text = re.search(r"^## (Five minutes.*?)\n(.*?)(?=^## )", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return f"# {text[1]}\n{text[2]}"


ERROR_GROUPS = {"R01": "Models and generated code", "R02": "Revisions", "R03": "Connections and servers", "R04": "Runs", "R05": "Schemas and SQL",
                "R06": "Command line and configuration", "R07": "Typed access", "R09": "Files and the system"}


def load(root, retort):
    """Every page by its source."""
    pages, menu = {}, []
    for heading, entries in MENU:
        listed = []
        for source, label in entries:
            for path in sorted(root.glob(source)) if "*" in source else [root / source]:
                name = path.relative_to(root).as_posix()
                folder = name.removesuffix("/index.md")
                if folder in FOLDERS:
                    text = index_of(root, folder, FOLDERS[folder])
                elif name == "docs/commands.md":
                    if retort is None:
                        continue
                    text = subprocess.run([retort, "man", "--markdown"], capture_output=True, text=True, check=True).stdout
                elif name == "docs/tutorial.md":
                    text = tutorial(root)
                else:
                    text = path.read_text(encoding="utf-8")
                pages[name] = Page(name, text, label, "README.md" if name == "docs/tutorial.md" else None)
                listed.append(pages[name])
        menu.append((heading, listed))
    reference = next(listed for heading, listed in menu if heading == "Reference")
    for path in sorted((root / "docs").rglob("*.md")):
        name = path.relative_to(root).as_posix()
        if name in pages:
            continue
        pages[name] = Page(name, path.read_text(encoding="utf-8"))
        if str(PurePosixPath(name).parent) not in FOLDERS:  # a page that nobody gave a place
            reference.append(pages[name])
    return pages, menu


def menu_of(page, menu):
    lines = []
    for heading, entries in menu:
        lines.append(f"<h2>{heading}</h2>\n<ul>")
        for entry in entries:
            inside = entry is page or (entry.source.endswith("/index.md") and page.source.startswith(entry.source.removesuffix("index.md")))
            mark = ' aria-current="page"' if entry is page else ' class="inside"' if inside else ""
            lines.append(f'<li><a href="{relative(page, entry.output)}"{mark}>{html.escape(entry.label)}</a>')
            if entry is page and len(page.headings) > 1 and not page.source.endswith("/index.md"):
                lines.append("<ul>" + "".join(f'<li><a href="#{name}">{text}</a></li>' for name, text in page.headings) + "</ul>")
            lines.append("</li>")
        lines.append("</ul>")
    return "\n".join(lines)


def build(root, output, retort=None):
    """Writes the site; returns what is wrong with it."""
    pages, menu = load(root, retort)
    problems = []
    for page in pages.values():
        page.render()
    template = Template((HERE / "page.html").read_text(encoding="utf-8"))
    shutil.rmtree(output, ignore_errors=True)
    for page in pages.values():
        resolve_links(page, pages, root, problems)
        links = CodeLinks(page, pages)
        links.feed(page.body)
        links.close()
        file = output / page.output
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(template.substitute(title=html.escape(page.title), body="".join(links.out), menu=menu_of(page, menu),
                                            root=relative(page, "."), home=relative(page, "index.html")), encoding="utf-8")
    shutil.copy(HERE / "style.css", output / "style.css")
    return problems, pages


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--retort", help="the program whose commands are described")
    arguments = parser.parse_args()
    problems, pages = build(arguments.source.resolve(), arguments.output, arguments.retort)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(pages)} pages in {arguments.output}/index.html")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
