"""The virus scanner, when the installation has one: clamd, over its INSTREAM command (clamd(8), "COMMANDS")."""

import logging
import socket
import struct
from typing import IO
from urllib.parse import urlsplit

from app.core.i18n import lazy
from app.core.uploads.kinds import RefusedFile

SECONDS_TO_WAIT = 30.0
DEFAULT_PORT = 3310
_CHUNK = 65_536
_LONGEST_ANSWER = 4096

log = logging.getLogger(__name__)


def scan(file: IO[bytes], url: str) -> None:
    """Nothing when `url` is empty. The position is at the start again afterwards.

    `clamd://host:3310` or `clamd+unix:///path/of/socket`. Raises RefusedFile when something is found, and when the
    scanner gives no answer: a file that nobody looked at is not let in.
    """
    if not url:
        return
    file.seek(0)
    try:
        answer = _ask(file, url)
    except OSError as error:
        log.error("the virus scanner cannot be reached: %s", type(error).__name__)
        raise RefusedFile(lazy("Files cannot be checked for viruses right now. Try again later.")) from error
    finally:
        file.seek(0)
    _judge(answer)


def _judge(answer: str) -> None:
    if answer == "stream: OK":
        return
    if answer.endswith(" FOUND"):
        log.warning("the virus scanner refused a file: %s", answer.removeprefix("stream: "))
        raise RefusedFile(lazy("The virus scanner found something in this file. It was not kept."))
    log.error("the virus scanner could not scan: %s", answer[:200])
    raise RefusedFile(lazy("Files cannot be checked for viruses right now. Try again later."))


def _ask(file: IO[bytes], url: str) -> str:
    with _connect(url) as connection:
        connection.sendall(b"zINSTREAM\0")
        while chunk := file.read(_CHUNK):
            connection.sendall(struct.pack("!I", len(chunk)) + chunk)
        connection.sendall(struct.pack("!I", 0))
        return _answer(connection)


def _connect(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "clamd":
        return socket.create_connection((parts.hostname or "localhost", parts.port or DEFAULT_PORT), SECONDS_TO_WAIT)
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(SECONDS_TO_WAIT)
    try:
        connection.connect(parts.path)
    except OSError:
        connection.close()
        raise
    return connection


def _answer(connection: socket.socket) -> str:
    """Up to the NUL that ends it. Raises ConnectionError when the scanner hangs up before."""
    answer = b""
    while not answer.endswith(b"\0"):
        part = connection.recv(_LONGEST_ANSWER)
        if not part or len(answer) > _LONGEST_ANSWER:
            raise ConnectionError("the scanner gave no whole answer")
        answer += part
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()
