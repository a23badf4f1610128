"""The mail about what the administrator did to an account."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter


def second_factor_reset(user: User) -> Letter:
    return Letter(
        subject=_("Your second step of signing in was reset"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("The administrator took away your second step of signing in, and signed you out on all devices."),
            _("When you sign in again, you may have to set up a new one."),
            _("Did you not ask for this? Then answer the administrator at once, and choose a new password."),
        ),
        action_label=_("Go to the sign-in page"),
        action_url=url_for("accounts.sign_in", _external=True),
    )
