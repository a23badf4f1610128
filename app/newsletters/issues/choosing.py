"""What somebody ticked and numbered on the page of an issue's content."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.newsletters.issues.offering import Offer
from app.newsletters.sections import Section

LARGEST_PLACE = 9999


def chosen_in(form: Mapping[str, Any], offers: Sequence[tuple[Section, Sequence[Offer]]]) -> list[Offer]:
    """By section, in the order of the numbers beside them; those without a number come last, as they stood."""
    chosen = []
    for _section, some in offers:
        ticked = [offer for offer in some if f"take-{offer.key}" in form]
        chosen += sorted(ticked, key=lambda offer: _place(form.get(f"place-{offer.key}", "")))
    return chosen


def _place(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else LARGEST_PLACE + 1
