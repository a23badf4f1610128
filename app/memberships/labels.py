"""Interests in words."""

from app.core.i18n import Text, lazy
from app.memberships.models import InterestKind

KINDS: dict[InterestKind, Text] = {
    InterestKind.OWNER: lazy("I own it, or a part of it"),
    InterestKind.EMPLOYER: lazy("I work there"),
}
