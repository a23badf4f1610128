"""Texts of the mails about profiles that were merged."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter
from app.suppliers.models import Supplier


def merged(supplier: Supplier, reader: User) -> Letter:
    """To everybody who acts for the firm from now on."""
    name = supplier.display_name
    return Letter(
        subject=_("Two profiles of %(name)s are now one", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("The regional desk saw that %(name)s was in the register twice. There is now one profile.", name=name),
            _("Everybody who acted for one of the two profiles now acts for this one. Please see if it is right."),
        ),
        action_label=_("Look at the profile"),
        action_url=url_for("suppliers.firm", supplier_id=supplier.id, _external=True),
    )
