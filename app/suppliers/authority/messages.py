"""What happened with authority."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MailProofAsked:
    supplier_id: int
    user_id: int
    address: str
