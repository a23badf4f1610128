"""Mails to firms that follow a planned purchase."""

from flask import url_for

from app.core.i18n import Text, _
from app.core.quarters import Quarter, in_words
from app.mail.letters import Letter
from app.sourcing.advice.models import PlatformNotice
from app.sourcing.planning.models import PlannedInterest
from app.sourcing.planning.tokens import stop_token


def moved(interest: PlannedInterest, old: Quarter) -> Letter:
    plan = interest.purchase
    words = _(
        "The municipality of %(town)s expects to buy this in another quarter: %(new)s instead of %(old)s.",
        town=plan.municipality.name,
        new=in_words(plan.when),
        old=in_words(old),
    )
    return _letter(interest, _("Another quarter: %(subject)s", subject=plan.subject), words)


def withdrawn(interest: PlannedInterest) -> Letter:
    plan = interest.purchase
    words = _(
        "The municipality of %(town)s took this planned purchase back. The reason: %(reason)s",
        town=plan.municipality.name,
        reason=plan.withdrawal_reason or "",
    )
    return _letter(interest, _("Withdrawn: %(subject)s", subject=plan.subject), words)


def gone_out(interest: PlannedInterest) -> Letter:
    """Tells no more than that it began: neither who was invited nor how many."""
    plan = interest.purchase
    words = _("The municipality of %(town)s has started this purchase.", town=plan.municipality.name)
    rule = _(
        "Following it or showing interest gives no right to an invitation: firms are chosen by rules that are the"
        " same for all. A firm that is invited gets a letter of its own."
    )
    return _letter(interest, _("Started: %(subject)s", subject=plan.subject), words, rule)


def on_platform(interest: PlannedInterest, notice: PlatformNotice) -> Letter:
    """Of an open procedure, in which every firm may tender."""
    plan = interest.purchase
    words = _(
        "The municipality of %(town)s has published this purchase on TenderNed, the national platform, under number"
        " %(number)s.",
        town=plan.municipality.name,
        number=notice.reference or "",
    )
    rule = _("Every firm may tender. You find the documents on TenderNed; you ask and tender there, not here.")
    return _letter(interest, _("Published: %(subject)s", subject=plan.subject), words, rule)


def _letter(interest: PlannedInterest, subject: Text, *words: Text) -> Letter:
    return Letter(
        subject=subject,
        greeting=_("Dear %(name)s", name=interest.supplier.display_name),
        paragraphs=(*words, _("You get this mail because your firm follows this planned purchase.")),
        action_label=_("Look at the planned purchase"),
        action_url=url_for("planning.plan", purchase_id=interest.purchase_id, _external=True),
        unsubscribe_url=url_for("planning.stop_mail", token=stop_token(interest), _external=True),
    )
