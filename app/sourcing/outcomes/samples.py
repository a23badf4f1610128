"""The mails about outcomes, for a purchase that does not exist."""

from datetime import timedelta
from decimal import Decimal

from flask import Flask

from app.accounts.samples import somebody
from app.core.clock import now, today
from app.core.i18n import _
from app.mail.samples import add_sample
from app.reference.models import Municipality
from app.sourcing.kinds import Category
from app.sourcing.models import OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.announcing import letters as announcing
from app.sourcing.outcomes.models import (
    Award,
    Contract,
    DecisionLetter,
    Outcome,
    OutcomeKind,
    PerformanceNote,
    ReasonsRequest,
)
from app.sourcing.outcomes.performance import letters as performance
from app.sourcing.outcomes.reasons import letters as reasons
from app.suppliers.models import Supplier

FIRM = "Hoveniersbedrijf De Heg"


def file() -> ProcurementFile:
    """In no database."""
    return ProcurementFile(
        id=0,
        year=2026,
        serial=7,
        subject=_("Maintenance of sports fields"),
        category=Category.SERVICES,
        municipality=Municipality(code="GM0000", name="Voorbeeld"),
        owner=somebody(),
    )


def decision() -> ShortlistDecision:
    firm = OutsideFirm(id=0, name=FIRM, country="NL", email="info@deheg.example")
    return ShortlistDecision(id=0, file=file(), outside_firm=firm, invited=True, reason="-")


def letter() -> DecisionLetter:
    words = [
        _("Your quotation was not chosen."),
        _("The municipality wants to give the work to %(firm)s.", firm="Groenwerk"),
    ]
    return DecisionLetter(id=0, decision=decision(), tells_of_withdrawal=False, text="\n\n".join(words))


def request() -> ReasonsRequest:
    return ReasonsRequest(
        id=0,
        municipality=Municipality(code="GM0000", name="Voorbeeld"),
        firm=FIRM,
        text=_("Why was another quotation chosen?"),
        due_on=today() + timedelta(days=15),
        answer=_("Your quotation was not chosen."),
    )


def note() -> PerformanceNote:
    outcome = Outcome(id=0, file=file(), kind=OutcomeKind.AWARDED)
    award = Award(id=0, outcome=outcome, amount=Decimal(1))
    contract = Contract(id=0, award=award, value=Decimal(1))
    expires_on = today() + timedelta(days=1095)
    return PerformanceNote(id=0, contract=contract, text="-", grade=8, written_at=now(), expires_on=expires_on)


def register(app: Flask) -> None:
    add_sample(app, announcing.decision, lambda: announcing.decision(letter(), None))
    add_sample(app, reasons.asked, lambda: reasons.asked(request(), somebody()))
    add_sample(app, reasons.given, lambda: reasons.given(request(), None))
    add_sample(app, performance.shared, lambda: performance.shared(note(), Supplier(id=0, name=FIRM, trade_name=None)))
