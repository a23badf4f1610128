"""A load tool small enough to leave the two cores to the site: plain sockets that stay open, and a thread for each."""

import socket
import threading
import time
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from typing import Self

CHUNK = 1 << 18


class Visitor:
    """One connection to the site, opened again when the server closes it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket = self._connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._socket.close()

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body. Raises OSError when there is no answer."""
        request = f"GET {path} HTTP/1.1\r\nHost: localhost:{self._port}\r\nAccept-Language: nl\r\n\r\n".encode()
        try:
            return self._ask(request)
        except ConnectionError:  # an idle connection is closed after two seconds
            self._socket.close()
            self._socket = self._connect()
            return self._ask(request)

    def _connect(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self._port), timeout=60)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def _ask(self, request: bytes) -> tuple[int, bytes]:
        self._socket.sendall(request)
        head, _, body = self._read_until(b"\r\n\r\n")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        wanted = int(fields[b"content-length"])
        parts, got = [body], len(body)
        while got < wanted:
            parts.append(self._receive())
            got += len(parts[-1])
        return int(head[9:12]), b"".join(parts)

    def _read_until(self, mark: bytes) -> tuple[bytes, bytes, bytes]:
        data = b""
        while mark not in data:
            data += self._receive()
        return data.partition(mark)

    def _receive(self) -> bytes:
        data = self._socket.recv(CHUNK)
        if not data:
            raise ConnectionResetError("the server closed the connection")
        return data


def visit(port: int, paths: Iterable[str]) -> list[float]:
    """Milliseconds for each page, one after another. Raises RuntimeError when a page is not there."""
    times = []
    with Visitor(port) as visitor:
        for path in paths:
            start = time.perf_counter()
            status, _body = visitor.get(path)
            times.append((time.perf_counter() - start) * 1000)
            if status != 200:
                raise RuntimeError(f"{path} answered {status}")
    return times


def load(port: int, paths: Sequence[str], *, visitors: int, pages: int) -> float:
    """Pages a second with so many visitors at once, who each read the list from another place on."""
    threads = [
        threading.Thread(
            target=visit, args=(port, list(islice(cycle(paths), number, number + pages // visitors))), daemon=True
        )
        for number in range(visitors)
    ]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return visitors * (pages // visitors) / (time.perf_counter() - start)
