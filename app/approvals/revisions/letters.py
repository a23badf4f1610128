"""Texts of the mails about changes of listed firms."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter
from app.suppliers.revisions.comparing import labels_of
from app.suppliers.revisions.models import Revision


def _fields(revision: Revision) -> str:
    return ", ".join(str(label) for label in labels_of(revision.fields))


def proposed(revision: Revision, reader: User) -> Letter:
    """To those who judge."""
    name = revision.supplier.display_name
    return Letter(
        subject=_("%(name)s wants to change its profile", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("%(name)s is listed, and asks to change: %(fields)s.", name=name, fields=_fields(revision)),
            _("The page stays as it is until you have looked at it."),
        ),
        action_label=_("Look at the change"),
        action_url=url_for("changes.revision", revision_id=revision.id, _external=True),
    )


def accepted(revision: Revision, reader: User) -> Letter:
    name = revision.supplier.display_name
    return _to_the_firm(
        revision,
        reader,
        subject=_("Your change is accepted: %(name)s", name=name),
        paragraphs=(_("Everybody sees it from now on: %(fields)s.", fields=_fields(revision)),),
    )


def rejected(revision: Revision, reader: User) -> Letter:
    name = revision.supplier.display_name
    return _to_the_firm(
        revision,
        reader,
        subject=_("Your change is not accepted: %(name)s", name=name),
        paragraphs=(
            _("You asked to change: %(fields)s. The page stays as it was.", fields=_fields(revision)),
            revision.reason or "",
            _("You can change it again. Do you disagree? Ask the desk of the region."),
        ),
    )


def reverted(revision: Revision, reader: User) -> Letter:
    name = revision.supplier.display_name
    return _to_the_firm(
        revision,
        reader,
        subject=_("Your change was put back: %(name)s", name=name),
        paragraphs=(
            _("A reviewer put back what you changed: %(fields)s.", fields=_fields(revision)),
            revision.reason or "",
            _("You can change it again. Do you disagree? Ask the desk of the region."),
        ),
    )


def _to_the_firm(revision: Revision, reader: User, *, subject: str, paragraphs: tuple[str, ...]) -> Letter:
    return Letter(
        subject=subject,
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=paragraphs,
        action_label=_("Look at the profile"),
        action_url=url_for("suppliers.firm", supplier_id=revision.supplier_id, _external=True),
    )
