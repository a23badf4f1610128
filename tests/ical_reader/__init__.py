"""A second reader of calendars, independent of the first: ical.js, that of Thunderbird and Nextcloud."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def read(calendar: bytes) -> list[dict[str, Any]]:
    """Its events: uid, sequence, status, summary, and starts_at and ends_at in UTC (ISO 8601)."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    program = ["node", str(HERE / "read.mjs")]
    done = subprocess.run(program, input=calendar, capture_output=True, check=True, env={**os.environ, "PATH": path})
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
