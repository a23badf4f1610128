"""Kinds of interest in a firm and of ends of a membership, and what people call them."""

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


class EndedBy(StrEnum):
    """Who ended a membership. With a dispute the firm says that it never was a member."""

    BOARD = "board"
    FIRM = "firm"
    DISPUTE = "dispute"
