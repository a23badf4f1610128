"""What kinds of firms the demo region has: one TOML file a sector in data/trades."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Self

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Trade:
    """A trade with the building blocks of its firms.

    `firms` is a weight, `staff` the smallest and the largest size. In names, {surname} and {word} are filled
    in; in sentences {name}, {town} and {year}.
    """

    key: str
    name: str
    firms: int
    names: tuple[str, ...]
    cpv: tuple[str, ...]
    staff: tuple[int, int]
    certificates: tuple[str, ...]
    themes: tuple[str, ...]
    social: tuple[str, ...]
    opening: tuple[str, ...]
    work: tuple[str, ...]
    way: tuple[str, ...]
    english: str

    @classmethod
    def from_toml(cls, entry: dict[str, Any]) -> Self:
        values = {field.name: _frozen(entry[field.name]) for field in fields(cls)}
        return cls(**values)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def trades() -> tuple[Trade, ...]:
    """All trades, by sector and in the order of the files."""
    return tuple(
        Trade.from_toml(entry)
        for path in sorted((DATA / "trades").glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["trade"]
    )


def shares(total: int) -> list[tuple[Trade, int]]:
    """Divide `total` firms over the trades by weight (largest remainders), at least one each if there are enough."""
    weights = sum(trade.firms for trade in trades())
    exact = [(trade, total * trade.firms / weights) for trade in trades()]
    counts = {trade.key: int(share) for trade, share in exact}
    by_remainder = sorted(exact, key=lambda pair: -(pair[1] - int(pair[1])))
    for trade, _share in by_remainder[: total - sum(counts.values())]:
        counts[trade.key] += 1
    return [(trade, counts[trade.key]) for trade in trades()]
