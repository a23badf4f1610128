"""`make test`: every test, on every database and in a browser, and an honest account of what was left out.

While there are leaves, the tests on SQLite run in two parts: on the whole, those of the leaves and those that look
across the house; and all that is not about leaves on a copy from which these were deleted. So it is shown that the
product works without them, and no test runs twice for it but the rules of the house.

A pass that cannot run here is named with its reason and does not fail the run, except in CI, where everything
must be there.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tests import leaves
from tests.postgres import NoPostgres, throw_away_server
from tests.rules.project import ROOT

WORKERS = ["--numprocesses=2", "--dist=worksteal"]
UNIT = ["tests", "--ignore=tests/journeys", *WORKERS]
# The map of permissions is asked once, of the whole. Whether it knows every address is asked of both.
WITHOUT_LEAVES = [*UNIT, "-k", "not (test_map and part)"]
ACROSS_THE_HOUSE = ["tests/rules", "tests/permissions", *WORKERS]
# On PostgreSQL tests/conftest.py leaves out what reaches no database. What of these does asks nothing special of it:
# policies, measurements and rules that read code. The files of real firms show what is odd in such files, which is
# found before the database is asked; that an import does the same on both, the made-up file beside them shows.
ONCE = [
    "--ignore=tests/permissions",
    "--ignore=tests/test_bench.py",
    "--ignore=tests/app/search/evaluating",
    "--ignore=tests/app/core/uploads",
    "--ignore=tests/app/suppliers/importing/test_real_files.py",
    *(f"--ignore=tests/rules/test_{name}.py" for name in ("acts", "translations")),
]
NO_DATABASE = "needs no database: the pass on SQLite has shown it"
DATABASE = [*UNIT, *ONCE]
JOURNEYS = ["tests/journeys", "--numprocesses=2", "--dist=loadfile"]  # each process walks through a site of its own
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@dataclass
class Pass:
    """One pytest run. `missing`: why it could not run here."""

    name: str
    seconds: float = 0.0
    exit_code: int = 0
    missing: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)


def run_pytest(
    name: str, arguments: list[str], environment: Mapping[str, str] | None = None, *, root: Path = ROOT
) -> Pass:
    print(f"\n== {name}", flush=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
        code = subprocess.run(command, env={**os.environ, **(environment or {})}, cwd=root, check=False).returncode
        result = Pass(name, time.monotonic() - start, code)
        if report.exists():
            _count(result, report)
    return result


def _count(result: Pass, report: Path) -> None:
    for case in ET.parse(report).iter("testcase"):
        outcome = next((child.tag for child in case if child.tag in ("failure", "error", "skipped")), "passed")
        reasons = [child.get("message") or "no reason given" for child in case.iter("skipped")]
        if NO_DATABASE in reasons:
            result.counts["need no database"] += 1
            continue
        result.counts["failed" if outcome in ("failure", "error") else outcome] += 1
        result.skipped.update(reasons)


def run_on_sqlite() -> list[Pass]:
    name = "Unit tests on SQLite"
    if not leaves.present():
        return [run_pytest(name, UNIT)]
    own = [folder for leaf in leaves.present() for folder in leaves.tests_of(leaf)]
    across = run_pytest(f"{_all(leaves.present()).capitalize()}, rules and map", [*own, *ACROSS_THE_HOUSE])
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        leaves.copy_without_leaves(copy)
        without = run_pytest(f"{name}, without {_all(leaves.present())}", WITHOUT_LEAVES, root=copy)
    return [without, across]


def _all(names: list[str]) -> str:
    return " and ".join(names)


def run_on_postgres() -> Pass:
    name = "Unit tests on PostgreSQL"
    try:
        with throw_away_server() as url:
            return run_pytest(name, DATABASE, {"TEST_DATABASE_URL": url})
    except NoPostgres as reason:
        return Pass(name, missing=str(reason))


def run_journeys() -> Pass:
    name = "Journeys in a browser"
    if not any(map(shutil.which, BROWSERS)):
        return Pass(name, missing="Chromium is not installed (Debian: apt-get install chromium)")
    return run_pytest(name, JOURNEYS)


def report(passes: list[Pass]) -> int:
    """Print what ran, what was skipped and why; returns the exit code."""
    print("\n== Summary")
    width = max(len(each.name) for each in passes) + 2
    for each in passes:
        outcome = f"DID NOT RUN: {each.missing}" if each.missing else _in_words(each)
        print(f"{each.name:{width}}{outcome}")
    reasons = {(each.name, reason): times for each in passes for reason, times in each.skipped.items()}
    if reasons:
        print("\nSkipped, and why:")
    for (name, reason), times in reasons.items():
        print(f"{times:5}  {reason}  ({name.lower()})")
    total = sum((each.counts for each in passes), Counter())
    print(f"\n{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return int(any(each.exit_code for each in passes) or (_in_ci() and any(each.missing for each in passes)))


def _in_words(each: Pass) -> str:
    kinds = ["passed", "failed", "skipped", *(["need no database"] if each.counts["need no database"] else [])]
    counts = ", ".join(f"{each.counts[kind]} {kind}" for kind in kinds)
    alarm = f"  (pytest ended with {each.exit_code})" if each.exit_code else ""
    return f"{counts}  in {each.seconds:.0f} s{alarm}"


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("1", "true")


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that PostgreSQL is stopped then, too
    try:
        return report([*run_on_sqlite(), run_on_postgres(), run_journeys()])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
