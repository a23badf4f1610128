"""Texts of the mails about suspensions."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _, dateformat
from app.mail.letters import Letter
from app.suppliers.models import Supplier
from app.suppliers.suspending.labels import REASONS
from app.suppliers.suspending.models import Suspension


def suspended(suspension: Suspension, reader: User) -> Letter:
    supplier = suspension.supplier
    reason = (str(REASONS[suspension.code]), suspension.reason or "")
    return Letter(
        subject=_("%(name)s is suspended", name=supplier.display_name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "The desk of the region has suspended %(name)s until %(date)s. Until then buyers do not find the firm."
                " Its page says that it is suspended, and not why.",
                name=supplier.display_name,
                date=dateformat(suspension.until),
            ),
            *(text for text in reason if text),
            _("On that day the firm is listed again by itself. Is it not right? Then answer the desk of the region."),
        ),
        action_label=_("Look at the profile"),
        action_url=_firm_url(supplier),
    )


def listed_again(supplier: Supplier, reader: User) -> Letter:
    return Letter(
        subject=_("%(name)s is listed again", name=supplier.display_name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(_("The suspension of %(name)s is over. Buyers find the firm again.", name=supplier.display_name),),
        action_label=_("Look at the profile"),
        action_url=_firm_url(supplier),
    )


def _firm_url(supplier: Supplier) -> str:
    return url_for("suppliers.firm", supplier_id=supplier.id, _external=True)
