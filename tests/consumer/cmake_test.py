"""The two CMake projects of docs/cmake.md, built with the files of the Meson consumer against an installed Retort: by find_package
and the functions of its package, and by pkg-config with custom commands. Arguments: the source root and the build root."""

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


def project_of(heading):
    text = (SOURCE / "docs" / "cmake.md").read_text(encoding="utf-8")
    return re.search(rf"^## {heading}$.*?^```cmake\n(.*?)^```$", text, re.MULTILINE | re.DOTALL).group(1)


class CMake(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.retort = Installed(BUILD)
        prefix = Path(cls.retort.environment["PATH"].split(":")[0]).parent
        cls.environment = {**cls.retort.environment, "CMAKE_PREFIX_PATH": str(prefix)}

    @classmethod
    def tearDownClass(cls):
        cls.retort.remove()

    def run(self, result=None):
        self.folder = Path(tempfile.mkdtemp(prefix="retort-cmake-"))
        self.folder.chmod(0o755)
        try:
            return super().run(result)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def begin(self, heading):
        self.project, self.build = self.folder / "shop", self.folder / "build"
        shutil.copytree(SOURCE / "tests" / "consumer" / "project", self.project, ignore=shutil.ignore_patterns("meson.build"))
        (self.project / "CMakeLists.txt").write_text(project_of(heading))
        self.environment["RETORT_BUILD_ROOT"] = str(self.build)
        self.call("cmake", "-G", "Ninja", "-B", self.build, "-S", self.project)
        self.compile()

    def call(self, *words, expect=0):
        return run(words, environment=self.environment, cwd=self.project, expect=expect)

    def compile(self):
        return self.call("cmake", "--build", self.build, "-j2")

    def test_find_package(self):
        self.begin("By find_package")
        self.addCleanup(self.call, self.build / "migrate", "db", "stop")
        self.assertEqual("Ann\n", self.call(self.build / "shop"))
        self.assertIn("no work to do", self.compile())
        self.call(self.build / "migrate", "revision", "--autogenerate", "-m", "Customers")
        self.assertEqual(1, len(list(self.project.glob("migrations/*_customers.cpp"))))
        self.compile()
        self.assertIn("Customers", self.call(self.build / "migrate", "upgrade"))
        self.assertIn("all passed", self.call(self.build / "migrate", "verify"))
        self.assertIn("100% tests passed", self.call("ctest", "--test-dir", self.build))
        self.assertIn("no work to do", self.compile())

        model = self.project / "models" / "customer.hpp"
        model.write_text(model.read_text().replace("name;\n", "name;\n  RETORT_COLUMN(length(20)) std::string phone;\n"))
        self.compile()
        self.assertIn("customers.phone", self.call(self.build / "migrate", "check", expect=3))
        (self.project / "retort.toml").write_text('[migrations]\nversion_table = "other"\n')
        self.call("cmake", self.build)
        self.compile()
        self.assertRegex(run([self.build / "migrate", "config"], cwd="/", environment=self.environment), r"version_table +other +compiled in")

        manifest = self.project / "migrations" / "manifest"
        next(self.project.glob("migrations/*.cpp")).unlink()
        manifest.touch()
        self.assertIn("run `retort rehash`", " ".join(self.call("cmake", self.build, expect=1).split()))

    def test_pkg_config(self):
        self.begin("By pkg-config and add_custom_command")
        self.addCleanup(self.call, self.build / "migrate", "db", "stop")
        self.assertEqual("Ann\n", self.call(self.build / "shop"))
        self.call(self.build / "migrate", "revision", "--autogenerate", "-m", "Customers")
        self.compile()
        self.assertIn("Customers", self.call(self.build / "migrate", "upgrade"))
        self.assertIn("no work to do", self.compile())


if __name__ == "__main__":
    if not shutil.which("cmake"):
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
