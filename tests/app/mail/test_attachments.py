"""Files that go along with a mail: pictures inside it, others beside it; gone with it."""

from sqlalchemy import delete, func, select

from app.mail.letters import Attachment, Letter, post
from app.mail.models import MailAttachment, MailMessage
from app.mail.transport import as_email

PICTURE = Attachment("qr.png", "image/png", b"\x89PNG", alt="A code")
FILE = Attachment("afspraak.ics", "text/calendar", b"BEGIN:VCALENDAR")


def mail_with(session, *attachments):
    letter = Letter("Onderwerp", "Beste Noor", ("Hallo",), attachments=attachments)
    mail = post(letter, to="noor@example.nl")
    session.flush()
    return mail


def test_a_picture_stands_in_the_mail_and_a_file_beside_it(session):
    whole = as_email(mail_with(session, PICTURE, FILE), "region@example.nl")
    assert whole.get_content_type() == "multipart/mixed"
    [calendar] = whole.iter_attachments()
    assert (calendar.get_filename(), calendar.get_content_type()) == ("afspraak.ics", "text/calendar")
    pictures = [part for part in whole.walk() if part.get_content_type() == "image/png"]
    html = next(part for part in whole.walk() if part.get_content_type() == "text/html").get_content()
    assert [f"cid:{part['Content-ID'].strip('<>')}" in html for part in pictures] == [True]
    assert 'alt="A code"' in html


def test_a_mail_without_files_is_as_it_was(session):
    assert as_email(mail_with(session), "region@example.nl").get_content_type() == "multipart/alternative"


def test_files_go_with_their_mail(app, session):
    mail_with(session, PICTURE, FILE)
    session.execute(delete(MailMessage))
    assert session.scalar(select(func.count()).select_from(MailAttachment)) == 0
