"""Texts of the mails about accounts."""

from flask import url_for

from app.accounts.models import User
from app.accounts.tokens import confirmation_token, password_token
from app.core.i18n import _
from app.mail.letters import Letter


def confirmation(user: User) -> Letter:
    return Letter(
        subject=_("Confirm your e-mail address"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("You have made an account. One more step: confirm that this e-mail address is yours."),
            _("The link works for three days. Did you not make an account? Then you need not do anything."),
        ),
        action_label=_("Confirm my e-mail address"),
        action_url=url_for("accounts.confirm", token=confirmation_token(user), _external=True),
    )


def account_exists(user: User) -> Letter:
    return Letter(
        subject=_("You have an account already"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("Somebody tried to make an account with this e-mail address. There is one already, so nothing changed."),
            _("Was it you? Then sign in, or choose a new password if you have forgotten yours."),
        ),
        action_label=_("Go to the sign-in page"),
        action_url=url_for("accounts.sign_in", _external=True),
    )


def password_link(user: User) -> Letter:
    return Letter(
        subject=_("Choose a new password"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("You asked for a new password. Choose one with the link below. It works for two hours, and once."),
            _("Did you not ask for this? Then you need not do anything: your password stays as it is."),
        ),
        action_label=_("Choose a new password"),
        action_url=url_for("accounts.choose_password", token=password_token(user), _external=True),
    )


def password_chosen(user: User) -> Letter:
    return Letter(
        subject=_("Your password was changed"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("A new password was chosen for your account, and every device was signed out."),
            _("Was this not you? Choose another password at once, and tell the administrator of the region."),
        ),
        action_label=_("Choose a new password"),
        action_url=url_for("accounts.forgotten", _external=True),
    )


def password_changed(user: User) -> Letter:
    return Letter(
        subject=_("Your password was changed"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("Somebody who knew your password changed it, and every other device was signed out."),
            _("Was this not you? Choose another password at once, and tell the administrator of the region."),
        ),
        action_label=_("Choose a new password"),
        action_url=url_for("accounts.forgotten", _external=True),
    )


def factors_forgotten(user: User) -> Letter:
    return Letter(
        subject=_("The second step of your account was removed"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("An administrator removed your app, passkeys and recovery codes. When you sign in, you set up new ones."),
            _("Did you not ask for this? Tell the administrator of the region at once."),
        ),
        action_label=_("Go to the sign-in page"),
        action_url=url_for("accounts.sign_in", _external=True),
    )
