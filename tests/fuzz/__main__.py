"""`python -m tests.fuzz 20000`: so many wrong requests, on the database that TEST_DATABASE_URL names or on SQLite."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.attacking import Outcome, attack_many
from tests.fuzz.knowledge import Knowledge
from tests.permissions.asking import site_for_tests


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=20_000, help="how many requests")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="the same seed asks the same")
    chosen = parser.parse_args()
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder, site_for_tests(Path(folder)) as site:
        started = time.monotonic()
        for outcome in attack_many(Knowledge(site), chosen.number, chosen.seed):
            seconds = time.monotonic() - started
            print(f"{outcome.requests} requests, {len(outcome.failures)} failures, {seconds:.0f} s", flush=True)
    print(_report(outcome, chosen.seed))
    return int(bool(outcome.failures))


def _report(outcome: Outcome, seed: int) -> str:
    statuses = ", ".join(f"{number} × {status}" for status, number in sorted(outcome.statuses.items()))
    seconds, attempt = outcome.slowest
    lines = [
        f"seed {seed}: {outcome.requests} requests to {len(outcome.endpoints)} routes: {statuses}",
        f"slowest: {seconds:.2f} s, {attempt}",
        *(f"\nFAILED {failure}\n  {attempt!r}" for failure, attempt in outcome.failures.items()),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
