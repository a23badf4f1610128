"""What happened to applications."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class ApplicationSubmitted:
    application_id: int


@dataclass(frozen=True)
class ApplicationDecided:
    application_id: int


class Cause(StrEnum):
    """Why a case went from a board to the desk; that a board leaves it says nothing of why (PRODUCT.md §2)."""

    BOARD = "board"
    SILENCE = "silence"
    FIRM = "firm"


@dataclass(frozen=True)
class ApplicationHandedOver:
    """From a board to the desk."""

    application_id: int
    association_id: int | None = None
    cause: str = Cause.BOARD


@dataclass(frozen=True)
class InformationAsked:
    application_id: int


@dataclass(frozen=True)
class InformationGiven:
    application_id: int


@dataclass(frozen=True)
class ApplicationPassedOn:
    """To a colleague, who finds `cases` of them under "mine"."""

    user_id: int
    by_id: int
    cases: int


@dataclass(frozen=True)
class ApplicationAppealed:
    application_id: int
