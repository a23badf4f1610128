"""What a profile still lacks before it can be handed in, and what would make it better."""

from dataclasses import dataclass

from app.core.i18n import Text, lazy
from app.suppliers.models import Supplier

SHORTEST_DESCRIPTION = 40


@dataclass(frozen=True)
class Gap:
    """`step` is the step of the registration where it can be filled."""

    step: str
    text: Text


@dataclass(frozen=True)
class Progress:
    """`done` of `total` things are filled in, needed or not; `extras` are those that are missing and not needed."""

    done: int
    total: int
    extras: tuple[Gap, ...]

    @property
    def is_complete(self) -> bool:
        return self.done == self.total


def gaps(supplier: Supplier) -> list[Gap]:
    return [Gap(step, text) for step, present, text in _demands(supplier) if not present]


def progress(supplier: Supplier) -> Progress:
    wishes = _wishes(supplier)
    extras = tuple(Gap(step, text) for step, present, text in wishes if not present)
    total = len(_demands(supplier)) + len(wishes)
    return Progress(total - len(gaps(supplier)) - len(extras), total, extras)


def _wishes(supplier: Supplier) -> list[tuple[str, bool, Text]]:
    """What buyers look at, and nobody has to give."""
    return [
        ("extras", bool(supplier.references), lazy("A project that you are proud of")),
        ("extras", bool(supplier.languages), lazy("The languages that you speak")),
        ("contact", bool(supplier.website), lazy("The address of your website")),
    ]


def _demands(supplier: Supplier) -> list[tuple[str, bool, Text]]:
    numbered = bool(supplier.kvk_number) if supplier.country == "NL" else bool(supplier.foreign_id)
    return [
        ("identity", numbered, lazy("The registration number of your firm")),
        ("identity", supplier.legal_form is not None, lazy("The legal form")),
        ("place", bool(supplier.postcode and supplier.town), lazy("Postcode and town of your firm")),
        ("place", supplier.service_area is not None, lazy("The area where you work")),
        ("trade", bool(supplier.cpv), lazy("At least one kind of work (CPV code)")),
        (
            "trade",
            len(supplier.description_nl or "") >= SHORTEST_DESCRIPTION,
            lazy("A description of at least %(n)s characters", n=SHORTEST_DESCRIPTION),
        ),
        ("qualities", supplier.staff is not None, lazy("How many people work at your firm")),
        ("contact", bool(supplier.email), lazy("An e-mail address for buyers")),
    ]
