"""The firms of the demo region. The same seed and the same day give the same firms."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from app.approvals.models import ApplicationStatus
from app.demo import region
from app.demo.firms import DemoFirm
from app.demo.names import NameMaker
from app.demo.profiles import profile
from app.demo.proofs import proofs
from app.demo.trades import shares
from app.reference.files import read_rows
from app.suppliers.details import SupplierDetails, TradeDetails
from app.suppliers.kinds import ClaimSource, ProfileStatus

SEED = "kromme-heuvel"
FIRMS = 400
WAITING = 13  # more, for the queue of one board
BUSY_BOARD = "stuwwal"
JOINED_AN_ASSOCIATION = 0.55
OVERDUE = 0.02  # of the listed firms: the day to confirm has passed, and everybody sees that
REMARKS = (
    "Het KvK-nummer hoort bij een andere naam. Kijk het na en dien opnieuw in.",
    "De beschrijving noemt werk waarvoor geen CPV-code is gekozen. Vul de codes aan.",
    "Het adres in het handelsregister is anders dan dat in uw profiel.",
    "Wij konden niet zien dat u namens dit bedrijf mag optreden. Stuur een bericht vanaf het eigen domein.",
)


@dataclass(frozen=True)
class Standing:
    """How many firms of a hundred stand here; for a draft, what happened to its application."""

    weight: int
    status: ProfileStatus
    application: ApplicationStatus | None = None


STANDINGS = (
    Standing(355, ProfileStatus.LISTED),
    Standing(5, ProfileStatus.SUSPENDED),
    Standing(5, ProfileStatus.LAPSED),
    Standing(16, ProfileStatus.DRAFT),
    Standing(14, ProfileStatus.DRAFT, ApplicationStatus.SUBMITTED),
    Standing(5, ProfileStatus.DRAFT, ApplicationStatus.RETURNED),
)


def generate(*, today: date, seed: str = SEED) -> list[DemoFirm]:
    """400 firms, trade by trade, and 13 that wait for one board."""
    maker = NameMaker()
    standings = _standings(Random(f"{seed}/standings"))
    firms: list[DemoFirm] = []
    for trade, count in shares(FIRMS):
        for _number in range(count):
            index = len(firms)
            random = Random(f"{seed}/{index}")
            details = profile(trade, maker.firm(trade, random), index, today, random)
            details = _with_proofs(details, today, Random(f"{seed}/{index}/proofs"))
            firms.append(_placed(details, trade.key, standings[index], today, random))
    return firms + _waiting(maker, len(firms), today, seed)


def _waiting(maker: NameMaker, first: int, today: date, seed: str) -> list[DemoFirm]:
    """They come last, so that the others are the same with them and without."""
    reach = next(each.reach for each in region.ASSOCIATIONS if each.key == BUSY_BOARD)
    firms = []
    for index, (trade, _count) in enumerate(shares(FIRMS)[:WAITING], first):
        random = Random(f"{seed}/{index}")
        name = maker.firm(trade, random)
        details = profile(trade, name, index, today, random)
        while _municipality_of(details) not in reach:
            details = profile(trade, name, index, today, random)
        firm = DemoFirm(
            details=details,
            trade=trade.key,
            status=ProfileStatus.DRAFT,
            association_key=BUSY_BOARD,
            application=ApplicationStatus.SUBMITTED,
        )
        firms.append(_handed_in(firm, today, random))
    return firms


def _with_proofs(details: SupplierDetails, today: date, random: Random) -> SupplierDetails:
    return replace(details, certificates=(*details.certificates, *proofs(today, random)))


def _standings(random: Random) -> list[Standing]:
    standings = [standing for standing in STANDINGS for _time in range(standing.weight)]
    random.shuffle(standings)
    return standings


def _placed(details: SupplierDetails, trade: str, standing: Standing, today: date, random: Random) -> DemoFirm:
    firm = DemoFirm(
        details=details,
        trade=trade,
        status=standing.status,
        association_key=_association(details, random),
        application=standing.application,
    )
    if standing.application is not None:
        return _handed_in(firm, today, random)
    if standing.status is ProfileStatus.DRAFT:
        return replace(firm, details=_unfinished(details, random), association_key=None)
    return _verified(firm, today, random)


def _association(details: SupplierDetails, random: Random) -> str | None:
    municipality = _municipality_of(details)
    near = [each.key for each in region.ASSOCIATIONS if municipality in each.reach]
    return random.choice(near) if near and random.random() < JOINED_AN_ASSOCIATION else None


def _municipality_of(details: SupplierDetails) -> str:
    return _MUNICIPALITY_BY_PC4[(details.place.postcode or "")[:4]]


_MUNICIPALITY_BY_PC4 = {row["pc4"]: row["municipality_code"] for row in read_rows("postcodes_pc4.csv")}


def _handed_in(firm: DemoFirm, today: date, random: Random) -> DemoFirm:
    remark = random.choice(REMARKS) if firm.application is ApplicationStatus.RETURNED else None
    return replace(firm, submitted_on=today - timedelta(days=random.randint(1, 9)), remark=remark)


def _verified(firm: DemoFirm, today: date, random: Random) -> DemoFirm:
    """Within the year that a confirmation lasts; a lapsed firm let that year pass, and some are about to."""
    lapsed = firm.status is ProfileStatus.LAPSED
    days = random.randint(394, 520) if lapsed else random.randint(3, 350)
    suspended = firm.status is ProfileStatus.SUSPENDED
    if firm.status is ProfileStatus.LISTED and random.random() < OVERDUE:
        days = random.randint(367, 389)
    return replace(
        firm,
        verified_on=today - timedelta(days=days),
        verified_source=ClaimSource.BOARD if firm.association_key else ClaimSource.DESK,
        suspended_until=today + timedelta(days=random.randint(14, 90)) if suspended else None,
    )


def _unfinished(details: SupplierDetails, random: Random) -> SupplierDetails:
    """A registration that somebody stopped half-way."""
    if random.random() < 0.5:
        return replace(details, trade=TradeDetails(cpv_codes=details.trade.cpv_codes[:1]), certificates=())
    return replace(details, trade=TradeDetails(), certificates=(), social=frozenset())
