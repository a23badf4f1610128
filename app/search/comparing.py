"""Two to four firms side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core.db import session
from app.core.i18n import language
from app.core.security import LARGEST_ID
from app.core.slugs import slug
from app.reference.queries import find_postcode
from app.suppliers.models import Supplier
from app.suppliers.presenting import PublicProfile, public_profile
from app.suppliers.queries import SHORT_LISTS_OF_MANY
from app.suppliers.standing import unconfirmed_since
from app.suppliers.versions import public_content
from search_index.geo import GeoPoint, distance_km

FEWEST, MOST = 2, 4
MOST_READ = 50  # of an address


@dataclass(frozen=True)
class Compared:
    """A firm in the table; `others` are the ids that stay when it is taken out."""

    id: int
    slug: str
    profile: PublicProfile
    unconfirmed_since: date | None
    kilometres: float | None
    others: tuple[int, ...]


@dataclass(frozen=True)
class Comparison:
    """`number_asked` firms were named, of which `number_unlisted` are not in the register (any more)."""

    firms: tuple[Compared, ...]
    number_asked: int
    number_unlisted: int

    @property
    def too_few(self) -> bool:
        return len(self.firms) < FEWEST

    @property
    def too_many(self) -> bool:
        return self.number_asked - self.number_unlisted > MOST


def compare(asked: Sequence[str], postcode: str, *, today: date) -> Comparison:
    """The first four listed firms of those asked for, in that order, measured from the postcode if it is known."""
    ids = _ids(asked)
    listed = _listed(ids)
    shown = [supplier_id for supplier_id in ids if supplier_id in listed][:MOST]
    near = _point(postcode)
    firms = (_compared(listed[supplier_id], shown, near, today) for supplier_id in shown)
    return Comparison(tuple(firms), len(ids), len(ids) - len(listed))


def _ids(asked: Sequence[str]) -> list[int]:
    """Each once; what is no number is passed over."""
    numbers = (int(text) for text in asked[:MOST_READ] if text.isascii() and text.isdecimal() and len(text) < 11)
    return list(dict.fromkeys(number for number in numbers if 0 < number <= LARGEST_ID))


def _listed(ids: Sequence[int]) -> dict[int, Supplier]:
    listed = select(Supplier).where(Supplier.id.in_(ids), Supplier.is_public)
    return {supplier.id: supplier for supplier in session.scalars(listed.options(*SHORT_LISTS_OF_MANY))}


def _point(postcode: str) -> GeoPoint | None:
    area = find_postcode(postcode) if postcode[:4].isascii() and postcode[:4].isdecimal() else None
    return GeoPoint(area.lat, area.lon, area.pc4) if area else None


def _compared(supplier: Supplier, shown: Sequence[int], near: GeoPoint | None, today: date) -> Compared:
    return Compared(
        id=supplier.id,
        slug=slug(supplier.display_name),
        profile=public_profile(public_content(supplier), on=today, language=language()),
        unconfirmed_since=unconfirmed_since(supplier, today),
        kilometres=_kilometres(supplier, near),
        others=tuple(each for each in shown if each != supplier.id),
    )


def _kilometres(supplier: Supplier, near: GeoPoint | None) -> float | None:
    if near is None or supplier.latitude is None or supplier.longitude is None:
        return None
    return distance_km(near, GeoPoint(supplier.latitude, supplier.longitude))
