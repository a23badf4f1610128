"""Texts of the mails about sessions."""

from datetime import datetime

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _, datetimeformat
from app.mail.letters import Letter


def new_device(user: User, device: str, at: datetime) -> Letter:
    return Letter(
        subject=_("Somebody signed in to your account with a new device"),
        greeting=_("Dear %(name)s", name=user.name),
        paragraphs=(
            _("Device: %(device)s. Time: %(moment)s.", device=device or _("unknown"), moment=datetimeformat(at)),
            _("Was it you? Then you need not do anything. If not: close that session and choose a new password."),
        ),
        action_label=_("See where I am signed in"),
        action_url=url_for("sessions.sessions", _external=True),
    )
