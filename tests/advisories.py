"""`make audit`: known weaknesses in the packages that an installation runs, from PyPI's and npm's advisories.

Ends with 0 when all were looked up and none is known, 1 when there is one, 2 when some could not be looked up: an
advisory service that cannot be reached must not look like good news.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOUND, NOT_CHECKED = 1, 2
SECONDS_TO_WAIT = 300
BIN = Path(sys.executable).parent
PIP_AUDIT = [str(BIN.parent / "audit" / "bin" / "pip-audit"), "--requirement", "requirements/main.txt"]
QUIETLY = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off", "--timeout", "15"]
NPM_AUDIT = ["npm", "audit", "--json", "--omit=dev"]


@dataclass(frozen=True)
class Outcome:
    """`unknown`: the packages that could not be looked up. `problem`: why nothing could be."""

    title: str
    checked: int = 0
    advisories: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    problem: str = ""

    @property
    def is_complete(self) -> bool:
        return not self.problem and not self.unknown and self.checked > 0


def python_packages(text: str) -> Outcome:
    """What pip-audit found. It calls a package that its service does not know skipped, and ends with 0 all the same."""
    title = "Python packages"
    report = _parsed(text)
    if report is None:
        return Outcome(title, problem="the advisory service of PyPI could not be reached")
    packages = report.get("dependencies", [])
    known = [package for package in packages if "skip_reason" not in package]
    advisories = [_python_advisory(package, each) for package in known for each in package["vulns"]]
    unknown = tuple(package["name"] for package in packages if "skip_reason" in package)
    return Outcome(title, len(known), tuple(advisories), unknown)


def _python_advisory(package: dict[str, Any], advisory: dict[str, Any]) -> str:
    fixed = ", ".join(advisory.get("fix_versions", [])) or "no release yet"
    return f"{package['name']} {package['version']}: {advisory['id']} (solved in {fixed})"


def node_packages(text: str) -> Outcome:
    """What npm audit found."""
    title = "Front-end packages"
    report = _parsed(text)
    if report is None or "vulnerabilities" not in report:
        reason = (report or {}).get("message") or "no answer"
        return Outcome(title, problem=f"the advisory service of npm could not be reached ({reason.split(' - ')[0]})")
    advisories = tuple(f"{name}: {each['severity']}" for name, each in report["vulnerabilities"].items())
    return Outcome(title, report["metadata"]["dependencies"]["total"], advisories)


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def told(outcomes: Sequence[Outcome]) -> tuple[list[str], int]:
    """The lines to print and the exit code."""
    lines = [line for outcome in outcomes for line in _lines(outcome)]
    if any(outcome.advisories for outcome in outcomes):
        return lines, FOUND
    return lines, 0 if all(outcome.is_complete for outcome in outcomes) else NOT_CHECKED


def _lines(outcome: Outcome) -> list[str]:
    if outcome.problem:
        return [f"{outcome.title}: NOT CHECKED, {outcome.problem}"]
    lines = [f"{outcome.title}: {outcome.checked} looked up, {len(outcome.advisories)} advisories"]
    lines += [f"  {advisory}" for advisory in outcome.advisories]
    if outcome.unknown:
        lines.append(
            f"  NOT CHECKED, unknown to the service: {len(outcome.unknown)} ({', '.join(outcome.unknown[:5])} …)"
        )
    return lines


def run(command: Sequence[str]) -> str:
    """What it prints, however it ends; empty when it cannot run or takes too long."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env=environment, timeout=SECONDS_TO_WAIT
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def main() -> int:
    lines, code = told([python_packages(run([*PIP_AUDIT, *QUIETLY])), node_packages(run(NPM_AUDIT))])
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
