"""Commands that write to one folder at once: each gets a file of its own or an error, and no line of the manifest is lost."""

import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["RETORT_PROGRAM"]


class AtOnce(unittest.TestCase):
    def test_many_revisions(self):
        with tempfile.TemporaryDirectory() as place:
            project = pathlib.Path(place)
            folder = project / "migrations"
            folder.mkdir()
            (project / "retort.toml").write_text("")
            running = [
                subprocess.Popen([PROGRAM, "revision", "-m", message, "--head", "base"], cwd=project, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True)
                for message in ("the same",) * 6 + ("one", "two", "three", "four")
            ]
            written = []
            for process in running:
                out, error = process.communicate()
                if process.returncode == 0:
                    written.append(project / out.strip())
                else:
                    self.assertIn("R0616", error)
            files = sorted(folder.glob("*.sql"))
            self.assertEqual(files, sorted(written), "each that succeeded has a file of its own")
            self.assertGreaterEqual(len(files), 5)
            listed = [line.split()[1] for line in (folder / "manifest").read_text().splitlines() if line.endswith(".sql")]
            self.assertEqual([file.name for file in files], sorted(listed))
            self.assertEqual([], [file for file in folder.iterdir() if file.suffix not in (".sql", "") ])
            heads = subprocess.run([PROGRAM, "heads"], cwd=project, capture_output=True, text=True, check=True).stdout
            self.assertEqual(len(files), len(heads.splitlines()))


if __name__ == "__main__":
    unittest.main(verbosity=2)
