"""Mails about accounts that are opened through a provider."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter


def account_linked(user: User, municipality: str) -> Letter:
    return Letter(
        subject=_("You can now sign in with your work account"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _(
                "Somebody signed in through the municipality of %(municipality)s with this e-mail address. There was "
                "an account with it already, so we linked the two: from now on you can open it with your work account.",
                municipality=municipality,
            ),
            _("Was that not you? Tell the administrator at once."),
        ),
        action_label=_("Look at my account"),
        action_url=url_for("accounts.account", _external=True),
    )


def account_made(user: User, municipality: str) -> Letter:
    return Letter(
        subject=_("You have an account"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _(
                "You signed in through the municipality of %(municipality)s for the first time. We made an account "
                "with your name and this e-mail address. You need no password for it.",
                municipality=municipality,
            ),
            _("Was that not you? Tell the administrator at once."),
        ),
        action_label=_("Look at my account"),
        action_url=url_for("accounts.account", _external=True),
    )
