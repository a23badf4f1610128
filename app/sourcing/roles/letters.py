"""Mails about roles in a file."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import Text, _
from app.mail.letters import Letter
from app.sourcing.models import ProcurementFile


def role_given(file: ProcurementFile, reader: User, role_name: Text) -> Letter:
    return Letter(
        subject=_("Your role in file %(number)s: %(role)s", number=file.number, role=role_name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("You have a role in the procurement file “%(subject)s”: %(role)s.", subject=file.subject, role=role_name),
            _("Please declare on the page of the roles whether you have an interest in one of the firms."),
        ),
        action_label=_("To the roles in this file"),
        action_url=_roles_page(file),
    )


def owner_named(file: ProcurementFile, reader: User) -> Letter:
    return Letter(
        subject=_("You own file %(number)s from now on", number=file.number),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The procurement file “%(subject)s” was handed over to you.", subject=file.subject),
            _("Please declare on the page of the roles whether you have an interest in one of the firms."),
        ),
        action_label=_("To the roles in this file"),
        action_url=_roles_page(file),
    )


def owner_missing(file: ProcurementFile, reader: User) -> Letter:
    """To the controllers."""
    return Letter(
        subject=_("File %(number)s needs an owner", number=file.number),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "The owner of the procurement file “%(subject)s” stepped aside, and it has no deputy.",
                subject=file.subject,
            ),
            _("Please name a buyer of your municipality as its owner. Until then nobody can offer the shortlist."),
        ),
        action_label=_("Name an owner"),
        action_url=url_for("sourcing.hand_over_file", file_id=file.id, _external=True),
    )


def declaration_asked(file: ProcurementFile, reader: User) -> Letter:
    return Letter(
        subject=_("Please declare about interests in file %(number)s", number=file.number),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "You have a role in the procurement file “%(subject)s”. Everybody with a role declares whether they"
                " have an interest in one of the firms: before the shortlist is signed, and before they open, score or"
                " decide.",
                subject=file.subject,
            ),
        ),
        action_label=_("Declare"),
        action_url=_roles_page(file),
    )


def _roles_page(file: ProcurementFile) -> str:
    return url_for("sourcing.roles", file_id=file.id, _external=True)
