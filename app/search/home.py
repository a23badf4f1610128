"""What the search shows on the home page, and on those of municipalities."""

from typing import Any

from app.core.clock import today
from app.core.i18n import Text, lazy
from app.organisations.bodies import Body
from app.search.queries import number_of_firms, region_numbers

EXAMPLES: tuple[Text, ...] = (
    lazy("gardener"),
    lazy("catering"),
    lazy("solar panels"),
    lazy("painter"),
    lazy("cleaning"),
)


def hero() -> dict[str, Any]:
    return {"examples": EXAMPLES}


def numbers() -> dict[str, Any]:
    return {"numbers": region_numbers(today())}


def firms_of(body: Body) -> dict[str, Any] | None:
    """For slots.BODY_PANELS: the firms of a municipality. Who is a member of an association is no way to search."""
    if body.municipality_code is None:
        return None
    return {"code": body.municipality_code, "firms": number_of_firms(body.municipality_code)}
