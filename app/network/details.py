"""What the forms of the network's pages give."""

from dataclasses import dataclass
from datetime import date

from app.organisations.bodies import REGION, Body


@dataclass(frozen=True)
class Presentation:
    """How a body presents itself and is reached; `introduction` is Markdown."""

    introduction: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    founded_on: date | None = None


@dataclass(frozen=True)
class Seat:
    """Who sits on a board, from when to when."""

    name: str
    position: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class Signature:
    """Who signed the declaration of intent, and when; `body` when it takes part here."""

    name: str
    on_behalf_of: str
    signed_on: date
    body: Body = REGION
