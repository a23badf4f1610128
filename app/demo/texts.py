"""Descriptions in plain Dutch (B1), put together from the sentences of a trade and some that fit all."""

import tomllib
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from app.demo.trades import DATA, Trade

SHORTEST, LONGEST = 40, 120  # words


@dataclass(frozen=True)
class Facts:
    """What the sentences may mention."""

    name: str
    town: str
    year: int
    staff: int


def dutch(trade: Trade, facts: Facts, random: Random) -> str:
    """A text of 40 to 120 words."""
    phrases = _phrases()
    sentences = [
        random.choice(trade.opening),
        *random.sample(trade.work, random.choice((3, 3, 4))),
        *random.sample(trade.way, random.choice((1, 1, 2))),
        random.choice(phrases["alone" if facts.staff <= 2 else "team"]),
        random.choice(phrases["any"]),
    ]
    return _with_length(sentences, facts, random)


def english(trade: Trade, facts: Facts, random: Random) -> str:
    return _filled(f"{trade.english} {random.choice(_phrases()['english'])}", facts)


def _with_length(sentences: list[str], facts: Facts, random: Random) -> str:
    text = _filled(" ".join(sentences), facts)
    while len(text.split()) > LONGEST:
        sentences.pop()
        text = _filled(" ".join(sentences), facts)
    while len(text.split()) < SHORTEST:
        sentences.append(random.choice([each for each in _phrases()["any"] if each not in sentences]))
        text = _filled(" ".join(sentences), facts)
    return text


def _filled(text: str, facts: Facts) -> str:
    return text.format(name=facts.name, town=facts.town, year=facts.year, staff=facts.staff)


@cache
def _phrases() -> dict[str, Any]:
    return tomllib.loads((DATA / "phrases.toml").read_text(encoding="utf-8"))
