"""Rows about building a consumer: the 63-table example with its five revisions, beside a plain project that compiles the same headers
(whose annotations then expand to nothing) in one file, and as many files with `<string>` and `<vector>` as there are revisions."""

import os
import shutil

import projects
from measure import SOURCE, Row, run, seconds

EXAMPLE = SOURCE / "examples" / "support_desk"
COLUMN = "  std::optional<std::string> desk;\n"
BEFORE_IT = "  std::optional<std::string> signature;\n"

# A compiler's cache would make all of this nothing.
os.environ["CCACHE_DISABLE"] = "1"


def example(workshop):
    folder = workshop.folder / "example"
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    return workshop.consumer(folder)


def plain(workshop):
    folder = workshop.folder / "plain"
    shutil.copytree(projects.SUPPORT_DESK, folder, dirs_exist_ok=True)
    headers = sorted(path.name for path in folder.glob("*.hpp"))
    (folder / "all.cpp").write_text("".join(f'#include "{name}"\n' for name in headers) + "int main() { return 0; }\n")
    names = ["all.cpp"]
    for number in range(len(list(EXAMPLE.glob("migrations/*.cpp")))):
        names.append(f"ordinary_{number}.cpp")
        (folder / names[-1]).write_text(f"#include <string>\n#include <vector>\nstd::vector<std::string> f{number}() {{ return {{}}; }}\n")
    (folder / "meson.build").write_text(
        "project('plain', 'cpp', default_options: ['cpp_std=c++20'])\n"
        f"executable('plain', {', '.join(repr(name) for name in names)}, dependencies: dependency('retort'))\n")
    return workshop.consumer(folder)


def ninja(build):
    return seconds(["ninja", "-C", build])


def full(workshop):
    def of(build):
        def measured():
            run(["ninja", "-C", build, "-t", "clean"])
            return ninja(build)

        return measured

    return of(example(workshop)), of(plain(workshop))


def nothing(workshop):
    ours, theirs = example(workshop), plain(workshop)
    return (lambda: ninja(ours)), (lambda: ninja(theirs))


def column(workshop):
    """A column comes, or goes again."""
    def of(build, header):
        def measured():
            text = header.read_text()
            header.write_text(text.replace(COLUMN, "") if COLUMN in text else text.replace(BEFORE_IT, BEFORE_IT + COLUMN))
            return ninja(build)

        return measured

    ours, theirs = example(workshop), plain(workshop)
    return of(ours, workshop.folder / "example" / "models" / "agent.hpp"), of(theirs, workshop.folder / "plain" / "agent.hpp")


ALL = [
    Row("build-63", "full build of the example with 63 tables and five revisions", "the same headers in a plain project",
        "none yet", full, runs=3),
    Row("build-63-nothing", "`ninja` when nothing changed", "the same of the plain project", "<= 2", nothing, runs=15),
    Row("build-63-column", "`ninja` after a column more or less", "the same of the plain project", "none yet", column, runs=5),
]
