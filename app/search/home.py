"""What the search shows on the home page."""

from typing import Any

from app.core.clock import today
from app.core.i18n import Text, lazy
from app.search.queries import region_numbers

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
