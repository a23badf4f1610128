"""A draw by lot that can be done again: by the seed, and by the numbers of the firms alone."""

from collections.abc import Collection
from datetime import date
from hashlib import sha256


def draw(ids: Collection[int], *, seed: str, number: int) -> list[int]:
    """The firms whose number, behind the seed, has the smallest SHA-256; the order of `ids` does not matter."""
    return sorted(ids, key=lambda each: sha256(f"{seed}:{each}".encode()).digest())[:number]


def month_of(day: date) -> str:
    """`2026-11`, which sorts."""
    return f"{day:%Y-%m}"
