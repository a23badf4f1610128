"""What services take."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PartyDetails:
    """Whom somebody brings, and what they answered: by id of the question and rank (0 is who registers)."""

    guests: tuple[str, ...] = ()
    answers: Mapping[tuple[int, int], str] = field(default_factory=dict)
    may_be_named: bool = False

    @property
    def seats(self) -> int:
        return 1 + len(self.guests)


@dataclass(frozen=True)
class RegistrationDetails:
    """`supplier_id` only of a firm that the person acts for; `firm` is its name in words."""

    name: str
    email: str
    language: str
    phone: str = ""
    firm: str = ""
    supplier_id: int | None = None
    association_id: int | None = None
    party: PartyDetails = field(default_factory=PartyDetails)
