"""Start and stop the provider in server.mjs, and be its browser: tests only need the addresses that lead in and out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests

FOLDER = Path(__file__).parent
CLIENT_ID = "streekbron"
CLIENT_SECRET = "a secret between the two of us"
NOOR = {
    "sub": "noor-1",
    "email": "noor@zeist.example",
    "email_verified": True,
    "name": "Noor Bakker",
    "roles": ["inkoop"],
}


class NoProvider(Exception):
    """It cannot run here; the message says why."""


class ProviderProcess:
    """A provider that listens. `set` takes what server.mjs describes."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def reset(self) -> None:
        self.set(client={}, person=NOOR, login={}, asks=False, plain=False, faults={})

    def set(self, **changes: Any) -> None:
        requests.post(f"{self.issuer}/_set", json=changes, timeout=20).raise_for_status()

    def says(self, **claims: Any) -> None:
        """Noor signs in, with these claims instead of hers."""
        self.set(person={**NOOR, **claims})

    def misbehave(self, **faults: Any) -> None:
        self.set(faults=faults)

    def logout_token(self, **claims: Any) -> str:
        return requests.post(f"{self.issuer}/_logout_token", json=claims, timeout=20).text

    def status_of(self, path: str) -> int:
        return requests.get(self.issuer + path, timeout=20).status_code

    def way_back(self, address: str) -> str:
        """Go to the provider and sign in there: the address it sends the browser back to."""
        with requests.Session() as browser:
            while address.startswith(self.issuer):
                answer = browser.get(address, allow_redirects=False, timeout=20)
                if not answer.is_redirect:
                    raise AssertionError(f"the provider answers {answer.status_code}: {answer.text[:500]}")
                address = urljoin(address, answer.headers["Location"])
        return address


@contextmanager
def running_provider() -> Iterator[ProviderProcess]:
    """Raises NoProvider when its packages, or Node.js, are not there."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    node = shutil.which("node", path=path)
    if node is None or not (FOLDER / "node_modules").is_dir():
        raise NoProvider("needs the packages of tests/oidc_provider, which `make test` installs")
    process = subprocess.Popen(
        [node, "server.mjs"], cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield ProviderProcess(_address_of(process))
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stdout:
            process.stdout.close()


def _address_of(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        if line.startswith("http://"):
            return line.strip()
    raise NoProvider("the provider did not start")
