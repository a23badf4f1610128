"""The mails with which firms get their letters."""

from app.core.i18n import _
from app.mail.letters import Letter
from app.sourcing.outcomes.models import DecisionLetter


def decision(letter: DecisionLetter, url: str | None) -> Letter:
    """The letter itself: the words that were frozen. They stand in the file, so the log of the mail does not keep them.

    `url` is where the firm reads it on the site, if it can.
    """
    file = letter.decision.file
    subject = (
        _("Decision withdrawn: %(subject)s (%(number)s)", subject=file.subject, number=file.number)
        if letter.tells_of_withdrawal
        else _("Decision about: %(subject)s (%(number)s)", subject=file.subject, number=file.number)
    )
    return Letter(
        subject=subject,
        greeting=_("Dear %(name)s", name=letter.firm),
        paragraphs=tuple(letter.text.replace("\r\n", "\n").split("\n\n")),
        action_label=_("Read this letter on the site") if url else None,
        action_url=url,
        reply_to=file.owner.email,
        is_passed_on=True,
    )
