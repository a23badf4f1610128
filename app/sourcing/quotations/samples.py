"""The letters about quotations, for a firm that does not exist."""

from datetime import timedelta

from flask import Flask

from app.core.clock import now
from app.core.i18n import _
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.reference.models import Municipality
from app.sourcing.models import OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.quotations import letters
from app.sourcing.quotations.messages import QuotationReceived
from app.sourcing.requests.models import Invitation, RequestForQuotation


def invitation() -> Invitation:
    """In no database."""
    file = ProcurementFile(id=0, subject=_("Maintenance of sports fields"), municipality=Municipality(name="Zeist"))
    firm = OutsideFirm(id=0, name="Hoveniersbedrijf De Heg", email="info@deheg.example")
    request = RequestForQuotation(id=0, file=file, deadline=now() + timedelta(days=14))
    return Invitation(id=0, request=request, decision=ShortlistDecision(id=0, outside_firm=firm))


def _receipt() -> Letter:
    digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    return letters.receipt(invitation(), QuotationReceived(0, now().isoformat(), 184_320, digest))


def register(app: Flask) -> None:
    add_sample(app, letters.receipt, _receipt)
