"""How a mail leaves: `mailbox:` keeps it here, `smtp://user:password@host:port` and `smtps://` send it."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from ipaddress import ip_address
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from app.mail.models import MailMessage

SECONDS_TO_WAIT = 30


class MayHaveGone(OSError):
    """The connection broke while the words went over: nobody can say whether the server kept the mail."""


class _Server(smtplib.SMTP):
    """Knows whether the words of a mail are on their way."""

    is_handing_over = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.is_handing_over = True
        answer = super().data(msg)
        self.is_handing_over = False
        return answer


class _TlsServer(_Server, smtplib.SMTP_SSL):
    pass


class Carrier:
    """Hands mails over, one after another, on one connection; without a server they stay here."""

    def __init__(self, server: _Server | None, sender: str) -> None:
        self._server, self._sender = server, sender

    def send(self, mail: MailMessage, *, returns_to: str = "") -> None:
        """`returns_to` gets what cannot be delivered, instead of the sender. Raises OSError: MayHaveGone, or
        smtplib.SMTPException; after one that is no SMTPResponseException the connection is of no more use."""
        if self._server is None:
            return
        self._server.is_handing_over = False
        try:
            self._server.send_message(as_email(mail, self._sender), from_addr=returns_to or None)
        except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused):
            raise
        except OSError as error:
            if self._server.is_handing_over:
                raise MayHaveGone from error
            raise


@contextmanager
def connected(url: str, sender: str) -> Iterator[Carrier]:
    """Raises OSError (smtplib.SMTPException is one) when the server cannot be reached, or asks too much."""
    if url == "mailbox:":
        yield Carrier(None, sender)
        return
    server = _signed_in(url)
    try:
        yield Carrier(server, sender)
    finally:
        with suppress(OSError):  # whatever it says to the goodbye, what it accepted it has
            server.quit()


def deliver(mail: MailMessage, *, url: str, sender: str) -> None:
    """Hand one mail over. Raises OSError or smtplib.SMTPException when that fails."""
    with connected(url, sender) as carrier:
        carrier.send(mail)


def is_refused_for_good(error: Exception) -> bool:
    """Whether the server says that this address gets no mail, now or later (5yz, RFC 5321)."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _words in error.recipients.values())


def as_email(mail: MailMessage, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = mail.recipient
    message["Subject"] = mail.subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=sender.rsplit("@", 1)[-1].rstrip(">"))
    message["Auto-Submitted"] = "auto-generated"
    if mail.reply_to:
        message["Reply-To"] = mail.reply_to
    if mail.unsubscribe_url:  # RFC 2369, and RFC 8058 for the one click
        message["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    _add_files(message, mail)
    return message


def _add_files(message: EmailMessage, mail: MailMessage) -> None:
    """Pictures go into the part that shows them: mail programs fetch none, and leave out those written in the page."""
    pictures = [each for each in mail.attachments if each.content_id]
    html = cast(EmailMessage, message.get_body(("html",))) if pictures else message
    for each in pictures:
        kind, _slash, subtype = each.media_type.partition("/")
        html.add_related(
            each.content, kind, subtype, cid=f"<{each.content_id}>", filename=each.name, disposition="inline"
        )
    for each in mail.attachments:
        if not each.content_id:
            kind, _slash, subtype = each.media_type.partition("/")
            message.add_attachment(each.content, kind, subtype, filename=each.name)


def _signed_in(url: str) -> _Server:
    parts = urlsplit(url)
    server = _connect(parts.scheme, parts.hostname or "localhost", parts.port)
    try:
        if parts.username or not _is_on_this_host(server):
            _demand_encryption(server)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def _demand_encryption(server: smtplib.SMTP) -> None:
    """Mail leaves this host encrypted or not at all, a password never goes in clear. Raises smtplib.SMTPException."""
    if not isinstance(server.sock, ssl.SSLSocket):
        raise smtplib.SMTPNotSupportedError("the mail server offers no encryption, so nothing is sent to it")


def _is_on_this_host(server: smtplib.SMTP) -> bool:
    return server.sock is not None and ip_address(server.sock.getpeername()[0]).is_loopback


def _connect(scheme: str, host: str, port: int | None) -> _Server:
    context = ssl.create_default_context()
    if scheme == "smtps":
        return _TlsServer(host, port or 465, timeout=SECONDS_TO_WAIT, context=context)
    server = _Server(host, port or 587, timeout=SECONDS_TO_WAIT)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=context)
    return server
