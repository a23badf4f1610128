"""The mails about planned purchases, for one that does not exist."""

from datetime import timedelta

from flask import Flask

from app.core.clock import today
from app.core.i18n import _
from app.core.quarters import Quarter
from app.mail.samples import add_sample
from app.reference.models import Municipality
from app.sourcing.advice.models import PlatformNotice
from app.sourcing.kinds import Category
from app.sourcing.planning import letters
from app.sourcing.planning.models import PlannedInterest, PlannedPurchase, SizeBand
from app.suppliers.models import Supplier


def interest() -> PlannedInterest:
    """In no database."""
    coming = Quarter.of(today() + timedelta(days=180))
    plan = PlannedPurchase(
        id=0,
        subject=_("Maintenance of sports fields"),
        category=Category.SERVICES,
        year=coming.year,
        quarter=coming.number,
        size_band=SizeBand.MEDIUM,
        withdrawal_reason=_("The council decided otherwise."),
        municipality=Municipality(code="GM0000", name="Voorbeeld"),
    )
    firm = Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None)
    return PlannedInterest(id=0, purchase_id=0, purchase=plan, supplier=firm, is_interested=True)


def register(app: Flask) -> None:
    add_sample(app, letters.moved, lambda: letters.moved(interest(), Quarter.of(today())))
    add_sample(app, letters.withdrawn, lambda: letters.withdrawn(interest()))
    add_sample(app, letters.gone_out, lambda: letters.gone_out(interest()))
    notice = PlatformNotice(id=0, file_id=0, checked={}, reference="412345")
    add_sample(app, letters.on_platform, lambda: letters.on_platform(interest(), notice))
