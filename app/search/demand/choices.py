"""What the desk can narrow the gap board by: read from an address, without ever failing."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from werkzeug.datastructures import MultiDict

from app.core.i18n import Text, lazy
from app.search.demand.queries import Narrowing

PERIODS: dict[str, tuple[int, Text]] = {
    "4": (28, lazy("The last 4 weeks")),
    "13": (91, lazy("The last 13 weeks")),
    "52": (364, lazy("The last 52 weeks")),
}
RESULTS: dict[str, tuple[tuple[int, ...], Text]] = {
    "": ((0, 1, 2), lazy("Nothing, or one or two firms")),
    "niets": ((0,), lazy("Nothing")),
    "weinig": ((1, 2), lazy("One or two firms")),
}


@dataclass(frozen=True)
class Choices:
    """The values of the address, each one that exists."""

    period: str
    result: str
    group: str
    place: str
    handled: bool

    def narrowing(self, today: date) -> Narrowing:
        days, _label = PERIODS[self.period]
        hits, _label = RESULTS[self.result]
        return Narrowing(today - timedelta(days=days - 1), hits, self.group, self.place, self.handled)

    def parameters(self) -> dict[str, Any]:
        """For a link to the same rows."""
        given = {
            "weken": self.period,
            "resultaat": self.result,
            "vak": self.group,
            "gemeente": self.place,
            "afgehandeld": "1" if self.handled else "",
        }
        return {name: value for name, value in given.items() if value}


def read_choices(args: MultiDict[str, str]) -> Choices:
    period, result = args.get("weken", ""), args.get("resultaat", "")
    return Choices(
        period=period if period in PERIODS else "13",
        result=result if result in RESULTS else "",
        group=_code(args.get("vak", ""), ""),
        place=_code(args.get("gemeente", ""), "GM"),
        handled=args.get("afgehandeld") == "1",
    )


def _code(given: str, prefix: str) -> str:
    digits = given.removeprefix(prefix)
    return given if given.startswith(prefix) and digits.isascii() and digits.isdigit() and len(given) <= 8 else ""
