"""Texts of the mails about firms."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter
from app.suppliers.models import Supplier


def handed_over(supplier: Supplier, reader: User) -> Letter:
    """To who owns the firm from now on. Who left is not named: their account is gone."""
    name = supplier.display_name
    return Letter(
        subject=_("You are now the owner of %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("Somebody who acted for %(name)s no longer has an account. You now look after its profile.", name=name),
            _("Please check the contact person and the e-mail address: mail from buyers comes to you for now."),
        ),
        action_label=_("Look at the profile"),
        action_url=url_for("suppliers.firm", supplier_id=supplier.id, _external=True),
    )
