"""Five years of invented purchases, to see how evenly each method spreads invitations.

Firms differ in how high they stand on a longlist, as they do in a search; new ones join all the time. Every method
gets the same firms, purchases and longlists. Nothing here is about a real firm.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from app.sourcing.policy.kinds import SelectionMethod
from app.sourcing.rotation.methods import Candidate, Rules, select

FIRST_DAY = date(2021, 1, 4)
CLASSES, FIRMS_PER_CLASS, NEW_FIRMS_PER_YEAR = 6, 20, 18
MUNICIPALITIES = 5
PURCHASES_PER_YEAR = 150
LONGLIST, PLACES = (6, 18), (3, 5)  # from, to
LOOK_BACK = timedelta(days=730)
NEW_FOR = timedelta(days=365)  # so long a firm counts as new in the figures
OFTEN = 5  # longlists: with fewer a firm had no fair chance, whatever the method


@dataclass
class Firm:
    """`merit` decides how high it stands on longlists; `turns` are the listings that asked it."""

    number: int
    classes: frozenset[int]
    merit: float
    listed_on: date
    listings: list["Purchase"] = field(default_factory=list)
    turns: list["Purchase"] = field(default_factory=list)


@dataclass(frozen=True)
class Purchase:
    """`size` is how many firms its longlist has at most, `noise` the seed of all chance in it."""

    day: date
    cpv_class: int
    buyer: int
    size: int
    places: int
    noise: int

    @property
    def category(self) -> int:
        return self.cpv_class % 2


@dataclass(frozen=True)
class Spread:
    """How even it was, over firms that stood on longlists.

    `gini` is of turns per longlist (0: all alike, 1: one firm has all); `newcomers` the share of turns for firms listed
    less than a year; `never` the share of the firms on five longlists or more that were never asked; `longest_wait`
    how many longlists in a row a firm stood on without being asked, and `longest_wait_days` the days between two turns
    of a firm, or from its first longlist to its first turn.
    """

    method: SelectionMethod
    turns: int
    gini: float
    newcomers: float
    never: float
    longest_wait: int
    longest_wait_days: int


def simulate(method: SelectionMethod, *, years: int, seed: int) -> Spread:
    """The same world for each method with the same seed."""
    chance = Random(seed)  # noqa: S311 - an invented world, which must come out alike each time
    firms = list(_firms(chance, years))
    last_sets: dict[tuple[int, int], set[int]] = {}
    for purchase in list(_purchases(chance, years)):
        _invite(method, purchase, firms, last_sets)
    return _spread(method, firms)


def _firms(chance: Random, years: int) -> Iterator[Firm]:
    settled = CLASSES * FIRMS_PER_CLASS
    for number in range(settled + NEW_FIRMS_PER_YEAR * years):
        age = chance.randrange(1000) if number < settled else -chance.randrange(365 * years)
        classes = frozenset({chance.randrange(CLASSES), chance.randrange(CLASSES)})
        yield Firm(number, classes, chance.random(), FIRST_DAY - timedelta(days=age))


def _purchases(chance: Random, years: int) -> Iterator[Purchase]:
    days = sorted(chance.randrange(365 * years) for _ in range(PURCHASES_PER_YEAR * years))
    for day in days:
        yield Purchase(
            day=FIRST_DAY + timedelta(days=day),
            cpv_class=min(chance.randrange(CLASSES), chance.randrange(CLASSES)),  # some trades are bought more often
            buyer=chance.randrange(MUNICIPALITIES),
            size=chance.randint(*LONGLIST),
            places=chance.randint(*PLACES),
            noise=chance.randrange(10**9),
        )


def _invite(
    method: SelectionMethod, purchase: Purchase, firms: Sequence[Firm], last_sets: dict[tuple[int, int], set[int]]
) -> None:
    """Put able firms on a longlist, let the method choose, and note the turns."""
    chance = Random(purchase.noise)  # noqa: S311 - as above
    able = [firm for firm in firms if purchase.cpv_class in firm.classes and firm.listed_on <= purchase.day]
    longlist = sorted(able, key=lambda firm: -firm.merit - chance.random())[: purchase.size]
    last_set = last_sets.get((purchase.buyer, purchase.cpv_class), set())
    rules = Rules(method=method, places=purchase.places, since=purchase.day - LOOK_BACK, today=purchase.day)
    known = [_candidate(firm, rank, purchase, last_set) for rank, firm in enumerate(longlist, start=1)]
    chosen = {each.candidate.supplier_id for each in select(known, rules, purchase.noise) if each.ground.is_proposed}
    last_sets[purchase.buyer, purchase.cpv_class] = chosen
    for firm in longlist:
        firm.listings.append(purchase)
        if firm.number in chosen:
            firm.turns.append(purchase)


def _candidate(firm: Firm, rank: int, purchase: Purchase, last_set: set[int]) -> Candidate:
    recent = [turn for turn in firm.turns if turn.day > purchase.day - LOOK_BACK]
    return Candidate(
        supplier_id=firm.number,
        rank=rank,
        listed_on=firm.listed_on,
        turns=len(recent),
        turns_in_category=sum(turn.category == purchase.category for turn in recent),
        turns_in_class=sum(turn.cpv_class == purchase.cpv_class for turn in recent),
        turns_by_buyer=sum(turn.buyer == purchase.buyer for turn in recent),
        last_turn=firm.turns[-1].day if firm.turns else None,
        in_last_set=firm.number in last_set,
    )


def _spread(method: SelectionMethod, firms: Sequence[Firm]) -> Spread:
    turns = [(firm, turn.day) for firm in firms for turn in firm.turns]
    often = [firm for firm in firms if len(firm.listings) >= OFTEN]
    waits = [_waits(firm) for firm in often]
    return Spread(
        method=method,
        turns=len(turns),
        gini=gini([len(firm.turns) / len(firm.listings) for firm in often]),
        newcomers=sum(day - firm.listed_on <= NEW_FOR for firm, day in turns) / len(turns),
        never=sum(not firm.turns for firm in often) / len(often),
        longest_wait=max(lists for lists, _days in waits),
        longest_wait_days=max(days for _lists, days in waits),
    )


def _waits(firm: Firm) -> tuple[int, int]:
    """The most longlists in a row without a turn, and the most days."""
    asked, lists, most, days, since = set(firm.turns), 0, 0, 0, firm.listings[0].day
    for listing in firm.listings:
        days = max(days, (listing.day - since).days)
        if listing in asked:
            lists, since = 0, listing.day
        else:
            lists += 1
        most = max(most, lists)
    return most, days


def gini(values: Sequence[float]) -> float:
    """How unequal the values are, 0 to 1 (Gini 1912, in the form with ranks: Σ(2i − n − 1)xᵢ / (n Σxᵢ))."""
    ordered, total = sorted(values), sum(values)
    if not total:
        return 0.0
    count = len(ordered)
    return sum((2 * rank - count - 1) * value for rank, value in enumerate(ordered, start=1)) / (count * total)
