"""The virus scanner speaks clamd's INSTREAM; whatever it does, no file gets in that it did not look at."""

import socket
import struct
import threading
from io import BytesIO

import pytest

from app.core.uploads import FileKind, accept, scanning
from app.core.uploads.kinds import RefusedFile

FILE = b"naam;plaats\nDe Heg;Zeist\n" * 5000  # several chunks


class Scanner:
    """A clamd that answers `answer`; `seen` is what it was sent."""

    def __init__(self, listener: socket.socket, answer: bytes) -> None:
        self.listener, self.answer, self.seen = listener, answer, b""
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        connection, _address = self.listener.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while size := struct.unpack("!I", stream.read(4))[0]:
                self.seen += stream.read(size)
            connection.sendall(self.answer)

    def finish(self) -> bytes:
        self.thread.join(5)
        return self.seen


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as opened:
        yield opened


def address(listener: socket.socket) -> str:
    return f"clamd://127.0.0.1:{listener.getsockname()[1]}"


def test_a_clean_file_passes_and_the_scanner_saw_all_of_it(listener):
    scanner, file = Scanner(listener, b"stream: OK\0"), BytesIO(FILE)
    scanning.scan(file, address(listener))
    assert scanner.finish() == FILE
    assert file.read() == FILE


def test_a_scanner_on_a_socket_of_this_machine_is_asked_alike(tmp_path):
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(tmp_path / "clamd.ctl"))
        opened.listen()
        scanner = Scanner(opened, b"stream: OK\0")
        scanning.scan(BytesIO(FILE), f"clamd+unix://{tmp_path / 'clamd.ctl'}")
        assert scanner.finish() == FILE


def test_an_infected_file_is_refused(listener):
    Scanner(listener, b"stream: Eicar-Signature FOUND\0")
    with pytest.raises(RefusedFile, match="virus scanner found"):
        scanning.scan(BytesIO(FILE), address(listener))


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: OK", b"\0"])
def test_without_a_clear_answer_the_file_is_refused(listener, answer):
    Scanner(listener, answer)
    with pytest.raises(RefusedFile, match="cannot be checked"):
        scanning.scan(BytesIO(FILE), address(listener))


def test_without_a_scanner_in_reach_the_file_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        nobody = address(gone)
    with pytest.raises(RefusedFile, match="cannot be checked"):
        scanning.scan(BytesIO(FILE), nobody)


def test_a_scanner_that_says_nothing_is_not_waited_for_for_ever(listener, monkeypatch):
    monkeypatch.setattr(scanning, "SECONDS_TO_WAIT", 0.2)
    with pytest.raises(RefusedFile, match="cannot be checked"):
        scanning.scan(BytesIO(FILE), address(listener))


def test_an_installation_without_a_scanner_takes_files_by_their_kind():
    assert accept(BytesIO(FILE), [FileKind.CSV], scan_url="") is FileKind.CSV


def test_a_file_of_the_wrong_kind_does_not_reach_the_scanner(listener):
    with pytest.raises(RefusedFile, match="PDF"):
        accept(BytesIO(FILE), [FileKind.PDF], scan_url="clamd://nobody.invalid")
