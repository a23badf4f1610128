"""The profile of one invented firm."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from app.demo import names, numbers, region, texts
from app.demo.extras import extras
from app.demo.names import FirmName
from app.demo.trades import Trade
from app.reference.files import read_rows
from app.suppliers.details import (
    CertificateDetails,
    ContactDetails,
    IdentityDetails,
    PlaceDetails,
    SizeDetails,
    SupplierDetails,
    TradeDetails,
)
from app.suppliers.kinds import LegalForm, ServiceAreaKind, SocialKind

# Shares of firms: chosen so that every filter of the search page has something to find.
HAS_VAT_ID = 0.92
HAS_BRANCH_NUMBER = 0.4
GIVES_TURNOVER = 0.75
HAS_ENGLISH_TEXT = 0.2
HAS_CERTIFICATE = 0.45
HAS_THEME = 0.5
HAS_SOCIAL = 0.35
POSTCODE_LETTERS = "ABCDEGHJKLNPRTVWXZ"  # without S, so never SA, SD or SS


@dataclass(frozen=True)
class Seat:
    """A postcode area of the region, or just outside."""

    pc4: str
    place: str
    municipality_code: str


def profile(trade: Trade, name: FirmName, index: int, today: date, random: Random) -> SupplierDetails:
    """A complete profile; `index` makes the register numbers unique."""
    seat = _seat(random)
    staff = _staff(trade, random)
    form = _legal_form(name, staff, random)
    facts = texts.Facts(name.text, seat.place, random.randint(1958, today.year - 2), staff)
    return SupplierDetails(
        identity=_identity(name, form, index, random),
        place=_place(seat, random),
        trade=_trade(trade, facts, random),
        size=_size(staff, random),
        contact=_contact(name, random),
        certificates=_certificates(trade, staff, today, random),
        social=_social(trade, staff, random),
        extras=extras(trade, index, today),
    )


def _seat(random: Random) -> Seat:
    areas = _areas()
    if _happens(region.OUTSIDE_SHARE, random):
        return areas[random.choice(region.OUTSIDE_POSTCODES)]
    code = random.choices(list(region.MUNICIPALITIES), weights=list(region.MUNICIPALITIES.values()))[0]
    return random.choice([seat for seat in areas.values() if seat.municipality_code == code])


@cache
def _areas() -> dict[str, Seat]:
    return {
        row["pc4"]: Seat(row["pc4"], row["place"], row["municipality_code"])
        for row in read_rows("postcodes_pc4.csv")
        if row["municipality_code"] in region.MUNICIPALITIES or row["pc4"] in region.OUTSIDE_POSTCODES
    }


def _staff(trade: Trade, random: Random) -> int:
    """Many small firms and a few large ones."""
    smallest, largest = trade.staff
    return round(smallest * math.pow(largest / smallest, math.pow(random.random(), 1.4)))


def _legal_form(name: FirmName, staff: int, random: Random) -> LegalForm:
    if name.text.startswith("Stichting"):
        return LegalForm.STICHTING
    if staff <= 2:
        return random.choices((LegalForm.EENMANSZAAK, LegalForm.VOF, LegalForm.BV), weights=(7, 1, 2))[0]
    if staff <= 6:
        forms = (LegalForm.EENMANSZAAK, LegalForm.VOF, LegalForm.MAATSCHAP, LegalForm.BV)
        return random.choices(forms, weights=(3, 3, 1, 5))[0]
    return random.choices((LegalForm.BV, LegalForm.COOPERATIE, LegalForm.NV), weights=(30, 2, 1))[0]


def _identity(name: FirmName, form: LegalForm, index: int, random: Random) -> IdentityDetails:
    statutory = {LegalForm.BV: f"{name.text} B.V.", LegalForm.NV: f"{name.text} N.V."}.get(form)
    vat_id = numbers.vat_id_of_sole_trader if form.is_personal else numbers.vat_id_of_organisation
    return IdentityDetails(
        name=statutory or name.text,
        trade_name=name.text if statutory else None,
        legal_form=form,
        kvk_number=numbers.kvk_number(index),
        establishment_number=numbers.establishment_number(index) if _happens(HAS_BRANCH_NUMBER, random) else None,
        vat_id=vat_id(index) if _happens(HAS_VAT_ID, random) else None,
    )


def _place(seat: Seat, random: Random) -> PlaceDetails:
    kind = random.choices(
        (ServiceAreaKind.RADIUS, ServiceAreaKind.MUNICIPALITIES, ServiceAreaKind.COUNTRY), weights=(45, 40, 15)
    )[0]
    others = [code for code in region.MUNICIPALITIES if code != seat.municipality_code]
    served = (seat.municipality_code, *random.sample(others, random.randint(1, len(others))))
    return PlaceDetails(
        street=names.street(random),
        house_number=str(random.randint(1, 180)) + random.choice(("", "", "", "a", "B")),
        postcode=f"{seat.pc4} {random.choice(POSTCODE_LETTERS)}{random.choice(POSTCODE_LETTERS)}",
        town=seat.place,
        service_area=kind,
        radius_km=random.choice((10, 15, 20, 25, 30, 40, 50)) if kind is ServiceAreaKind.RADIUS else None,
        service_municipalities=tuple(sorted(served)) if kind is ServiceAreaKind.MUNICIPALITIES else (),
    )


def _trade(trade: Trade, facts: texts.Facts, random: Random) -> TradeDetails:
    main, *others = trade.cpv
    return TradeDetails(
        cpv_codes=(main, *random.sample(others, random.randint(1, len(others)))),
        description_nl=texts.dutch(trade, facts, random),
        description_en=texts.english(trade, facts, random) if _happens(HAS_ENGLISH_TEXT, random) else None,
        themes=_some(trade.themes, HAS_THEME, random),
    )


def _size(staff: int, random: Random) -> SizeDetails:
    if not _happens(GIVES_TURNOVER, random):
        return SizeDetails(staff=staff)
    turnover = round(staff * random.uniform(55_000, 150_000), -3)
    balance_total = round(turnover * random.uniform(0.25, 0.75), -3)
    return SizeDetails(staff=staff, turnover=Decimal(int(turnover)), balance_total=Decimal(int(balance_total)))


def _contact(name: FirmName, random: Random) -> ContactDetails:
    return ContactDetails(
        contact_name=names.person(name, random),
        email=f"{random.choice(('info', 'contact', 'kantoor', 'offerte'))}@{name.domain}",
        phone=names.phone(random),
        website=f"https://www.{name.domain}",
    )


def _certificates(trade: Trade, staff: int, today: date, random: Random) -> tuple[CertificateDetails, ...]:
    """Larger firms have more of them; about one in six has expired."""
    chance = min(HAS_CERTIFICATE + staff / 60, 0.9)
    kinds = _some(trade.certificates, chance, random)[:4]
    return tuple(_certificate(kind, today, random) for kind in kinds)


def _certificate(kind: str, today: date, random: Random) -> CertificateDetails:
    levels = _levels()[kind]
    return CertificateDetails(
        kind=kind,
        number=f"DEMO-{random.randrange(100_000):05d}",
        issuer=names.certifier(random),
        level=random.choice(levels) if levels else None,
        valid_until=today + timedelta(days=random.randint(-190, 900)),
    )


@cache
def _levels() -> dict[str, list[str]]:
    kinds = read_rows("certificates.csv")
    return {kind["key"]: kind["levels"].split("|") if kind["levels"] else [] for kind in kinds}


def _social(trade: Trade, staff: int, random: Random) -> frozenset[SocialKind]:
    """A sheltered workshop always is one; the rest offers what fits a firm that has room for it."""
    if "sheltered_workshop" in trade.social:
        return frozenset(SocialKind(kind) for kind in trade.social)
    if staff < 2:
        return frozenset()
    return frozenset(SocialKind(kind) for kind in _some(trade.social, HAS_SOCIAL, random))


def _some(values: tuple[str, ...], chance: float, random: Random) -> tuple[str, ...]:
    return tuple(value for value in values if _happens(chance, random))


def _happens(chance: float, random: Random) -> bool:
    return random.random() < chance
