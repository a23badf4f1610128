"""The closed word lists of a procurement file."""

from enum import StrEnum

CPV_CLASS = 4  # digits of a CPV code that name its class: Regulation (EC) 213/2008


class Category(StrEnum):
    """What is bought; thresholds and policies differ per category (Aanbestedingswet 2012)."""

    WORKS = "works"
    GOODS = "goods"
    SERVICES = "services"
    SOCIAL_SERVICES = "social_services"
    CONCESSION = "concession"


class CrossBorder(StrEnum):
    """Whether firms from other countries would clearly want this work: then no local rule may narrow the market."""

    NOT_JUDGED = "not_judged"
    NO = "no"
    YES = "yes"


class FileStatus(StrEnum):
    """A closed file can be read and exported; nothing in it changes."""

    OPEN = "open"
    CLOSED = "closed"
