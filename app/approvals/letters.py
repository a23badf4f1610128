"""Texts of the mails about applications."""

from flask import url_for

from app.accounts.models import User
from app.approvals.messages import Cause
from app.approvals.models import Application
from app.approvals.presenting import REASONS
from app.core.i18n import _, dateformat, ngettext
from app.core.slugs import slug
from app.mail.letters import Letter


def new_application(application: Application, reader: User) -> Letter:
    """To those who judge."""
    name = application.supplier.display_name
    return Letter(
        subject=_("New application: %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("%(name)s asks to be listed in the register.", name=name),
            _("Please decide by %(date)s at the latest.", date=dateformat(application.due_on)),
            _("Do you have an interest in this firm? Then leave it to a colleague, or hand it over to the desk."),
        ),
        action_label=_("Look at the application"),
        action_url=review_page(application),
    )


def received(application: Application, reader: User) -> Letter:
    """To the firm."""
    name = application.supplier.display_name
    return Letter(
        subject=_("We have received your application: %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The application of %(name)s is with %(reviewer)s.", name=name, reviewer=reviewer(application)),
            _(
                "You hear by %(date)s at the latest. You need not do anything until then.",
                date=dateformat(application.due_on),
            ),
            _("As long as nobody has started on it, you can withdraw the application."),
        ),
        action_label=_("See where it stands"),
        action_url=firm_page(application),
    )


def approved(application: Application, reader: User) -> Letter:
    supplier = application.supplier
    return Letter(
        subject=_("%(name)s is listed", name=supplier.display_name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "Your application is approved. Buyers of the municipalities can find %(name)s from now on.",
                name=supplier.display_name,
            ),
            _(
                "Keep the page up to date: you can change it whenever you like."
                " Once a year we ask whether it is still right."
            ),
        ),
        action_label=_("See the public page"),
        action_url=url_for(
            "suppliers.profile", supplier_id=supplier.id, slug=slug(supplier.display_name), _external=True
        ),
    )


def returned(application: Application, reader: User) -> Letter:
    return Letter(
        subject=_("Please repair the application of %(name)s", name=application.supplier.display_name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("Your application was looked at, but something has to be changed first."),
            *reason_of(application),
            _("Change the profile and hand it in again. What you filled in is kept."),
        ),
        action_label=_("Repair the application"),
        action_url=url_for("suppliers.firm", supplier_id=application.supplier_id, _external=True),
    )


def refused(application: Application, reader: User) -> Letter:
    return Letter(
        subject=_("The application of %(name)s is refused", name=application.supplier.display_name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("Your application is refused. The decision was taken by %(reviewer)s.", reviewer=reviewer(application)),
            *reason_of(application),
            _("Do you think this is not right? Then you can appeal on the page of your application."),
        ),
        action_label=_("See the decision and what you can do"),
        action_url=firm_page(application),
    )


def handed_over(application: Application, reader: User) -> Letter:
    """To the desk."""
    name = application.supplier.display_name
    return Letter(
        subject=_("Handed over to the desk: %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The application of %(name)s has moved from a board to the desk.", name=name),
            _("Please decide by %(date)s at the latest.", date=dateformat(application.due_on)),
        ),
        action_label=_("Look at the application"),
        action_url=review_page(application),
    )


def moved_to_desk(application: Application, reader: User) -> Letter:
    """To the firm."""
    return Letter(
        subject=_("Your application is now with the desk: %(name)s", name=application.supplier.display_name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The board did not decide on your application, so the desk of the region does."),
            _(
                "You hear by %(date)s at the latest. You need not do anything until then.",
                date=dateformat(application.due_on),
            ),
        ),
        action_label=_("See where it stands"),
        action_url=firm_page(application),
    )


def left_board(application: Application, reader: User, cause: str) -> Letter:
    """To the board, when it did not hand the case over itself."""
    name = application.supplier.display_name
    why = {
        Cause.SILENCE: _("The term of the board has passed, so the desk of the region decides about %(name)s."),
        Cause.FIRM: _("The firm has asked the desk of the region to decide about %(name)s instead of the board."),
    }
    return Letter(
        subject=_("Moved to the desk: %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(why[Cause(cause)] % {"name": name}, _("You need not do anything any more.")),
        action_label=_("To the applications"),
        action_url=url_for("approvals.queue", _external=True),
    )


def passed_on(sender: User, reader: User, cases: int) -> Letter:
    """To the colleague who takes over."""
    return Letter(
        subject=ngettext(
            "%(name)s passes %(num)d application on to you",
            "%(name)s passes %(num)d applications on to you",
            cases,
            name=sender.name,
        ),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(_("You find them in the queue under “Mine”, with until when they are yours."),),
        action_label=_("To what is mine"),
        action_url=url_for("approvals.queue", toon="mijn", _external=True),
    )


def reviewer(application: Application) -> str:
    """Who judges, as words inside a sentence."""
    if application.association is None:
        return _("the desk of the region")
    return _("the board of %(name)s", name=application.association.name)


def reason_of(application: Application) -> tuple[str, ...]:
    """The reason of the newest decision and its explanation, as far as there are any."""
    label = REASONS[application.reason_code] if application.reason_code else ""
    return tuple(text for text in (str(label), application.reason or "") if text)


def firm_page(application: Application) -> str:
    """Where those who act for the firm see how it stands with the application, and can do something."""
    return url_for("approvals.own", application_id=application.id, _external=True)


def review_page(application: Application) -> str:
    return url_for("approvals.application", application_id=application.id, _external=True)
