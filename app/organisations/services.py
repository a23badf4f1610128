"""Set up the region and its organisations."""

from datetime import date

from app.core.db import session
from app.organisations.models import Association, Region, RegionMunicipality, Theme


def set_up_region(*, name: str, colour: str, theme: str | None = None) -> Region:
    """Make the region, or change its name and colours."""
    region = session.get(Region, 1) or Region()
    region.name, region.colour, region.theme = name, colour, theme
    session.add(region)
    return region


def add_municipality(code: str, *, joined_on: date) -> RegionMunicipality:
    member = RegionMunicipality(municipality_code=code, joined_on=joined_on)
    session.add(member)
    return member


def add_association(
    *, key: str, name: str, joined_on: date, municipality_code: str | None = None, decision_days: int = 10
) -> Association:
    association = Association(
        key=key, name=name, municipality_code=municipality_code, decision_days=decision_days, joined_on=joined_on
    )
    session.add(association)
    session.flush()  # its id is what roles and memberships point at
    return association


def add_theme(*, key: str, label_nl: str, label_en: str) -> None:
    session.merge(Theme(key=key, label_nl=label_nl, label_en=label_en))
