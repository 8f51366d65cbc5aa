"""What people feel of a build: which files an edit compiles, counted in ninja's own log; generated files that are the same in every
folder; unity builds, precompiled headers and shared libraries; `meson devenv`; a cross build; and what each install tag holds.
The project is that of `retort init --template service` with more programs, in a folder with a space. Arguments: the source root and
the build root."""

import json
import os
import re
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from installed import Installed  # noqa: E402
from live_project import run  # noqa: E402

SOURCE, BUILD = (Path(argument).resolve() for argument in sys.argv[1:3])
PROGRAMS = {
    # On one table only.
    "people.cpp": '#include "customer.orm.hpp"\n#include <iostream>\nint main() { std::cout << app::Customer{}.name; }\n',
    # Needs the archives behind typed access.
    "count.cpp": '#include "purchase.orm.hpp"\n#include <pqxx/pqxx>\n#include <retort/orm.hpp>\nlong long purchases_in(pqxx::work& tx);\n'
                 "long long purchases_in(pqxx::work& tx) {\n  return retort::select(tx, app::purchases).count();\n}\n",
    "pch/quick.hpp": "#include <retort/orm.hpp>\n#include <string>\n",
    "quick.cpp": '#include "customer.orm.hpp"\nint main() { return app::Customer{}.name.empty() ? 0 : 1; }\n',
}
PROGRAMS_BUILD = """
executable('people', 'people.cpp', dependencies: models_dep)
library('count', 'count.cpp', dependencies: models_dep)
executable('quick', 'quick.cpp', cpp_pch: 'pch/quick.hpp', dependencies: models_dep)
"""
COUPON = """#pragma once
#include <cstdint>
#include <retort/model.hpp>
namespace app {
struct RETORT_TABLE("coupons") Coupon {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
};
}  // namespace app
"""
CROSS = """[binaries]
cpp = 'c++'
ar = 'ar'
strip = 'strip'
pkgconfig = 'pkg-config'  # as Meson before 1.3 calls it
pkg-config = 'pkg-config'

[properties]
needs_exe_wrapper = true

[built-in options]
pkg_config_path = '{pkg_config_path}'

[host_machine]
system = 'linux'
cpu_family = 'x86_64'
cpu = 'skylake'
endian = 'little'
"""


class Integration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.retort = Installed(BUILD)
        cls.environment = cls.retort.environment
        cls.folder = Path(tempfile.mkdtemp(prefix="retort-integration-"))
        cls.folder.chmod(0o755)
        cls.project, cls.build = cls.folder / "my shop", cls.folder / "build"
        cls.call("retort", "init", cls.project, "--template", "service", cwd=cls.folder)
        for name, text in PROGRAMS.items():
            (cls.project / "app" / name).parent.mkdir(exist_ok=True)
            (cls.project / "app" / name).write_text(text)
        with (cls.project / "app" / "meson.build").open("a") as file:
            file.write(PROGRAMS_BUILD)
        cls.call("meson", "setup", cls.build, cls.project, "-Dbuildtype=plain", "-Ddefault_library=static")
        cls.call("ninja", "-C", cls.build)

    @classmethod
    def tearDownClass(cls):
        cls.retort.remove()
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def call(cls, *words, cwd=None, expect=0, **more):
        return run(words, environment={**cls.environment, **more}, cwd=cwd or cls.project, expect=expect)

    def edges(self):
        """Each run of a command that ninja remembers: its times, its output and a hash. The order is ninja's own."""
        return set((self.build / ".ninja_log").read_text().splitlines()[1:])

    def compiled(self):
        """Builds, and gives the sources of which an object was made. Then nothing is left to do."""
        before = self.edges()
        self.call("ninja", "-C", self.build)
        outputs = [edge.split("\t")[3] for edge in self.edges() - before]
        self.assertIn("no work to do", self.call("ninja", "-C", self.build, "-n"))
        names = {re.sub(r"^meson-generated_(\.\._)*", "", Path(output).name[:-2]) for output in outputs if output.endswith(".o")}
        # One with a precompiled header: Meson 1.0 compiles that anew with every generated header, 1.12 does not.
        return sorted(names - {"quick.cpp"})

    def edit(self, name, old, new):
        path = self.project / name
        self.assertIn(old, path.read_text())
        path.write_text(path.read_text().replace(old, new, 1))

    def migrate(self, *words, expect=0):
        return self.call("sh", "-c", '"$@" 2>&1', "sh", self.build / "migrations" / "migrate", "-C", self.project, "--build-dir",
                         self.build, *words, expect=expect)

    def test_what_an_edit_compiles(self):
        self.assertEqual([], self.compiled())

        # A column: the registry, and what uses this table. No revision, and no program on another table.
        self.edit("models/purchase.hpp", "remark;\n", "remark;\n  RETORT_COLUMN(length(20)) std::optional<std::string> voucher;\n")
        self.assertEqual(["count.cpp", "models_registry.cpp", "service.cpp"], self.compiled())

        # SQL of the models: what embeds it.
        self.edit("models/purchase_totals.sql", "CREATE", "-- By customer.\nCREATE")
        self.assertEqual(["revisions.cpp"], self.compiled())

        # A revision: itself, and what lists them.
        self.migrate("revision", "--autogenerate", "-m", "Voucher")
        name = next(self.project.glob("migrations/*_voucher.cpp")).name
        self.assertEqual([name, "revisions.cpp"], self.compiled())
        self.migrate("check")

        # A header that nobody lists is named; listed, it is picked up.
        (self.project / "models" / "coupon.hpp").write_text(COUPON)
        self.assertIn("models/coupon.hpp", self.migrate("check"))
        self.edit("models/meson.build", "files('customer.hpp'", "files('coupon.hpp', 'customer.hpp'")
        self.assertEqual(["models_registry.cpp"], self.compiled())
        self.assertIn("table public.coupons", self.migrate("check", expect=3))

        # Files that are saved as they were: what ninja goes by is their time, but nothing generated changes with it.
        generated = {path: path.stat().st_mtime_ns for path in self.generated(self.build)}
        (self.project / "models" / "coupon.hpp").touch()
        self.call("ninja", "-C", self.build)
        self.assertEqual(generated, {path: path.stat().st_mtime_ns for path in self.generated(self.build)})

    @staticmethod
    def generated(build):
        found = sorted([*build.glob("models/*.orm.hpp"), build / "models" / "registry.cpp", build / "migrations" / "revisions.cpp"])
        assert len(found) >= 4
        return found

    def test_other_ways_to_build(self):
        """Unity, a shared library that holds the archives, and another folder: the same bytes are generated."""
        other, dynamic = self.folder / "another place", self.folder / "dynamic"
        # As -Dstatic_dependencies=false writes them: Debian's libpqxx.a cannot go into a shared library.
        shutil.copytree(self.environment["PKG_CONFIG_PATH"], dynamic)
        file = dynamic / "retort.pc"
        file.write_text(re.sub(r"-l:lib(\w+)\.a", r"-l\1", file.read_text()))
        self.call("meson", "setup", other, self.project, "-Dbuildtype=plain", "-Dunity=on", "-Ddefault_library=shared",
                  PKG_CONFIG_PATH=str(dynamic))
        self.call("ninja", "-C", other)
        self.assertTrue((other / "app" / "libcount.so").exists())
        self.call("ninja", "-C", self.build)
        for one in self.generated(self.build):
            text = one.read_bytes()
            self.assertEqual(text, (other / one.relative_to(self.build)).read_bytes(), one.name)
            self.assertNotIn(str(self.folder).encode(), text, one.name)

    def test_devenv(self):
        self.assertIn("(head)", self.call("meson", "devenv", "-C", self.build, "migrate", "heads"))

    def test_cross(self):
        """The program runs on the build machine, and nothing that is built needs to; so there is no target that would run it."""
        cross = self.folder / "cross"
        (self.folder / "cross.ini").write_text(CROSS.format(pkg_config_path=self.environment["PKG_CONFIG_PATH"]))
        told = self.call("meson", "setup", cross, self.project, "-Dbuildtype=plain", "-Ddefault_library=static", "--cross-file", self.folder / "cross.ini")
        self.assertIn("Build type: cross build", told)
        self.call("ninja", "-C", cross, "migrations/migrate", "app/people")
        self.call("ninja", "-C", self.build)
        for one in self.generated(self.build):
            self.assertEqual(one.read_bytes(), (cross / one.relative_to(self.build)).read_bytes())
        self.assertRegex(self.call("meson", "test", "-C", cross, "--no-rebuild"), r"Skipped: +1")
        self.assertNotIn("migrate-upgrade", self.call("ninja", "-C", cross, "-t", "targets", "all"))
        self.assertIn("migrate-upgrade", self.call("ninja", "-C", self.build, "-t", "targets", "all"))

    def test_setting_retort_up(self):
        """Retort's own libraries stay static; a cross build of what generates code needs the program of the build machine."""
        (self.folder / "own.ini").write_text(CROSS.format(pkg_config_path=""))
        words = ["meson", "setup", "--cross-file", self.folder / "own.ini", "-Dtests=false", "-Ddefault_library=shared"]
        elsewhere = os.pathsep.join(one for one in os.environ["PATH"].split(os.pathsep) if not Path(one, "retort").exists())
        told = self.call(*words, self.folder / "own", SOURCE, PATH=elsewhere, expect=1)
        self.assertIn("build and install this version for the build machine first", told)
        self.call(*words, self.folder / "own-again", SOURCE)
        self.call("ninja", "-C", self.folder / "own-again", "models/registry.cpp", "migrations/revisions.cpp")
        self.call(*words, "-Dsample=false", self.folder / "library", SOURCE, PATH=elsewhere)
        kinds = {target["type"] for target in json.loads(self.call("meson", "introspect", "--targets", self.folder / "library"))}
        self.assertIn("static library", kinds)
        self.assertNotIn("shared library", kinds)

    def test_what_a_subproject_builds(self):
        """The toolkit alone: neither tests nor sample, although nobody left them out, and no test of Retort's own."""
        project, build = self.folder / "wrapped", self.folder / "wrapped build"
        shutil.copytree(self.project, project)
        (project / "subprojects").mkdir()
        (project / "subprojects" / "retort").symlink_to(SOURCE)
        self.call("meson", "setup", build, project, "-Dbuildtype=plain", "-Dretort:tests=true", "-Dretort:sample=true",
                  "--force-fallback-for=retort,retort-migrate")
        targets = json.loads(self.call("meson", "introspect", "--targets", build))
        folders = {os.path.relpath(one["defined_in"], project / "subprojects" / "retort") for one in targets
                   if one.get("subproject") == "retort"}
        self.assertIn("src/cli/meson.build", folders)
        self.assertEqual({"meson.build"}, {folder for folder in folders if not folder.startswith("src/")})
        self.assertEqual(["migrations"], [one["name"] for one in json.loads(self.call("meson", "introspect", "--tests", build))])

    def test_install_tags(self):
        def files(*tags):
            folder = Path(tempfile.mkdtemp(dir=self.folder))
            self.call("meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", folder,
                      *(["--tags", ",".join(tags)] if tags else []), PATH=os.environ["PATH"])  # the Meson that made it
            return {path.name for path in folder.rglob("*") if path.is_file()}

        libraries = {"libretort.a", "libretort_migrate.a", "retort.pc", "retort-migrate.pc", "retort-config.cmake",
                     "retort-config-version.cmake", "model.hpp", "orm.hpp", "revision.hpp"}
        devel = files("runtime", "devel")
        self.assertLessEqual(libraries, devel)
        self.assertNotIn("retort", devel)
        self.assertEqual({"retort"}, files("bin-devel"))
        self.assertEqual({"retort.1"}, files("man"))
        self.assertEqual(devel | {"retort", "retort.1"}, files())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
