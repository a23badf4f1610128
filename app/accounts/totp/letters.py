"""Texts of the mails about codes."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import Text, _, ngettext
from app.mail.letters import Letter


def app_added(user: User) -> Letter:
    return _letter(
        user,
        _("An app with codes is set up for your account"),
        _("From now on we ask for a code of this app when you sign in. An app that you had before no longer counts."),
    )


def app_removed(user: User) -> Letter:
    return _letter(
        user, _("The app with codes is removed from your account"), _("Codes of this app no longer let anybody in.")
    )


def codes_made(user: User) -> Letter:
    return _letter(
        user, _("New recovery codes for your account"), _("Ten new codes were made. Earlier ones no longer work.")
    )


def code_used(user: User, left: int) -> Letter:
    return _letter(
        user,
        _("A recovery code was used for your account"),
        ngettext("You have one code left.", "You have %(num)s codes left.", left),
    )


def _letter(user: User, subject: Text, what: Text) -> Letter:
    return Letter(
        subject=subject,
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            what,
            _("Was this not you? Choose a new password at once, and tell the administrator of the region."),
        ),
        action_label=_("Look at my account"),
        action_url=url_for("second_step.choose", _external=True),
    )
