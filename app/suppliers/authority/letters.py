"""Texts of the mails about authority. The letter on paper is in pdf.py."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter
from app.suppliers.authority.tokens import MAIL_LASTS, mail_token
from app.suppliers.models import Supplier


def confirm_address(supplier: Supplier, user: User, address: str) -> Letter:
    """To the address itself: who reads it need not be `user`."""
    name = supplier.display_name
    return Letter(
        subject=_("Confirm that you act for %(name)s", name=name),
        greeting=_("Dear reader"),
        paragraphs=(
            _(
                "%(person)s (%(email)s) wants to show that they act for %(name)s.",
                person=user.name,
                email=user.email,
                name=name,
            ),
            _("Is that you? Then follow the link, signed in with that account."),
            _(
                "The link works once, for %(days)s days. Do you not know this person? Then you need not do anything.",
                days=MAIL_LASTS.days,
            ),
        ),
        action_label=_("Confirm the address"),
        action_url=url_for("authority.confirm_mail", token=mail_token(supplier, user, address), _external=True),
    )
