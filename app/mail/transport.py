"""How a mail leaves: `mailbox:` keeps it here, `smtp://user:password@host:port` and `smtps://` send it."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from ipaddress import ip_address
from typing import cast
from urllib.parse import unquote, urlsplit

from app.mail.models import MailMessage

SECONDS_TO_WAIT = 30


def deliver(mail: MailMessage, *, url: str, sender: str) -> None:
    """Hand the mail over. Raises OSError or smtplib.SMTPException when that fails."""
    if url != "mailbox:":
        _send_by_smtp(url, as_email(mail, sender))


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


def _send_by_smtp(url: str, message: EmailMessage) -> None:
    parts = urlsplit(url)
    with _connect(parts.scheme, parts.hostname or "localhost", parts.port) as server:
        if parts.username or not _is_on_this_host(server):
            _demand_encryption(server)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)


def _demand_encryption(server: smtplib.SMTP) -> None:
    """Mail leaves this host encrypted or not at all, a password never goes in clear. Raises smtplib.SMTPException."""
    if not isinstance(server.sock, ssl.SSLSocket):
        raise smtplib.SMTPNotSupportedError("the mail server offers no encryption, so nothing is sent to it")


def _is_on_this_host(server: smtplib.SMTP) -> bool:
    return server.sock is not None and ip_address(server.sock.getpeername()[0]).is_loopback


def _connect(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=SECONDS_TO_WAIT, context=context)
    server = smtplib.SMTP(host, port or 587, timeout=SECONDS_TO_WAIT)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=context)
    return server
