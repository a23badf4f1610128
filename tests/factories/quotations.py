"""Seals with their holders, and quotations under them."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from app.accounts.models import User
from app.sourcing.models import ProcurementFile
from app.sourcing.quotations import opening, receiving, sealing, seals
from app.sourcing.quotations.details import Offer
from app.sourcing.quotations.models import Quotation, Seal
from app.sourcing.quotations.queries import holder_in, quotation_of
from app.sourcing.requests.models import Invitation, RequestForQuotation
from app.sourcing.roles.kinds import FileRoleKind
from tests.factories.files import pdf
from tests.factories.procurement import DEADLINE, make_role_in
from tests.factories.sourcing import NOON, make_buyer

PASSPHRASE = "vier losse woorden samen, nummer %d"
BEFORE, AFTER = DEADLINE - timedelta(hours=1), DEADLINE + timedelta(hours=1)


def passphrase_of(file: ProcurementFile, user: User) -> str:
    holder = holder_in(file, user)
    assert holder is not None
    return PASSPHRASE % holder.id


def make_openers(file: ProcurementFile, number: int = 3) -> list[User]:
    people = [make_buyer(file.municipality_code) for _ in range(number)]
    for person in people:
        make_role_in(file, FileRoleKind.OPENER, person)
    return people


def make_named_seal(request: RequestForQuotation, people: list[User] | None = None) -> Seal:
    """Nobody has set a passphrase yet."""
    return seals.name_holders(request, people or make_openers(request.file), by=request.file.owner)


def make_seal(request: RequestForQuotation, people: list[User] | None = None) -> Seal:
    """Ready: the passphrase of each holder is `passphrase_of(file, user)`."""
    seal = make_named_seal(request, people)
    for holder in seal.holders:
        salt = sealing.fresh_salt()
        pair = sealing.pair_from(PASSPHRASE % holder.id, salt)
        seals.set_key(holder, salt, pair, by=holder.user, at=NOON)
    return seal


def an_offer(**values: Any) -> Offer:
    defaults: dict[str, Any] = {
        "amount": Decimal("45123.45"),
        "remark": "Inclusief het bollenveld.",
        "file_name": "offerte-heg.pdf",
        "content": pdf(),
    }
    return Offer(**{**defaults, **values})


def hand_in(invitation: Invitation, offer: Offer | None = None, *, at: datetime = BEFORE) -> Quotation:
    """As the page of the firm does it; files that are not needed any more stay."""
    receiving.receive(invitation, receiving.put_away(offer or an_offer(), invitation), at=at)
    quotation = quotation_of(invitation)
    assert quotation is not None
    return quotation


def open_all(seal: Seal) -> None:
    """By the first two holders."""
    file = seal.request.file
    key = None
    for holder in seal.holders[:2]:
        pair = sealing.pair_from(passphrase_of(file, holder.user), holder.salt or b"")
        key = opening.turn_key(holder, pair, by=holder.user, at=AFTER)
    assert key is not None
    opening.note_opened(seal, opening.decrypted(seal, key), by=seal.holders[1].user, at=AFTER)
