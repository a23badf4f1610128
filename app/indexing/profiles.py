"""What documents are made of: the profile of a firm and its short lists.

Of all firms they are read as plain rows. Objects of the session would cost several times what the rest of making
documents does.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from app.core.db import session
from app.suppliers.models import Certificate, Supplier, SupplierArea, SupplierCpv, SupplierSocial, SupplierTheme
from search_index.documents import Proof

CHUNK = 1000
LISTED = Supplier.is_public
COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (
    Supplier.id,
    Supplier.version,
    Supplier.name,
    Supplier.trade_name,
    Supplier.description_nl,
    Supplier.description_en,
    Supplier.town,
    Supplier.municipality_code,
    Supplier.latitude,
    Supplier.longitude,
    Supplier.service_area,
    Supplier.radius_km,
    Supplier.staff,
    Supplier.turnover,
    Supplier.balance_total,
    Supplier.legal_form,
    Supplier.verified_at,
    Supplier.updated_at,
)


@dataclass(frozen=True)
class ShortLists:
    """What a firm has several of; the main code comes first, and certificates are all, expired or not."""

    cpv_codes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    certificates: tuple[Proof, ...] = ()
    social: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


def short_lists(supplier: Supplier) -> ShortLists:
    return ShortLists(
        cpv_codes=supplier.cpv_codes,
        areas=tuple(area.municipality_code for area in supplier.areas),
        certificates=tuple(Proof(proof.kind, proof.valid_until) for proof in supplier.certificates),
        social=tuple(entry.kind for entry in supplier.social),
        themes=tuple(theme.theme_key for theme in supplier.themes),
    )


def findable_profiles() -> Iterator[tuple[Row[Any], ShortLists]]:
    """The columns above of every listed firm, by id, with a thousand in memory at a time."""
    last = 0
    while rows := _profiles(after=last):
        lists = _lists_of(rows[0].id, rows[-1].id)
        yield from ((row, lists(row.id)) for row in rows)
        last = rows[-1].id


def _profiles(*, after: int) -> Sequence[Row[Any]]:
    listed = select(*COLUMNS).where(LISTED, Supplier.id > after)
    return session.execute(listed.order_by(Supplier.id).limit(CHUNK)).all()


def _lists_of(first: int, last: int) -> Callable[[int], ShortLists]:
    """Gives the lists of any listed firm with an id between these, read with one query per kind of list."""
    firms = select(Supplier.id).where(LISTED, Supplier.id.between(first, last))
    codes = _gathered(_rows(firms, SupplierCpv.supplier_id, SupplierCpv.code).order_by(SupplierCpv.rank))
    areas = _gathered(_rows(firms, SupplierArea.supplier_id, SupplierArea.municipality_code))
    social = _gathered(_rows(firms, SupplierSocial.supplier_id, SupplierSocial.kind))
    themes = _gathered(_rows(firms, SupplierTheme.supplier_id, SupplierTheme.theme_key))
    certificates = _rows(firms, Certificate.supplier_id, Certificate.kind, Certificate.valid_until)
    proofs = _gathered(certificates.order_by(Certificate.kind), Proof)

    def lists(supplier_id: int) -> ShortLists:
        return ShortLists(*(tuple(each.get(supplier_id, ())) for each in (codes, areas, proofs, social, themes)))

    return lists


def _rows(firms: Select[Any], owner: InstrumentedAttribute[int], *columns: Any) -> Select[Any]:
    return select(owner, *columns).where(owner.in_(firms))


def _gathered(statement: Select[Any], value: Callable[..., Any] = lambda each: each) -> dict[int, list[Any]]:
    """Values by firm; `value` makes one of what follows the id in a row."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for supplier_id, *columns in session.execute(statement):
        found[supplier_id].append(value(*columns))
    return found
