"""Mails between the buyer who deviates from the advised procedure and the controller who judges that."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import Text, _
from app.mail.letters import Letter
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.policy.labels import PROCEDURES


def deviation_asked(choice: ProcedureChoice, reader: User) -> Letter:
    """To the controllers."""
    return _letter(
        choice,
        reader,
        _("A deviation waits for your agreement: file %(number)s", number=choice.file.number),
        _(
            "%(name)s wants another procedure for “%(subject)s” than the advised one: %(chosen)s instead of"
            " %(advised)s.",
            name=choice.chosen_by.name,
            subject=choice.file.subject,
            chosen=PROCEDURES[choice.chosen],
            advised=PROCEDURES[choice.advised],
        ),
        _("Read the reason, and agree or refuse. Until then no firm is invited."),
    )


def deviation_agreed(choice: ProcedureChoice, reader: User) -> Letter:
    """To who chose."""
    return _letter(
        choice,
        reader,
        _("Your deviation is agreed to: file %(number)s", number=choice.file.number),
        _(
            "The controller agrees to the procedure that you chose for “%(subject)s”: %(chosen)s.",
            subject=choice.file.subject,
            chosen=PROCEDURES[choice.chosen],
        ),
        _("You can go on with the file."),
    )


def deviation_refused(choice: ProcedureChoice, reader: User) -> Letter:
    """To who chose."""
    return _letter(
        choice,
        reader,
        _("Your deviation was refused: file %(number)s", number=choice.file.number),
        _(
            "The controller does not agree to the procedure that you chose for “%(subject)s”. The reason: %(reason)s",
            subject=choice.file.subject,
            reason=choice.refused_reason or "",
        ),
        _("Choose the procedure again."),
    )


def _letter(choice: ProcedureChoice, reader: User, subject: Text, *paragraphs: Text) -> Letter:
    return Letter(
        subject=subject,
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=paragraphs,
        action_label=_("To the procedure"),
        action_url=url_for("sourcing.procedure", file_id=choice.file_id, _external=True),
    )
