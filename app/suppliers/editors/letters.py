"""Texts of the mails about the people of a firm."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _, dateformat
from app.mail.letters import Letter
from app.suppliers.editors.labels import ROLES_IN_SENTENCE
from app.suppliers.editors.models import EditorInvitation
from app.suppliers.editors.tokens import editor_token
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier


def invitation(sent: EditorInvitation) -> Letter:
    name = sent.supplier.display_name
    return Letter(
        subject=_("Invitation: help to edit %(name)s", name=name),
        greeting=_("Dear reader"),
        paragraphs=(
            _("%(sender)s invites you to edit the profile of %(name)s.", sender=sent.invited_by.name, name=name),
            _("You become %(role)s.", role=ROLES_IN_SENTENCE[sent.role]),
            _(
                "The link works once, until %(date)s. Do you not know the sender? Then you need not do anything.",
                date=dateformat(sent.expires_at),
            ),
        ),
        action_label=_("Look at the invitation"),
        action_url=url_for("editors.invitation", token=editor_token(sent), _external=True),
    )


def joined(supplier: Supplier, person: User, reader: User) -> Letter:
    """To the others of the firm."""
    name = supplier.display_name
    return Letter(
        subject=_("%(person)s now edits %(name)s", person=person.name, name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "%(person)s (%(email)s) can edit the profile of %(name)s from now on.",
                person=person.name,
                email=person.email,
                name=name,
            ),
            _("Is that not right? Then take them out, and tell the desk of the region."),
        ),
        action_label=_("See who edits the firm"),
        action_url=_people(supplier),
    )


def role_changed(supplier: Supplier, person: User, role: EditorRole, reader: User) -> Letter:
    """To everybody of the firm, the person too."""
    name = supplier.display_name
    return Letter(
        subject=_("%(person)s has another role at %(name)s", person=person.name, name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(_("%(person)s is now %(role)s.", person=person.name, role=ROLES_IN_SENTENCE[role]),),
        action_label=_("See who edits the firm"),
        action_url=_people(supplier),
    )


def left(supplier: Supplier, person: User, reader: User) -> Letter:
    """To the others of the firm."""
    name = supplier.display_name
    return Letter(
        subject=_("%(person)s no longer edits %(name)s", person=person.name, name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(_("%(person)s can no longer edit the profile of %(name)s.", person=person.name, name=name),),
        action_label=_("See who edits the firm"),
        action_url=_people(supplier),
    )


def taken_out(supplier: Supplier, reader: User) -> Letter:
    """To who can no longer edit it."""
    name = supplier.display_name
    return Letter(
        subject=_("You no longer edit %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("You can no longer edit the profile of %(name)s. Your account stays.", name=name),
            _("Do you think that this is a mistake? Then ask an owner of the firm."),
        ),
        action_label=_("My firms"),
        action_url=url_for("suppliers.mine", _external=True),
    )


def _people(supplier: Supplier) -> str:
    return url_for("editors.people", supplier_id=supplier.id, _external=True)
