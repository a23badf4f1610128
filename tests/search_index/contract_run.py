"""`python -m tests.search_index.contract_run 10000`: so many random cases on both forks of Whoosh.

A case is a question put to both engines after random changes; a difference is printed with its question.
"""

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.search_index.contract import differences, histories, spellings

HERE = Path(__file__).parent
RELOADED = HERE.parent.parent / ".venv" / "whoosh-reloaded"
AT_ONCE = 100  # histories for one seed


def main(cases: int) -> None:
    for name, path in (("the default fork", ""), ("Whoosh-Reloaded", str(RELOADED))):
        print(f"{name}: ", end="", flush=True)
        command = [sys.executable, "-m", __spec__.name, str(cases), "here"]
        subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, check=True)


def run(cases: int) -> None:
    histories_run, asked, found = 0, 0, []

    for number in count():
        if asked >= cases:
            break

        @seed(number)
        @settings(max_examples=AT_ONCE, phases=[Phase.generate], database=None, deadline=None,
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(steps=histories, spelling=spellings)
        def compare(steps, spelling):
            nonlocal histories_run, asked
            histories_run += 1
            asked += sum(len(questions) for _change, questions in steps)
            found.extend(differences(steps, spelling))

        compare()
    print(f"{asked:,} cases in {histories_run:,} histories of changes, {len(found)} differences", *found, sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1])) if len(sys.argv) == 2 else run(int(sys.argv[1]))
