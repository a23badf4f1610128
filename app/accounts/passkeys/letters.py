"""Texts of the mails about passkeys."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter


def passkey_added(user: User, passkey: str) -> Letter:
    return Letter(
        subject=_("A passkey was added to your account"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("The passkey “%(passkey)s” was added to your account. Whoever has it can sign in.", passkey=passkey),
            _("Was it not you? Remove the passkey at once, and choose a new password."),
        ),
        action_label=_("See my passkeys"),
        action_url=url_for("passkeys.overview", _external=True),
    )


def passkey_removed(user: User, passkey: str) -> Letter:
    return Letter(
        subject=_("A passkey was removed from your account"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("The passkey “%(passkey)s” was removed from your account. Nobody can sign in with it.", passkey=passkey),
            _("Was it not you? Then choose a new password at once, and add your passkey again."),
        ),
        action_label=_("See my passkeys"),
        action_url=url_for("passkeys.overview", _external=True),
    )
