"""Whether the engines found the same: what finds less would win any race."""

from collections.abc import Iterable
from statistics import mean

from tests.bench.racing import Race, Result
from tests.bench.tables import OURS, table

HEADS = ("literal questions: same total and counts", "all: same total", "firms found, mean", "by ours, of the same")


def agreement(race: Race) -> str:
    """Over the questions that each engine and ours both answered."""
    ours = race.results.get(OURS)
    if ours is None or not ours.replies:
        return ""
    return table(("engine", *HEADS), (_row(race, ours, each) for each in race.ran if each is not ours))


def _row(race: Race, ours: Result, other: Result) -> tuple[str, ...]:
    literal = [number for number in other.replies if race.questions[number].is_literal]
    same = len(literal) - len(_differing(race, ours, other))
    same_total = sum(reply.total == ours.replies[number].total for number, reply in other.replies.items())
    return (
        other.name,
        f"{same:,} of {len(literal):,}",
        f"{same_total:,} of {len(other.replies):,}",
        _mean(reply.total for reply in other.replies.values()),
        _mean(ours.replies[number].total for number in other.replies),
    )


def _mean(totals: Iterable[int]) -> str:
    return f"{mean(totals):,.1f}"


def disagreements(race: Race) -> list[str]:
    """A line for each engine that differs from ours where nobody stems: then one of the two is wrong."""
    ours = race.results.get(OURS)
    if ours is None or not ours.replies:
        return []
    lines = []
    for other in race.ran:
        if numbers := _differing(race, ours, other):
            first = race.questions[numbers[0]]
            lines.append(f"{race.size:,} firms: {other.name} and {OURS} differ {len(numbers)} times, first on {first}")
    return lines


def _differing(race: Race, ours: Result, other: Result) -> list[int]:
    """The literal questions to which total or counts are not the same."""
    return [
        number
        for number, reply in other.replies.items()
        if race.questions[number].is_literal
        and (reply.total, reply.counts) != (ours.replies[number].total, ours.replies[number].counts)
    ]
