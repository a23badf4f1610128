"""Texts of the reminders: the profile, proofs, and what becomes of a profile that nobody confirms."""

from collections.abc import Sequence
from datetime import date

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _, dateformat, ngettext
from app.mail.letters import Letter, Line, Section
from app.reference.names import certificate_names
from app.suppliers.models import Supplier
from app.suppliers.renewal.due import Due
from app.suppliers.renewal.tokens import confirm_token
from app.suppliers.standing import GRACE


def confirmation_due(supplier: Supplier, reader: User, due_on: date) -> Letter:
    name = supplier.display_name
    return Letter(
        subject=_("Is the profile of %(name)s still right?", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("Once a year we ask whether your profile is still right. That way buyers can rely on it."),
            _("Please confirm the profile of %(name)s by %(date)s.", name=name, date=dateformat(due_on)),
            _("You need not sign in: look at the short version, and press one button."),
        ),
        action_label=_("Look and confirm"),
        action_url=_confirm_url(supplier, reader, due_on),
    )


def last_day(supplier: Supplier, reader: User, due_on: date) -> Letter:
    name = supplier.display_name
    return Letter(
        subject=_("Please confirm the profile of %(name)s now", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The confirmation of %(name)s holds until %(date)s.", name=name, date=dateformat(due_on)),
            _(
                "Without a new one, the public page says that the profile was not confirmed. From %(date)s on, buyers"
                " no longer find the firm.",
                date=dateformat(due_on + GRACE),
            ),
            _("You need not sign in: look at the short version, and press one button."),
        ),
        action_label=_("Look and confirm"),
        action_url=_confirm_url(supplier, reader, due_on),
    )


def lapsed(supplier: Supplier, reader: User, due_on: date) -> Letter:
    name = supplier.display_name
    return Letter(
        subject=_("Buyers no longer find %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "The profile of %(name)s was to be confirmed by %(date)s. That did not happen, so it has lapsed:"
                " its page no longer shows it.",
                name=name,
                date=dateformat(due_on),
            ),
            _("Nothing is lost. Confirm that the profile is still right, and buyers find the firm again."),
        ),
        action_label=_("Look and confirm"),
        action_url=_confirm_url(supplier, reader, due_on),
    )


def proofs_due(supplier: Supplier, reader: User, proofs: Sequence[Due], *, on: date) -> Letter:
    """All that come to a step on one day."""
    name = supplier.display_name
    lines = tuple(Line(_proof(each, on), _firm_url(supplier)) for each in proofs)
    return Letter(
        subject=ngettext("A proof of %(name)s expires", "%(num)s proofs of %(name)s expire", len(proofs), name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "A certificate, insurance or declaration counts until its last day. After that, buyers who ask for it"
                " no longer find the firm."
            ),
            _("Do you have a new one? Then fill in its new date, and add the document."),
        ),
        sections=(Section(_("What it is about"), lines),),
        action_label=_("Renew the proof"),
        action_url=_firm_url(supplier),
    )


def _proof(due: Due, on: date) -> str:
    name = " ".join(part for part in (certificate_names().get(due.kind, due.kind), due.level) if part)
    if due.due_on < on:
        return _("%(proof)s expired on %(date)s", proof=name, date=dateformat(due.due_on))
    return _("%(proof)s is valid until %(date)s", proof=name, date=dateformat(due.due_on))


def ended_by_term(supplier: Supplier, reader: User) -> Letter:
    name = supplier.display_name
    return Letter(
        subject=_("%(name)s has left the register", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The profile of %(name)s was not confirmed for a long time, so it has left the register.", name=name),
            _("Do you want to be found again? Begin with what you filled in before; it is looked at as a new one."),
        ),
        action_label=_("Look at the profile"),
        action_url=_firm_url(supplier),
    )


def _confirm_url(supplier: Supplier, reader: User, due_on: date) -> str:
    return url_for("renewal.confirm_page", token=confirm_token(supplier, reader, due_on), _external=True)


def _firm_url(supplier: Supplier) -> str:
    return url_for("suppliers.firm", supplier_id=supplier.id, _external=True)
