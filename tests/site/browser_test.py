"""The site in a real browser: on a phone and on a desk, light and dark. A page of ours loads each of the site's into frames of both sizes, looks at
what the browser made of it, and writes that down. Arguments: the source root, the program. RETORT_BROWSER names another browser of Chromium's kind."""

import functools
import http.server
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import unittest
from html import unescape
from pathlib import Path

SOURCE, RETORT = (Path(argument).resolve() for argument in sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "docs" / "site"))
import build  # noqa: E402

BROWSER = next(filter(None, map(shutil.which, [os.environ.get("RETORT_BROWSER", ""), "chromium", "chromium-browser", "google-chrome"])), None)

LOOK = """<!DOCTYPE html><title>looking</title><pre id="found"></pre><script>
const pages = PAGES, found = {};
const shown = element => element && getComputedStyle(element).display !== "none";
async function load(frame, page) {
  await new Promise(done => { frame.onload = done; frame.src = page; });
  return frame.contentDocument;
}
async function look() {
  for (const [name, width] of [["phone", 390], ["desk", 1280]]) {
    const frame = document.createElement("iframe");
    frame.style.width = width + "px"; frame.style.height = "800px";
    document.body.append(frame);
    for (const page of pages) {
      const inside = await load(frame, page), style = inside.defaultView.getComputedStyle(inside.body);
      const entry = found[name + " " + page] = {
        wide: inside.documentElement.scrollWidth - inside.defaultView.innerWidth, menu: shown(inside.querySelector("nav")),
        button: shown(inside.querySelector("header label")), ground: style.backgroundColor, text: style.color, size: parseFloat(style.fontSize),
        title: inside.querySelector("h1").innerText, measure: inside.querySelector("main").clientWidth,
        tables: [...inside.querySelectorAll(".wide")].every(one => one.clientWidth <= width),
      };
      if (name === "phone") {
        inside.querySelector("header label").click();
        entry.opened = shown(inside.querySelector("nav"));
        inside.querySelector("header label").click();
        entry.closed = !shown(inside.querySelector("nav"));
      }
      const section = inside.querySelector("h2[id] ~ h2[id]");
      if (section) {
        section.querySelector(".anchor").click();
        await new Promise(done => setTimeout(done, 20));
        const top = section.getBoundingClientRect().top, header = inside.querySelector("header").getBoundingClientRect().bottom;
        const atEnd = Math.ceil(inside.defaultView.scrollY + 800) >= inside.documentElement.scrollHeight;
        entry.reached = top >= header - 1 && (top < 200 || atEnd);
      }
    }
  }
  document.getElementById("found").textContent = JSON.stringify(found);
}
look().catch(error => document.getElementById("found").textContent = JSON.stringify({ error: String(error) }));
</script>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


def luminance(colour):
    def linear(value):
        value /= 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
    red, green, blue = (linear(int(one)) for one in re.findall(r"\d+", colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


class InBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if BROWSER is None:
            raise unittest.SkipTest("no browser is installed: apt-get install chromium")
        folder = tempfile.TemporaryDirectory(prefix="retort-browser-", ignore_cleanup_errors=True)  # pylint: disable=consider-using-with
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        _, pages = build.build(SOURCE, cls.folder / "site", str(RETORT))
        cls.names = [page.output for page in pages.values() if "/R0" not in page.output or page.output.endswith("R0301.html")]
        (cls.folder / "site" / "look.html").write_text(LOOK.replace("PAGES", json.dumps(cls.names)), encoding="utf-8")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(cls.folder / "site")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        cls.addClassCleanup(server.shutdown)
        cls.base = f"http://127.0.0.1:{server.server_address[1]}"

    def browse(self, page, *options):
        done = subprocess.run([BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
                               "--disable-background-networking", "--disable-component-update", f"--user-data-dir={self.folder / 'profile'}", *options, f"{self.base}/{page}"],
                              capture_output=True, text=True, check=False, timeout=200, env={**os.environ, "HOME": str(self.folder)})
        self.assertEqual(0, done.returncode, done.stderr)
        return done.stdout

    def look(self, *options):
        out = self.browse("look.html", "--dump-dom", "--timeout=100000", "--virtual-time-budget=100000", *options)
        found = json.loads(unescape(re.search(r'<pre id="found">(.*?)</pre>', out, re.DOTALL)[1]))
        self.assertNotIn("error", found)
        self.assertEqual(2 * len(self.names), len(found))
        return found

    def test_phone_and_desk(self):
        found = self.look()
        for name, page in found.items():
            with self.subTest(page=name):
                self.assertLessEqual(page["wide"], 0, "wider than the screen")
                self.assertTrue(page["tables"])
                self.assertTrue(page["title"])
                self.assertGreaterEqual(page["size"], 16)
                self.assertTrue(page.get("reached", True), "a link to a section does not lead to it")
                self.assertGreater(contrast(page["ground"], page["text"]), 7)
                self.assertGreater(luminance(page["ground"]), 0.8)
                if name.startswith("phone"):
                    self.assertEqual((False, True, True, True), (page["menu"], page["button"], page["opened"], page["closed"]))
                else:
                    self.assertEqual((True, False), (page["menu"], page["button"]))
                    self.assertLess(page["measure"], 1000)
        self.assertEqual("Models", found["desk models.html"]["title"].strip())

    def test_dark(self):
        for name, page in self.look("--blink-settings=preferredColorScheme=0").items():
            with self.subTest(page=name):
                self.assertLess(luminance(page["ground"]), 0.05)
                self.assertGreater(contrast(page["ground"], page["text"]), 7)

    def test_a_picture(self):
        picture = self.folder / "picture.png"
        self.browse("index.html", "--window-size=1280,900", f"--screenshot={picture}")
        data = picture.read_bytes()
        self.assertEqual((1280, 900), struct.unpack(">II", data[16:24]))
        self.assertGreater(len(data), 50000, "an empty page")


if __name__ == "__main__":
    if BROWSER is None:
        print("skipped: no browser is installed (apt-get install chromium)")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
