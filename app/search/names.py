"""What the codes in filters and on cards are called, in the language of the reader."""

from dataclasses import dataclass
from functools import cache

from app.core.i18n import _, language, ngettext
from app.organisations.queries import themes
from app.reference.names import certificate_names, cpv_names, municipality_names
from app.search.groups import (
    CERTIFICATE,
    CPV,
    DISTANCES,
    MUNICIPALITY,
    SIZE,
    SOCIAL,
    THEME,
    VERIFIED,
    WORKS_IN,
)
from app.suppliers.kinds import SizeClass, SocialKind
from app.suppliers.labels import SIZES
from app.suppliers.labels import SOCIAL as SOCIAL_LABELS
from search_index.fields import DISTANCE, VERIFIED_WITHIN

MONTH = 30  # days, rounded down: the choices are quarters, halves and whole years


@dataclass(frozen=True)
class Names:
    """The label of every value that a filter may have, by field of the index. CPV codes have eight digits."""

    labels: dict[str, dict[str, str]]

    def label(self, field: str, value: str) -> str:
        return self.labels[field].get(value, value)

    def knows(self, field: str, value: str) -> bool:
        return value in self.labels[field]


def load_names() -> Names:
    """One query: themes are the region's own, all else changes only with a new release."""
    municipalities, code = municipality_names(), language()
    return Names(
        {
            **_fixed_labels(code),
            MUNICIPALITY.field: municipalities,
            WORKS_IN.field: municipalities,
            CERTIFICATE.field: certificate_names(),
            THEME.field: {theme.key: theme.label(code) for theme in themes()},
        }
    )


@cache
def _fixed_labels(code_of_language: str) -> dict[str, dict[str, str]]:
    """In the language of the reader, which is the one named."""
    return {
        CPV.field: {code.partition("-")[0]: label for code, label in cpv_names(code_of_language).items()},
        SIZE.field: {size.value: str(SIZES[size]) for size in SizeClass},
        SOCIAL.field: {kind.value: str(SOCIAL_LABELS[kind]) for kind in SocialKind},
        DISTANCES.field: {str(km): _("%(km)s km", km=km) for km in DISTANCE.steps},
        VERIFIED.field: {str(days): _period(days) for days in VERIFIED_WITHIN.steps},
    }


def _period(days: int) -> str:
    months = days // MONTH
    if months < 12:
        return str(ngettext("in the last %(num)s month", "in the last %(num)s months", months))
    return str(ngettext("in the last year", "in the last %(num)s years", months // 12))
