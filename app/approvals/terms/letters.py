"""Mails about terms."""

from collections.abc import Sequence
from datetime import date

from flask import url_for

from app.accounts.models import User
from app.approvals.letters import review_page
from app.approvals.models import Application
from app.core.i18n import _, dateformat, ngettext
from app.mail.letters import Letter, Line, Section

MOST_LINES = 20


def terms_due(applications: Sequence[Application], reader: User, day: date) -> Letter:
    """To those who judge; the nearest term comes first."""
    number = len(applications)
    return Letter(
        subject=ngettext("%(num)d application waits for you", "%(num)d applications wait for you", number),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("Half of the term, or all of it, has passed for what is named below. Please look at it."),
            _("What a board does not decide in time goes to the desk of the region."),
        ),
        action_label=_("To the applications"),
        action_url=url_for("approvals.queue", _external=True),
        sections=(Section(_("Nearest term first"), tuple(_line(each, day) for each in applications[:MOST_LINES])),),
    )


def _line(application: Application, day: date) -> Line:
    words = _("%(name)s: before %(date)s")
    if application.due_on < day:
        words = _("%(name)s: too late since %(date)s")
    name, until = application.supplier.display_name, dateformat(application.due_on)
    return Line(words % {"name": name, "date": until}, review_page(application))
