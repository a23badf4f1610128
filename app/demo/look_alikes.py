"""One firm that is in the register twice: it registered itself, and came in by an old list too."""

from datetime import datetime

from sqlalchemy import select

from app.core.db import session
from app.suppliers.details import ContactDetails, IdentityDetails, PlaceDetails, SupplierDetails
from app.suppliers.filling import fill
from app.suppliers.kinds import LegalForm, ProfileStatus
from app.suppliers.models import Supplier


def load(*, at: datetime) -> None:
    companies = select(Supplier).where(Supplier.status == ProfileStatus.LISTED, Supplier.legal_form == LegalForm.BV)
    firm = session.scalars(companies.order_by(Supplier.id)).first()
    if firm is None:
        return
    details = SupplierDetails(
        identity=IdentityDetails(name=firm.match_name.title(), legal_form=firm.legal_form),
        place=PlaceDetails(postcode=firm.postcode, town=firm.town),
        contact=ContactDetails(phone=firm.phone, website=firm.website),
    )
    twin = Supplier(status=ProfileStatus.UNCLAIMED, created_at=at, updated_at=at, name="", match_name="")
    fill(twin, details)
    session.add(twin)
