"""The ways to show that somebody acts for a firm, and how far a letter or a question has come."""

from enum import StrEnum


class Authority(StrEnum):
    """Strongest first."""

    LETTER = "letter"
    EHERKENNING = "eherkenning"
    CHECKED = "checked"
    MAIL_AT_DOMAIN = "mail_at_domain"
    TO_BE_CHECKED = "to_be_checked"

    @property
    def is_shown(self) -> bool:
        return self is not Authority.TO_BE_CHECKED


class CheckMeans(StrEnum):
    """How a reviewer saw it."""

    PHONE = "phone"
    EXTRACT = "extract"
    KNOWN = "known"


class LetterState(StrEnum):
    TO_POST = "to_post"
    POSTED = "posted"
    USED = "used"
    ENDED = "ended"
