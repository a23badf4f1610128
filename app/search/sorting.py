"""The orders that a list of firms can have, and what they are called."""

from dataclasses import dataclass

from app.core.i18n import Text, _, lazy
from app.search.address import SORT_WORDS, Address
from search_index.query import Sort

LABELS: dict[Sort, Text] = {
    Sort.RELEVANCE: lazy("Best match"),
    Sort.DISTANCE: lazy("Distance"),
    Sort.NAME: lazy("Name"),
    Sort.VERIFIED: lazy("Verified last"),
}
IN_SENTENCE: dict[Sort, Text] = {
    Sort.RELEVANCE: lazy("best match first"),
    Sort.DISTANCE: lazy("nearest first"),
    Sort.NAME: lazy("by name"),
    Sort.VERIFIED: lazy("last verified first"),
}


@dataclass(frozen=True)
class SortOption:
    """`word` is what the address says."""

    word: str
    label: str
    is_current: bool


def sort_options(address: Address) -> tuple[SortOption, ...]:
    """By distance only when there is a place to measure from."""
    return tuple(
        SortOption(
            word=word,
            label=_label(sort, address),
            is_current=sort is address.sort,
        )
        for word, sort in SORT_WORDS.items()
        if sort is not Sort.DISTANCE or address.near
    )


def _label(sort: Sort, address: Address) -> str:
    if sort is Sort.RELEVANCE and not address.text:
        return str(_("Random order"))
    return str(LABELS[sort])


def order_in_words(sort: Sort, *, has_text: bool) -> str:
    """Without words nothing is more relevant than the rest: then the seed alone decides."""
    if sort is Sort.RELEVANCE and not has_text:
        return str(_("in random order"))
    return str(IN_SENTENCE[sort])
