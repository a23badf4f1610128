"""The filters of the search page: one table, in the order of the page."""

from dataclasses import dataclass

from app.core.i18n import Text, lazy
from search_index.fields import DISTANCE, VERIFIED_WITHIN


@dataclass(frozen=True, eq=False)
class FilterGroup:
    """Choices that belong together: any of them is enough.

    `parameter` is the name in the address, `field` the one in the index; `sentence` says the choices
    (`%(values)s`) inside a sentence about firms.
    """

    parameter: str
    field: str
    legend: Text
    sentence: Text


CPV = FilterGroup("cpv", "cpv", lazy("Trade"), lazy("with trade %(values)s"))
MUNICIPALITY = FilterGroup("gemeente", "municipality", lazy("Based in"), lazy("based in %(values)s"))
WORKS_IN = FilterGroup("werkt_in", "works_in", lazy("Works in"), lazy("working in %(values)s"))
SIZE = FilterGroup("grootte", "size", lazy("Size"), lazy("of size %(values)s"))
CERTIFICATE = FilterGroup("keurmerk", "certificate", lazy("Certification"), lazy("with a valid %(values)s"))
SOCIAL = FilterGroup("sociaal", "social", lazy("Social"), lazy("marked %(values)s"))
THEME = FilterGroup("thema", "theme", lazy("Theme"), lazy("on theme %(values)s"))
DISTANCES = FilterGroup("afstand", DISTANCE.name, lazy("Distance"), lazy("within %(values)s"))
VERIFIED = FilterGroup("geverifieerd", VERIFIED_WITHIN.name, lazy("Verified"), lazy("verified %(values)s"))

CHOICES = (CPV, MUNICIPALITY, WORKS_IN, SIZE, CERTIFICATE, SOCIAL, THEME)
BOUNDS = (DISTANCES, VERIFIED)
GROUPS = CHOICES + BOUNDS
FACETS_ASKED = (
    "cpv_division",
    "cpv_group",
    *(group.field for group in GROUPS if group is not CPV),
)
