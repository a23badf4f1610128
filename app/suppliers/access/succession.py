"""A firm that another one took over: it goes on under a new number, and remembers the old one (PRODUCT.md §2)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.suppliers.kinds import LegalForm
from app.suppliers.models import Predecessor, Supplier
from app.suppliers.naming import match_name
from app.suppliers.services import changed


@dataclass(frozen=True)
class Succession:
    """Who the firm is from `since` on."""

    kvk_number: str
    name: str
    legal_form: LegalForm
    since: date


def change_number(supplier: Supplier, details: Succession, *, by: User, at: datetime) -> None:
    """Give it the number, name and legal form of who took it over. The other numbers were of the former firm and go.

    Raises DomainError when the number is the same, or of another profile.
    """
    take_turn(JOURNAL)
    if details.kvk_number == supplier.kvk_number:
        raise DomainError(lazy("The firm has this KvK number already."))
    if session.scalar(select(Supplier.id).where(Supplier.kvk_number == details.kvk_number)) is not None:
        raise DomainError(lazy("Another profile has this KvK number. Merge the two instead."))
    former = Predecessor(name=supplier.name, kvk_number=supplier.kvk_number, since=details.since)
    supplier.predecessors.append(former)
    supplier.kvk_number, supplier.legal_form = details.kvk_number, details.legal_form
    supplier.name, supplier.match_name = details.name, match_name(details.name)
    supplier.establishment_number = supplier.vat_id = supplier.rsin = None
    changed(supplier, "identity", by=by, at=at)
    record("supplier.number_changed", supplier, by=by, former=former.kvk_number, now=details.kvk_number)
