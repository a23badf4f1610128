"""The region and its associations."""

from datetime import date
from typing import Any

from app.organisations import services
from app.organisations.models import Association
from tests.factories import next_number, save

JOINED = date(2020, 1, 1)


def make_association(**values: Any) -> Association:
    number = next_number()
    defaults = {"key": f"association-{number}", "name": f"Ondernemers van wijk {number}", "joined_on": JOINED}
    return save(Association(**{**defaults, **values}))


def make_region(name: str = "Regio Voorbeeld", *, colour: str = "#1f5f4f") -> None:
    """With Bunnik, Wijk bij Duurstede and Zeist."""
    region = services.set_up_region(name=name, colour=colour)
    for code in ("GM0312", "GM0352", "GM0355"):
        services.add_municipality(code, joined_on=JOINED)
    save(region)
