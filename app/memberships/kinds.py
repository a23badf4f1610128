"""Kinds of interest in a firm, and what people call them."""

from enum import StrEnum

from app.core.i18n import Text, lazy


class InterestKind(StrEnum):
    """Ties to a firm only: none through family or friends is ever stored."""

    OWNER = "owner"
    EMPLOYER = "employer"


KIND_NAMES: dict[InterestKind, Text] = {
    InterestKind.OWNER: lazy("I own it, or a part of it"),
    InterestKind.EMPLOYER: lazy("I work there"),
}
