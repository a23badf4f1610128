"""Who is proposed: pure functions from facts about the candidates to an order, and from that to a set.

Every method gives a key; the smaller it is, the earlier a firm's turn. What is equal by the key is decided by a draw
that anybody can repeat: criteria first, then rotation, and chance only between equals.

A firm that is new has had no turns, which would put it before everybody; counted from today it would never come up. So
where time counts, it waits since the day it was listed, and where turns count, it is credited with the turns that the
others had on average in the part of the look-back in which it was not listed yet: it neither jumps the queue nor
starves.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from app.sourcing.policy.kinds import IncumbentRule, SelectionMethod


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What is known of a firm on a longlist. Turns count within the look-back; `last_turn` and `awards` may be older.

    `rank` is that on the longlist; `is_out` that it was excluded from the file or is no longer listed.
    """

    supplier_id: int
    rank: int
    listed_on: date
    found: int = 0
    longlisted: int = 0
    turns: int = 0
    turns_in_category: int = 0
    turns_in_class: int = 0
    turns_by_buyer: int = 0
    last_turn: date | None = None
    awards: int = 0
    in_last_set: bool = False
    is_incumbent: bool = False
    is_out: bool = False

    @property
    def is_newcomer(self) -> bool:
        return self.last_turn is None

    @property
    def waits_since(self) -> date:
        return self.last_turn or self.listed_on


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What the policy says; `since` is the first day of the look-back, `places` how many firms are invited."""

    method: SelectionMethod
    places: int
    since: date
    today: date
    most_turns: int | None = None
    newcomer_seat: bool = True
    incumbent_rule: IncumbentRule = IncumbentRule.AS_ANY_OTHER


class Ground(StrEnum):
    """Why a firm is proposed, or why not."""

    IN_TURN = "in_turn"
    NEWCOMER_SEAT = "newcomer_seat"
    OUTSIDE_LAST_SET = "outside_last_set"
    LATER_TURN = "later_turn"
    GAVE_WAY = "gave_way"  # its place went to a newcomer, or to a firm from outside the last set
    OUT = "out"
    INCUMBENT = "incumbent"
    MOST_TURNS = "most_turns"

    @property
    def is_proposed(self) -> bool:
        return self in (Ground.IN_TURN, Ground.NEWCOMER_SEAT, Ground.OUTSIDE_LAST_SET)


@dataclass(frozen=True)
class Placed:
    """`place` is the firm's number in the order, None for who does not take part; `drawn` that chance put it there."""

    candidate: Candidate
    place: int | None
    ground: Ground
    drawn: bool = False


Key = tuple[Fraction | date | int, ...]
Method = Callable[[Sequence[Candidate], Rules], Mapping[int, Key]]  # the key by supplier_id


def by_rank(candidates: Sequence[Candidate], _rules: Rules) -> Mapping[int, Key]:
    return {each.supplier_id: (each.rank,) for each in candidates}


def by_wait(candidates: Sequence[Candidate], _rules: Rules) -> Mapping[int, Key]:
    """The longest without a turn first."""
    return {each.supplier_id: (each.waits_since,) for each in candidates}


def by_turns(counted: Callable[[Candidate], int]) -> Method:
    """The fewest turns first, with the credit of a newcomer; among equals the one that waits longest."""

    def keys(candidates: Sequence[Candidate], rules: Rules) -> Mapping[int, Key]:
        mean = _mean([counted(each) for each in candidates if each.listed_on <= rules.since])
        return {
            each.supplier_id: (counted(each) + mean * _share_before(each.listed_on, rules), each.waits_since)
            for each in candidates
        }

    return keys


def _mean(turns: Sequence[int]) -> Fraction:
    return Fraction(sum(turns), len(turns)) if turns else Fraction(0)


def _share_before(listed_on: date, rules: Rules) -> Fraction:
    """The part of the look-back that was over when the firm was listed, 0 to 1."""
    length = (rules.today - rules.since).days
    if length <= 0:
        return Fraction(0)
    return Fraction(min(max((listed_on - rules.since).days, 0), length), length)


METHODS: dict[SelectionMethod, Method] = {
    SelectionMethod.RANKING: by_rank,
    SelectionMethod.LEAST_RECENTLY_INVITED: by_wait,
    SelectionMethod.FEWEST_IN_CATEGORY: by_turns(lambda each: each.turns_in_category),
    SelectionMethod.FEWEST_IN_CLASS: by_turns(lambda each: each.turns_in_class),
    SelectionMethod.FEWEST_BY_BUYER: by_turns(lambda each: each.turns_by_buyer),
}


def select(candidates: Iterable[Candidate], rules: Rules, seed: int) -> list[Placed]:
    """Everybody in order, with who is proposed; those who do not take part come last, by rank.

    The same candidates, rules and seed give the same answer, in whatever order they come.
    """
    known = sorted(candidates, key=lambda each: each.rank)
    barred = {each.supplier_id: ground for each in known if (ground := _bar(each, rules)) is not None}
    queue, drawn = _in_order([each for each in known if each.supplier_id not in barred], rules, seed)
    grounds = _grounds(queue, rules)
    placed = [
        Placed(each, place, grounds[each.supplier_id], each.supplier_id in drawn)
        for place, each in enumerate(queue, start=1)
    ]
    return placed + [Placed(each, None, barred[each.supplier_id]) for each in known if each.supplier_id in barred]


def _bar(candidate: Candidate, rules: Rules) -> Ground | None:
    if candidate.is_out:
        return Ground.OUT
    if candidate.is_incumbent and rules.incumbent_rule is IncumbentRule.LEFT_OUT:
        return Ground.INCUMBENT
    if rules.most_turns is not None and candidate.turns >= rules.most_turns:
        return Ground.MOST_TURNS
    return None


def _in_order(candidates: Sequence[Candidate], rules: Rules, seed: int) -> tuple[list[Candidate], set[int]]:
    """The queue, and whom the draw put on one side of the last place where an equal stands on the other."""
    keys = METHODS[rules.method](candidates, rules)
    queue = sorted(candidates, key=lambda each: (*keys[each.supplier_id], lot(seed, each.supplier_id)))
    if not 0 < rules.places < len(queue):
        return queue, set()
    last, next_one = (keys[queue[place].supplier_id] for place in (rules.places - 1, rules.places))
    return queue, {each.supplier_id for each in queue if keys[each.supplier_id] == last} if last == next_one else set()


def lot(seed: int, supplier_id: int) -> str:
    """What a firm draws: SHA-256 of the seed and its number. Whoever has both can repeat it."""
    return hashlib.sha256(f"{seed}:{supplier_id}".encode()).hexdigest()


def _grounds(queue: Sequence[Candidate], rules: Rules) -> dict[int, Ground]:
    """The first places, in which the last one makes way for a newcomer and for somebody from outside the last set.

    Of a single place nobody makes way: who is first is asked.
    """
    chosen, rest = list(queue[: rules.places]), list(queue[rules.places :])
    grounds = {each.supplier_id: Ground.IN_TURN for each in chosen} | {
        each.supplier_id: Ground.LATER_TURN for each in rest
    }
    wishes: list[tuple[Ground, Callable[[Candidate], bool]]] = [
        (Ground.OUTSIDE_LAST_SET, lambda each: not each.in_last_set)
    ]
    if rules.newcomer_seat:
        wishes.insert(0, (Ground.NEWCOMER_SEAT, lambda each: each.is_newcomer))
    for ground, wanted in wishes if rules.places > 1 else []:
        found = next(filter(wanted, rest), None)
        if found is None or any(map(wanted, chosen)):
            continue
        leaving = next(each for each in reversed(chosen) if grounds[each.supplier_id] is Ground.IN_TURN)
        grounds[leaving.supplier_id], grounds[found.supplier_id] = Ground.GAVE_WAY, ground
        chosen[chosen.index(leaving)] = found
        rest.remove(found)
    return grounds
