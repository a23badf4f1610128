"""The filters as the page shows them: choices with labels and counts, and the chips of what is chosen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from app.core.i18n import _
from app.search.address import IN_FULL, Address, Parameters
from app.search.groups import (
    BOUNDS,
    CERTIFICATE,
    CHOICES,
    CPV,
    DISTANCES,
    GROUPS,
    MUNICIPALITY,
    SIZE,
    THEME,
    WORKS_IN,
    FilterGroup,
)
from app.search.names import Names
from app.suppliers.kinds import SizeClass
from search_index.fields import significant_digits
from search_index.results import Facet, SearchPage

MOST_OPTIONS = 15  # of one filter, until all are asked for
OPEN_AT_FIRST = (CPV, MUNICIPALITY, WORKS_IN)
LONG = (MUNICIPALITY, WORKS_IN, CERTIFICATE, THEME)
NO_FACET = Facet("", {})
# What is not counted may still give firms: those that work everywhere, and codes deeper than the facet goes.
UNCERTAIN = (CPV, WORKS_IN)


@dataclass(frozen=True)
class Option:
    """`count` is how many firms the choice would give, None when that was not counted."""

    value: str
    label: str
    count: int | None
    selected: bool


@dataclass(frozen=True)
class Choice:
    """A filter of which several options may be chosen, or one bound of a measure.

    `cleared` makes the link without what is chosen in it, `in_full` the one that shows the `number_hidden` rest.
    """

    key: str
    parameter: str
    legend: str
    options: tuple[Option, ...]
    is_open: bool
    number_chosen: int
    cleared: Parameters
    number_hidden: int = 0
    in_full: Parameters = field(default_factory=dict)


@dataclass(frozen=True)
class Chip:
    """Something that narrows the search; `parameters` make the link without it."""

    group: str
    label: str
    parameters: Parameters


@dataclass(frozen=True)
class Shelf:
    """What the options of a page are made from."""

    address: Address
    names: Names
    found: SearchPage
    home_codes: Collection[str]

    def options(self, group: FilterGroup, values: Iterable[str], facet: str | None = None) -> tuple[Option, ...]:
        found = self.found.facets.get(facet or group.field)
        counts = found.counts if found else {}
        otherwise = 0 if counts and group not in UNCERTAIN else None
        chosen = self.address.chosen.get(group.field, ())
        return tuple(
            Option(value, self.names.label(group.field, value), counts.get(value, otherwise), value in chosen)
            for value in values
        )

    def counted(self, facet: str) -> list[str]:
        """The values that give something, most first."""
        return list(self.found.facets.get(facet, NO_FACET).counts)


def choices(shelf: Shelf) -> tuple[Choice, ...]:
    """Filters with something to choose, the trade first and below it the groups of the divisions chosen."""
    shown: list[Choice] = []
    for group in CHOICES:
        options = shelf.options(group, _values(shelf, group), "cpv_division" if group is CPV else None)
        shown.append(_choice(shelf, group, options))
        if group is CPV:
            narrower = _choice(shelf, group, _below_division(shelf))
            shown.append(replace(narrower, key=f"{group.parameter}-narrower", legend=_("Narrower trade")))
    return tuple(each for each in shown if each.options)


def bounds(shelf: Shelf) -> tuple[Choice, ...]:
    """The measures, each with all of its steps; distance has no counts until there is a place."""
    steps = ((group, shelf.options(group, shelf.names.labels[group.field])) for group in BOUNDS)
    shown = [_choice(shelf, group, options) for group, options in steps]
    without_place = shelf.address.without_place().parameters()
    return tuple(
        replace(each, cleared=without_place, is_open=shelf.address.near is not None)
        if each.parameter == DISTANCES.parameter
        else each
        for each in shown
    )


def chips(address: Address, names: Names) -> tuple[Chip, ...]:
    """The words, each chosen value and the place, in the order of the filters."""
    shown = []
    if address.text:
        shown.append(Chip(_("Words"), f"“{address.text}”", address.without_text().parameters()))
    for group in GROUPS:
        for value in address.chosen.get(group.field, ()):
            label = names.label(group.field, value)
            if group in BOUNDS:
                label = f"{group.legend}: {label}"
            shown.append(Chip(str(group.legend), label, address.without(group, value).parameters()))
    if address.near:
        place = _("postcode %(postcode)s", postcode=address.near.label)
        shown.append(Chip(_("Measured from"), place, address.without_place().parameters()))
    return tuple(shown)


def _choice(shelf: Shelf, group: FilterGroup, options: tuple[Option, ...]) -> Choice:
    address = shelf.address
    chosen = sum(option.selected for option in options)
    hidden = set(shelf.counted(group.field)) - {option.value for option in options} if group in LONG else ()
    return Choice(
        key=group.parameter,
        parameter=group.parameter,
        legend=str(group.legend),
        options=options,
        is_open=bool(group in OPEN_AT_FIRST or chosen or group.parameter in address.in_full),
        number_chosen=chosen,
        cleared=address.without(group).parameters(),
        number_hidden=len(hidden),
        in_full={**address.parameters(), IN_FULL: sorted({*address.in_full, group.parameter})},
    )


def _values(shelf: Shelf, group: FilterGroup) -> list[str]:
    if group is CPV:
        chosen = [code for code in shelf.address.chosen.get(CPV.field, ()) if _division(code) == code]
        return list(dict.fromkeys((*shelf.counted("cpv_division"), *chosen)))
    if group is SIZE:
        return [size.value for size in SizeClass]
    counted = shelf.counted(group.field)
    if group.parameter in shelf.address.in_full:
        counted = sorted(counted, key=lambda value: shelf.names.label(group.field, value))
    else:
        counted = counted[:MOST_OPTIONS]
    values = (*counted, *shelf.address.chosen.get(group.field, ()))  # what is chosen is sent again by the form
    home_codes = shelf.home_codes if group in (MUNICIPALITY, WORKS_IN) else ()
    return list(dict.fromkeys((*home_codes, *values)))


def _below_division(shelf: Shelf) -> tuple[Option, ...]:
    """Groups inside the divisions of the chosen codes, and chosen codes deeper than that."""
    chosen = shelf.address.chosen.get(CPV.field, ())
    divisions = {_division(code) for code in chosen}
    groups = [code for code in shelf.counted("cpv_group") if _division(code) in divisions]
    deeper = [code for code in chosen if code not in divisions]
    return shelf.options(CPV, dict.fromkeys((*groups, *deeper)), "cpv_group")


def _division(code: str) -> str:
    return f"{significant_digits(code)[:2]}000000"


def number_chosen(address: Address) -> int:
    """How many filter values narrow the search."""
    return sum(len(values) for values in address.chosen.values())
