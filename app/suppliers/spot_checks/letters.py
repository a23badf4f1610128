"""Texts of the mails after a spot check."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _
from app.mail.letters import Letter
from app.suppliers.spot_checks.models import SpotCheck


def proof_asked(check: SpotCheck, reader: User) -> Letter:
    return _letter(
        check,
        reader,
        _("Please show proof for the profile of %(name)s", name=check.supplier.display_name),
        _("Each month we draw some firms by lot and look at their profile. This time yours was drawn."),
        _("Please add the proof to your profile, or answer the desk of the region."),
    )


def badge_revoked(check: SpotCheck, reader: User) -> Letter:
    return _letter(
        check,
        reader,
        _("The profile of %(name)s is no longer verified", name=check.supplier.display_name),
        _("The desk of the region looked at your profile in a spot check. It no longer shows as verified."),
        _("The firm stays listed. Change what is not right, and tell the desk of the region."),
    )


def _letter(check: SpotCheck, reader: User, subject: str, before: str, after: str) -> Letter:
    return Letter(
        subject=subject,
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(before, check.note or "", after),
        action_label=_("Look at the profile"),
        action_url=url_for("suppliers.firm", supplier_id=check.supplier_id, _external=True),
    )
