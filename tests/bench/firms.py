"""Invented firms all over the country, as many as wanted: what a register of one hundred thousand would hold."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from app.demo.region import THEMES
from app.demo.trades import DATA, Trade, trades
from app.reference.files import read_rows
from app.suppliers.kinds import LegalForm, ServiceAreaKind, SocialKind
from tests.bench import vocabulary

SEED = "hundred thousand"
SHARES = {"common": 0.37, "english": 0.15, "theme": 0.35, "certificate": 0.4, "social": 0.25, "verified": 0.85}
RADII = (5, 10, 10, 15, 15, 20, 25, 30, 50)  # kilometres
SERVICE_AREAS = (ServiceAreaKind.RADIUS, ServiceAreaKind.MUNICIPALITIES, ServiceAreaKind.COUNTRY)


@dataclass(frozen=True, kw_only=True)
class Firm:
    """An invented firm; `certificates` are kinds with the last day on which each counts."""

    id: int
    name: str
    trade_name: str | None
    legal_form: LegalForm
    staff: int
    cpv_codes: tuple[str, ...]
    description_nl: str
    description_en: str | None
    postcode: str
    town: str
    municipality: str
    lat: float
    lon: float
    service_area: ServiceAreaKind
    radius_km: int | None
    areas: tuple[str, ...]
    certificates: tuple[tuple[str, date], ...]
    social: tuple[str, ...]
    themes: tuple[str, ...]
    verified_on: date


def firms(count: int, *, today: date, seed: str = SEED) -> Iterator[Firm]:
    """The same seed and day give the same firms, and fewer firms are the first of more."""
    return (_firm(number, today, random.Random(f"{seed}/{number}")) for number in range(1, count + 1))


def _firm(number: int, today: date, draw: random.Random) -> Firm:
    trade, seat = _trade(draw), _seat(draw)
    name, staff = _name(trade, draw), _staff(trade, draw)
    form = LegalForm.BV if staff > 4 else draw.choice((LegalForm.EENMANSZAAK, LegalForm.VOF, LegalForm.BV))
    area = draw.choices(SERVICE_AREAS, weights=(45, 40, 15))[0]
    facts = {"name": name, "town": seat["place"], "year": draw.randint(1958, today.year - 2), "staff": staff}
    return Firm(
        id=number,
        name=f"{name} B.V." if form is LegalForm.BV else name,
        trade_name=name if form is LegalForm.BV else None,
        legal_form=form,
        staff=staff,
        cpv_codes=tuple(dict.fromkeys((trade.cpv[0], *draw.sample(trade.cpv, draw.choice((0, 1, 1, 2)))))),
        description_nl=_dutch(trade, facts, draw),
        description_en=trade.english.format(**facts) if _happens("english", draw) else None,
        postcode=f"{seat['pc4']} {draw.choice('ABCDEGHJK')}{draw.choice('LNPRTVWXZ')}",
        town=seat["place"],
        municipality=seat["municipality_code"],
        lat=seat["lat"],
        lon=seat["lon"],
        service_area=area,
        radius_km=draw.choice(RADII) if area is ServiceAreaKind.RADIUS else None,
        areas=_areas(seat, draw) if area is ServiceAreaKind.MUNICIPALITIES else (),
        certificates=_certificates(trade, today, draw),
        social=tuple(SocialKind(kind) for kind in sorted(trade.social) if _happens("social", draw)),
        themes=_themes(trade, draw),
        verified_on=today - timedelta(days=_days_ago(draw)),
    )


def _trade(draw: random.Random) -> Trade:
    return draw.choices(trades(), cum_weights=_trade_weights())[0]


@cache
def _trade_weights() -> list[int]:
    return list(accumulate(trade.firms for trade in trades()))


def _seat(draw: random.Random) -> dict[str, Any]:
    seats, weights = _seats()
    return draw.choices(seats, cum_weights=weights)[0]


@cache
def _seats() -> tuple[list[dict[str, Any]], list[float]]:
    """Postcode areas; those of a municipality share the weight of its inhabitants."""
    people = {row["code"]: int(row["population"]) for row in read_rows("municipalities.csv")}
    rows = [row for row in read_rows("postcodes_pc4.csv") if row["municipality_code"] in people]
    areas: dict[str, int] = {}
    for row in rows:
        areas[row["municipality_code"]] = areas.get(row["municipality_code"], 0) + 1
    seats = [{**row, "lat": float(row["lat"]), "lon": float(row["lon"])} for row in rows]
    codes = [row["municipality_code"] for row in rows]
    return seats, list(accumulate(people[code] / areas[code] for code in codes))


def _name(trade: Trade, draw: random.Random) -> str:
    surname, other = vocabulary.surnames().some(2, draw)
    return draw.choice(trade.names).format(
        surname=surname, surname2=other, word=vocabulary.name_words().some(1, draw)[0]
    )


def _staff(trade: Trade, draw: random.Random) -> int:
    """Many small firms and a few large ones."""
    smallest, largest = trade.staff
    return round(smallest * (2 * largest / smallest) ** (draw.random() ** 1.6))


def _dutch(trade: Trade, facts: dict[str, Any], draw: random.Random) -> str:
    speciality = draw.choice(vocabulary.SPECIALITIES).format(*vocabulary.tail().some(3, draw))
    sentences = [
        draw.choice(trade.opening),
        draw.choice(trade.work),
        speciality[0].upper() + speciality[1:],
        draw.choice(vocabulary.COMMON) if _happens("common", draw) else draw.choice(_phrases()),
    ]
    return " ".join(sentences).format(**facts)


@cache
def _phrases() -> list[str]:
    return list(tomllib.loads((DATA / "phrases.toml").read_text(encoding="utf-8"))["any"])


def _areas(seat: dict[str, Any], draw: random.Random) -> tuple[str, ...]:
    """The own municipality and some of its neighbours."""
    home = seat["municipality_code"]
    beside = _neighbours()[home]
    return tuple(sorted({home, *draw.sample(beside, draw.randint(0, len(beside)))}))


@cache
def _neighbours() -> dict[str, list[str]]:
    return {row["code"]: row["neighbour_codes"].split() for row in read_rows("municipalities.csv")}


def _certificates(trade: Trade, today: date, draw: random.Random) -> tuple[tuple[str, date], ...]:
    """About one in six has expired."""
    kinds = [kind for kind in trade.certificates if _happens("certificate", draw)][:4]
    return tuple((kind, today + timedelta(days=draw.randint(-190, 900))) for kind in sorted(kinds))


def _themes(trade: Trade, draw: random.Random) -> tuple[str, ...]:
    """Those of the trade, and now and then any other."""
    fitting = {theme for theme in trade.themes if _happens("theme", draw)}
    return tuple(sorted(fitting | ({draw.choice(THEMES).key} if draw.random() < 0.1 else set())))


def _days_ago(draw: random.Random) -> int:
    return draw.randint(1, 360) if _happens("verified", draw) else draw.randint(361, 800)


def _happens(what: str, draw: random.Random) -> bool:
    return draw.random() < SHARES[what]
