"""The libraries that speak with others on the network are loaded when somebody needs them, not at every start."""

import subprocess
import sys

LOADED = """
import sys
from importlib import import_module
from app.features import FEATURES
for feature in FEATURES:
    import_module(feature)
print(*sorted({'authlib', 'requests'} & sys.modules.keys()))
"""


def test_starting_loads_neither_authlib_nor_requests():
    told = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout
    assert told.split() == []
