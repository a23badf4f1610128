"""Awards as the public reads them: in words, as rows of a sheet, and in the words of OCDS 1.1.

No amounts but bands, no numbers of firms below five, no name of a sole trader: that is the name of a person.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.core.clock import local_date
from app.core.i18n import Text, _, lazy
from app.core.sheets import Cell, Sheet
from app.sourcing.kinds import Category
from app.sourcing.labels import CATEGORIES
from app.sourcing.policy.kinds import Procedure
from app.sourcing.reports.hiding import FEWEST
from app.sourcing.reports.labels import PROCEDURES
from app.sourcing.reports.open_data.queries import PublicAward
from app.suppliers.kinds import LegalForm


@dataclass(frozen=True)
class Band:
    """Euros ex VAT: from `least`, below `below` (None: no end)."""

    least: int
    below: int | None
    label: Text


BANDS = (
    Band(0, 25_000, lazy("below 25,000 euros")),
    Band(25_000, 50_000, lazy("25,000 to 50,000 euros")),
    Band(50_000, 100_000, lazy("50,000 to 100,000 euros")),
    Band(100_000, 250_000, lazy("100,000 to 250,000 euros")),
    Band(250_000, 1_000_000, lazy("250,000 to 1,000,000 euros")),
    Band(1_000_000, None, lazy("1,000,000 euros or more")),
)
METHODS = {
    Procedure.SINGLE_PRIVATE_QUOTATION: "direct",
    Procedure.MULTIPLE_PRIVATE_QUOTATION: "limited",
    Procedure.NATIONAL_OPEN: "open",
    Procedure.EU_OPEN: "open",
}
OCDS_CATEGORIES = {
    Category.WORKS: "works",
    Category.GOODS: "goods",
    Category.SERVICES: "services",
    Category.SOCIAL_SERVICES: "services",
}


def band_of(amount: Decimal) -> Band:
    return next(band for band in BANDS if band.below is None or amount < band.below)


def id_of_file(award: PublicAward) -> str:
    """`GM0355-2026-0007`: stays the same for ever."""
    return f"{award.municipality_code}-{award.year}-{award.serial:04d}"


def id_of(award: PublicAward) -> str:
    return f"{id_of_file(award)}-{award.id}"


def firm_of(award: PublicAward) -> str:
    """The name as it was public when the list was frozen, unless the firm was or is a person."""
    if award.content is None:
        return _("firm outside the register")
    if is_personal(award):
        return _("sole trader")
    return str(award.content["trade_name"] or award.content["name"])


def is_personal(award: PublicAward) -> bool:
    """Then, or now; what is not known counts as a person."""
    then = (award.content or {}).get("legal_form")
    return then in (None, LegalForm.EENMANSZAAK) or award.legal_form_now in (None, LegalForm.EENMANSZAAK)


def invited_in_words(award: PublicAward) -> str:
    return str(award.invited) if award.invited >= FEWEST else _("fewer than 5")


def sheet_of(year: int, awards: Iterable[PublicAward]) -> Sheet:
    header = [
        "id", "municipality_code", "municipality", "subject", "category", "cpv_code", "procedure", "firms_invited",
        "firm", "amount_from", "amount_below", "awarded_on",
    ]  # fmt: skip
    return Sheet(f"{_('Awards')} {year}", header, _rows(awards))


def _rows(awards: Iterable[PublicAward]) -> Iterator[list[Cell]]:
    for award in awards:
        band = band_of(award.amount)
        yield [
            id_of(award),
            award.municipality_code,
            award.municipality,
            award.subject,
            award.category.value,
            award.cpv_code,
            award.procedure.value if award.procedure else "",
            award.invited if award.invited >= FEWEST else "<5",
            firm_of(award),
            band.least,
            band.below,
            local_date(award.announced_at).isoformat(),
        ]


def release(award: PublicAward, prefix: str) -> dict[str, Any]:
    """An OCDS 1.1 release of one award; without a registered prefix it has no `ocid`, and so is none in full.

    What OCDS has no field for begins with `x_`. Amounts are bands, so there is no `value`.
    """
    day = local_date(award.announced_at).isoformat()
    ocid = {"ocid": f"{prefix}-{id_of_file(award)}"} if prefix else {}
    return {
        **ocid,
        "id": id_of(award),
        "date": f"{day}T00:00:00Z",
        "tag": ["award"],
        "initiationType": "tender",
        "language": "nl",
        "buyer": {"id": award.municipality_code, "name": award.municipality},
        "tender": _tender(award),
        "awards": [_award(award, day)],
    }


def _tender(award: PublicAward) -> dict[str, Any]:
    tender: dict[str, Any] = {
        "id": id_of_file(award),
        "title": award.subject,
        "status": "complete",
        "items": [{"id": "1", "classification": {"scheme": "CPV", "id": award.cpv_code}}],
        "additionalProcurementCategories": [award.category.value],
        "x_firmsInvited": award.invited if award.invited >= FEWEST else "<5",
    }
    if award.category in OCDS_CATEGORIES:
        tender["mainProcurementCategory"] = OCDS_CATEGORIES[award.category]
    if award.procedure:
        tender["procurementMethod"] = METHODS[award.procedure]
        tender["procurementMethodDetails"] = award.procedure.value
    return tender


def _award(award: PublicAward, day: str) -> dict[str, Any]:
    band = band_of(award.amount)
    return {
        "id": id_of(award),
        "status": "active",
        "date": f"{day}T00:00:00Z",
        "suppliers": [{"name": firm_of(award)}],
        "x_amountBand": {"from": band.least, "below": band.below, "currency": "EUR"},
    }


@dataclass(frozen=True)
class Shown:
    """A row of the page."""

    award: PublicAward
    id: str
    category: Text
    procedure: Text
    invited: str
    firm: str
    amount: Text


def shown(award: PublicAward) -> Shown:
    procedure = PROCEDURES[award.procedure] if award.procedure else ""
    band = band_of(award.amount).label
    return Shown(
        award, id_of(award), CATEGORIES[award.category], procedure, invited_in_words(award), firm_of(award), band
    )
