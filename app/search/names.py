"""What the codes in filters and on cards are called, in the language of the reader."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from app.core.db import session
from app.core.i18n import _, language, ngettext
from app.organisations.queries import themes
from app.reference.models import CpvCode
from app.reference.names import certificate_names, municipality_names
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


def load_names(cpv_codes: Collection[str]) -> Names:
    """Names for all choices, and for these CPV codes beside the divisions and groups."""
    municipalities, certificates = municipality_names(), certificate_names()
    code = language()
    return Names(
        {
            CPV.field: _cpv_labels(cpv_codes, code),
            MUNICIPALITY.field: municipalities,
            WORKS_IN.field: municipalities,
            SIZE.field: {size.value: str(SIZES[size]) for size in SizeClass},
            CERTIFICATE.field: certificates,
            SOCIAL.field: {kind.value: str(SOCIAL_LABELS[kind]) for kind in SocialKind},
            THEME.field: {theme.key: theme.label(code) for theme in themes()},
            DISTANCES.field: {str(km): _("%(km)s km", km=km) for km in DISTANCE.steps},
            VERIFIED.field: {str(days): _period(days) for days in VERIFIED_WITHIN.steps},
        }
    )


def _cpv_labels(codes: Collection[str], code_of_language: str) -> dict[str, str]:
    digits = func.substr(CpvCode.code, 1, 8)
    label = CpvCode.label_en if code_of_language == "en" else CpvCode.label_nl
    wanted = or_(CpvCode.level.in_(("division", "group")), digits.in_(codes))
    return dict(session.execute(select(digits, label).where(wanted)).all())


def _period(days: int) -> str:
    months = days // MONTH
    if months < 12:
        return str(ngettext("in the last %(num)s month", "in the last %(num)s months", months))
    return str(ngettext("in the last year", "in the last %(num)s years", months // 12))
