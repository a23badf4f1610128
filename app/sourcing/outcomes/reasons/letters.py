"""Mails about requests for reasons."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _, dateformat
from app.mail.letters import Letter
from app.sourcing.outcomes.models import ReasonsRequest


def asked(request: ReasonsRequest, reader: User) -> Letter:
    """To those who answer."""
    return Letter(
        subject=_("A firm asks for the reasons: %(firm)s", firm=request.firm),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "%(firm)s asks why it was (not) invited or chosen. The law says that it gets the reasons"
                " (Aanbestedingswet 2012, art. 1.4, paragraph 3).",
                firm=request.firm,
            ),
            _(
                "Please answer by %(date)s at the latest. A draft from the facts is ready.",
                date=dateformat(request.due_on),
            ),
        ),
        action_label=_("Look at the question and the draft"),
        action_url=url_for("reasons.request", request_id=request.id, _external=True),
    )


def given(request: ReasonsRequest, url: str | None) -> Letter:
    """To the firm: the answer itself. `url` is where it reads it on the site, if it can."""
    return Letter(
        subject=_("The reasons you asked for: municipality of %(name)s", name=request.municipality.name),
        greeting=_("Dear %(name)s", name=request.firm),
        paragraphs=tuple((request.answer or "").replace("\r\n", "\n").split("\n\n")),
        action_label=_("Read this answer on the site") if url else None,
        action_url=url,
        is_passed_on=True,
    )
