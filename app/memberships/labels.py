"""Interests, and the acts on them, in words."""

from app.core.i18n import Text, lazy
from app.memberships.models import InterestKind

KINDS: dict[InterestKind, Text] = {
    InterestKind.OWNER: lazy("I own it, or a part of it"),
    InterestKind.EMPLOYER: lazy("I work there"),
}

ACTS: dict[str, Text] = {
    "interest.declared": lazy("Interest in a firm declared"),
}
