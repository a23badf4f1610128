"""A throw-away PostgreSQL for one test run: in a temporary folder, reached through a socket there."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Nothing here has to survive a power cut.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}
INITDB_OPTIONS = ["-U", "streekbron", "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync"]


class NoPostgres(Exception):
    """PostgreSQL's server programs are not installed here."""


@contextmanager
def throw_away_server(settings: Mapping[str, str] = SETTINGS) -> Iterator[str]:
    """Yield the address of an empty server; stop it and remove its folder afterwards.

    `settings` come on top of those above. Raises NoPostgres when none is installed.
    """
    programs, owner = _programs(), _owner()
    with tempfile.TemporaryDirectory(prefix="streekbron-postgres-") as name:
        folder = Path(name)
        if owner:
            shutil.chown(folder, owner["user"], owner["group"])
        server = _start(programs, folder, owner, {**SETTINGS, **settings})
        try:
            _wait_until_ready(programs, folder, server)
            yield f"postgresql+psycopg://streekbron@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)  # "fast": ends sessions and stops
            server.wait(30)


def _start(
    programs: Path, folder: Path, owner: dict[str, Any], settings: Mapping[str, str]
) -> "subprocess.Popen[bytes]":
    data = folder / "data"
    initdb = [programs / "initdb", "-D", data, *INITDB_OPTIONS]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner)
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command = [programs / "postgres", "-D", data, "-k", folder, *options]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, process_group=0, **owner)


def _programs() -> Path:
    """The folder of the newest server: Debian keeps one a version, outside the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("postgres")
    if found:
        return found[-1].parent
    if on_path and shutil.which("initdb"):
        return Path(on_path).resolve().parent
    raise NoPostgres("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")


def _owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: lend it another account."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise NoPostgres("PostgreSQL does not run as root, and there is no account `postgres` or `nobody`")


def _wait_until_ready(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()}")
        time.sleep(0.1)
