"""The libraries that speak with providers are loaded when somebody signs in through one, not at every start."""

import subprocess
import sys

LOADED = "import sys, app.sso; print(*sorted({'authlib', 'requests'} & sys.modules.keys()))"


def test_starting_loads_neither_authlib_nor_requests():
    told = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout
    assert told.split() == []
