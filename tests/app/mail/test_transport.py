"""What goes to the mail server, and what does not."""

import socket
import threading

import pytest

from app.core.clock import now
from app.mail import transport
from app.mail.models import MailMessage
from app.mail.transport import deliver

SENDER = "Streekbron <a@example.nl>"


class PlainServer:
    """A mail server that offers no encryption; `heard` is every line that it was sent."""

    def __init__(self, listener: socket.socket) -> None:
        self.heard: list[str] = []
        self.address = f"127.0.0.1:{listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve, args=(listener,), daemon=True)
        self.thread.start()

    def _serve(self, listener: socket.socket) -> None:
        connection, _address = listener.accept()
        with connection, connection.makefile("rwb", buffering=0) as stream:
            stream.write(b"220 mail.example\r\n")
            while raw := stream.readline():
                self._hear(raw)
                if self.heard[-1] == "data":
                    stream.write(b"354 go on\r\n")
                    while self.heard[-1] != ".":
                        self._hear(stream.readline())
                stream.write(b"221 bye\r\n" if self.heard[-1] == "QUIT" else b"250 AUTH PLAIN LOGIN\r\n")

    def _hear(self, line: bytes) -> None:
        self.heard.append(line.decode().rstrip("\r\n"))


@pytest.fixture
def server():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield PlainServer(listener)


def make_mail() -> MailMessage:
    return MailMessage(recipient="jo@example.nl", subject="Welkom", text="tekst", html="<p>tekst</p>", created_at=now())


def test_a_password_is_not_sent_to_a_server_that_cannot_encrypt(server):
    with pytest.raises(OSError, match="no encryption"):
        deliver(make_mail(), url=f"smtp://postman:hunter2@{server.address}", sender=SENDER)
    server.thread.join(5)
    assert not [line for line in server.heard if line.startswith("AUTH")]


def test_mail_without_a_password_goes_in_clear_to_a_server_on_the_same_host(server):
    deliver(make_mail(), url=f"smtp://{server.address}", sender=SENDER)
    server.thread.join(5)
    assert "Subject: Welkom" in server.heard


def test_no_mail_goes_in_clear_to_a_server_elsewhere(server, monkeypatch):
    monkeypatch.setattr(transport, "_is_on_this_host", lambda _server: False)
    with pytest.raises(OSError, match="no encryption"):
        deliver(make_mail(), url=f"smtp://{server.address}", sender=SENDER)
    server.thread.join(5)
    assert not [line for line in server.heard if line.startswith("mail")]
