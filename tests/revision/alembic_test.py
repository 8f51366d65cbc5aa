#!/usr/bin/env python3
"""The program against Alembic itself, on random graphs: `alembic_test.py CASES_PROGRAM [SEED]`.

Compared are the revisions that run, as a set, and the rows afterwards. Left out is where the specification
differs on purpose; each exclusion below names the item of its last section. Exit 77 without Alembic.
"""

import collections
import json
import os
import random
import subprocess
import sys
import warnings

try:
    from alembic.runtime.migration import HeadMaintainer
    from alembic.script import ScriptDirectory
    from alembic.script.revision import Revision, RevisionMap
except ImportError:
    # The Python that runs the tests need not be the one that distributions install modules for.
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3") and "ALEMBIC_TEST" not in os.environ:
        os.environ["ALEMBIC_TEST"] = "1"
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("Alembic is not installed")
    sys.exit(77)

warnings.simplefilter("ignore")


class Script(Revision):
    """A revision with what RevisionStep asks of a script."""

    module = None
    log_entry = property(lambda self: self.revision)


class Rows(HeadMaintainer):
    """The version table as a set."""

    def __init__(self, heads):
        super().__init__(None, heads)

    def _insert_version(self, version):
        assert version not in self.heads
        self.heads.add(version)

    def _delete_version(self, version):
        self.heads.remove(version)

    def _update_version(self, from_, to_):
        assert to_ not in self.heads
        self.heads.remove(from_)
        self.heads.add(to_)


def directory(graph):
    def nodes():
        for node in graph:
            module = type("module", (), {"upgrade": None, "downgrade": None})
            script = Script(node["id"], tuple(node["parents"]) or None, dependencies=tuple(node["dependencies"]) or None,
                            branch_labels=tuple(node["labels"]) or None)
            script.module = module
            yield script

    scripts = ScriptDirectory.__new__(ScriptDirectory)
    scripts.revision_map = RevisionMap(nodes)
    return scripts


def alembic(case):
    """What runs, and the rows afterwards; or the error."""
    scripts = directory(case["graph"])
    rows = Rows(set(case["rows"]))
    heads = tuple(sorted(case["rows"]))
    targets = tuple(case["targets"])
    try:
        if case["verb"] == "upgrade":
            steps = scripts._upgrade_revs(targets if len(targets) > 1 else targets[0], heads)
        elif case["verb"] == "downgrade":
            steps = scripts._downgrade_revs(targets[0], heads)
        else:
            if case["verb"] == "purge":
                rows.heads.clear()
                heads = ()
            steps = scripts._stamp_revs(targets, heads)
        ran = []
        for step in steps:
            if case["verb"] in ("upgrade", "downgrade"):
                ran.append(step.revision.revision)
            rows.update_to_step(step)
        return ran, rows.heads
    except Exception as error:  # noqa: BLE001: Alembic also crashes
        return f"{type(error).__name__}: {error}", None


def implied(case):
    """For each revision, everything that it implies."""
    nodes = {node["id"]: node for node in case["graph"]}
    ids = {label: node["id"] for node in case["graph"] for label in [node["id"], *node["labels"]]}

    def closure(of):
        seen = set()
        stack = [of]
        while stack:
            at = stack.pop()
            if at not in seen:
                seen.add(at)
                stack += nodes[at]["parents"] + [ids[name] for name in nodes[at]["dependencies"]]
        return seen

    return {name: closure(name) for name in nodes}


def tips(rows, below):
    return {row for row in rows if not any(row != other and row in below[other] for other in rows)}


def exclusion(case, theirs):
    """Why the case is not compared, or nothing."""
    known = {name for node in case["graph"] for name in [node["id"], *node["labels"]]}
    relative = any(sign in target for target in case["targets"] for sign in "+-")
    if not set(case["rows"]) <= {node["id"] for node in case["graph"]}:
        return "an unknown row (4)"
    if tips(case["rows"], implied(case)) != set(case["rows"]):
        return "overlapping rows (2)"
    words = [word for target in case["targets"] for word in target.split("@")]
    if any(word not in known | {"head", "heads", "base"} for word in words) and not relative:
        return "a prefix or an unknown name (3, 8)"
    if relative:
        return "relative steps (1, 8, 9)" if theirs[1] is None or len(case["rows"]) != 1 or "@" in str(case["targets"]) \
            or len(case["targets"]) > 1 or case["verb"] in ("stamp", "purge") else None
    if len(case["targets"]) > 1 and case["verb"] == "upgrade":
        return "several upgrade targets (8)"
    return None


def main():
    program = sys.argv[1]
    seed = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("RETORT_SEED", str(random.randrange(2**31)))
    count = os.environ.get("RETORT_CASES", "3000")
    print(f"RETORT_SEED={seed}")
    lines = subprocess.run([program, seed, count], check=True, capture_output=True, text=True).stdout.splitlines()
    tally = collections.Counter()
    wrong = 0
    for number, line in enumerate(lines):
        case = json.loads(line)
        theirs = alembic(case)
        why = exclusion(case, theirs)
        ours = case["answer"]
        if why:
            tally["left out: " + why] += 1
            continue
        if theirs[1] is None:
            verdict = "both refuse" if "|" not in ours else "only Alembic refuses"
        elif "|" not in ours:
            verdict = "only the program refuses"
        else:
            ran, rows = (part.split() for part in ours.split("|"))
            below = implied(case)
            same = set(ran) == set(theirs[0]) and set(rows) == tips(theirs[1], below)
            verdict = "equal" if same else "different"
        key = f"{case['verb']}: {verdict}"
        tally[key] += 1
        if verdict in ("different", "only the program refuses", "only Alembic refuses") and \
                not permitted(case, ours, theirs, verdict):
            wrong += 1
            if wrong <= 20:
                print(f"RETORT_SEED={int(seed) + number} {case['case']}\n  program: {ours}\n  Alembic: {theirs}")
    for key, times in sorted(tally.items()):
        print(f"{times:6} {key}")
    if wrong:
        print(f"{wrong} differences that the specification does not name")
    return 1 if wrong else 0


def permitted(case, ours, theirs, verdict):
    """The items of the specification's last section, as far as they can be told from the answers."""
    branch = "@" in case["targets"][0]
    if verdict == "only the program refuses":
        # The spec's downgrade takes one target, and one from which something goes; of `heads`, Alembic takes any.
        if case["verb"] == "downgrade" and case["targets"][0].endswith("heads") and ours in ("R0255", "R0263"):
            return True
        # 3: a non-member of a branch, an unknown branch; 2: a revision and its ancestor, or base and others.
        # Steps below base are too few.
        return ours in ("R0253", "R0254", "R0264", "R0265") or (ours == "R0256" and "base-" in case["targets"][0])
    if verdict == "only Alembic refuses":
        # Its own crashes; `heads` of a branch with one head; 9: the roots of `branch@` are those in its lineage.
        crash = theirs[0].startswith(("AssertionError", "KeyError"))
        return crash or case["targets"][0].endswith("heads") or (case["verb"] == "downgrade" and branch)
    if case["verb"] == "stamp":
        # 2: stamp loses no unrelated row, and no target that another one only depends on.
        rows = set(ours.split("|")[1].split())
        below = implied(case)
        return not rows <= theirs[1] and all(any(kept in below[row] for row in rows) for kept in theirs[1])
    return False


if __name__ == "__main__":
    sys.exit(main())
