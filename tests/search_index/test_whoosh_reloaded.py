"""The engine keeps its promises on Whoosh-Reloaded too, the other fork that is kept up."""

import os
import subprocess
import sys

import pytest

from tests.search_index.contract_run import HERE, RELOADED

SUITE = ("test_engines.py", "test_whoosh_store.py", "test_contract.py")


@pytest.mark.skipif(not RELOADED.exists(), reason="`make setup` installs Whoosh-Reloaded beside the default fork")
def test_the_suite_passes_on_whoosh_reloaded():
    check_fork = f"import whoosh, sys, pytest; assert whoosh.__file__.startswith({str(RELOADED)!r}); "
    files = [str(HERE / name) for name in SUITE]
    command = [sys.executable, "-c", f"{check_fork}sys.exit(pytest.main({['-q', '-p', 'no:cacheprovider', *files]!r}))"]
    run = subprocess.run(
        command,
        check=False,
        env=os.environ | {"PYTHONPATH": str(RELOADED)},
        cwd=HERE.parent.parent,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
