"""Mails about appeals."""

from flask import url_for

from app.accounts.models import User
from app.approvals.appeals.policies import is_for_committee
from app.approvals.letters import firm_page, reason_of, review_page
from app.approvals.models import Application, ApplicationStatus
from app.approvals.presenting import committee
from app.core.i18n import _, dateformat
from app.mail.letters import Letter


def appeal_received(application: Application, reader: User) -> Letter:
    """To the firm."""
    judge = committee() if is_for_committee(application) else _("somebody of the desk who did not decide before")
    return Letter(
        subject=_("We have received your appeal: %(name)s", name=application.supplier.display_name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("Your appeal is judged by %(judge)s.", judge=judge),
            _(
                "You hear by %(date)s at the latest. You need not do anything until then.",
                date=dateformat(application.due_on),
            ),
        ),
        action_label=_("See where it stands"),
        action_url=firm_page(application),
    )


def new_appeal(application: Application, reader: User) -> Letter:
    """To the desk."""
    name = application.supplier.display_name
    return Letter(
        subject=_("Appeal: %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("%(name)s appeals against the refusal of its application.", name=name),
            _(
                "The desk refused it, so %(committee)s judges it. Pass it on and note the outcome.",
                committee=committee(),
            )
            if is_for_committee(application)
            else _("A board refused it, so the desk judges it: somebody who did not decide on it before."),
            _("Please decide by %(date)s at the latest.", date=dateformat(application.due_on)),
        ),
        action_label=_("Look at the appeal"),
        action_url=review_page(application),
    )


def refused_for_good(application: Application, reader: User) -> Letter:
    """To the firm."""
    return Letter(
        subject=_("Your appeal is turned down: %(name)s", name=application.supplier.display_name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("Your appeal was judged, and the refusal stands."),
            *reason_of(application),
            _("This ends the procedure. What you filled in stays a draft that nobody else sees."),
        ),
        action_label=_("See the decision"),
        action_url=firm_page(application),
    )


def outcome(application: Application, reader: User) -> Letter:
    """To the board whose refusal was judged."""
    name = application.supplier.display_name
    is_listed = application.status is ApplicationStatus.APPROVED
    return Letter(
        subject=_("The appeal of %(name)s is judged", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The board refused %(name)s, and the firm appealed. The desk of the region has judged that.", name=name),
            _("The firm is right: it is listed now.") if is_listed else _("The refusal stands."),
            *reason_of(application),
            _("You need not do anything any more."),
        ),
        action_label=_("To the applications"),
        action_url=url_for("approvals.queue", _external=True),
    )
