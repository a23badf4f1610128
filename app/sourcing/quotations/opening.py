"""Opening quotations: after the deadline, by two of three people, each with their own passphrase and session."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.model import id_of
from app.core.storage import storage
from app.sourcing.quotations import sealing
from app.sourcing.quotations.details import Offer
from app.sourcing.quotations.models import OpeningEntry, OpeningStep, Quotation, Seal, SealHolder
from app.sourcing.quotations.packing import unpack
from app.sourcing.quotations.queries import envelopes_of, quotations_of
from app.sourcing.quotations.receiving import fill_in, put
from app.sourcing.quotations.sealing import DoesNotOpen, Pair
from app.sourcing.roles.declaring import demand_declared


@dataclass(frozen=True)
class Opened:
    """A quotation that was decrypted; `name` is of its document in the storage, `closed` of what it was read from."""

    quotation_id: int
    offer: Offer
    name: str
    closed: str


def is_too_early(seal: Seal, at: datetime) -> bool:
    """A quotation may come in until the deadline, and with it."""
    return at <= seal.request.deadline


def note_too_early(seal: Seal, *, by: User, at: datetime) -> None:
    _note(seal, OpeningStep.TOO_EARLY, by=by, at=at)
    record("quotations.opening_too_early", seal.request.file, by=by)


def is_theirs(holder: SealHolder, pair: Pair) -> bool:
    return holder.public_key == pair.public


def note_not_recognised(seal: Seal, *, by: User, at: datetime) -> None:
    _note(seal, OpeningStep.NOT_RECOGNISED, by=by, at=at)
    record("quotations.passphrase_not_recognised", seal.request.file, by=by)


def turn_key(holder: SealHolder, pair: Pair, *, by: User, at: datetime) -> bytes | None:
    """The private key of the seal, when somebody else turned theirs before; None when this was the first.

    Of the first one only what is still closed for the others is kept. Raises NotDeclared.
    """
    seal = holder.seal
    demand_declared(seal.request.file, by)
    take_turn(f"opening of seal {seal.id}")
    envelopes = envelopes_of(seal)
    for envelope in envelopes:
        if envelope.second_id == holder.id and envelope.inner is not None:
            return _key_of(seal, sealing.uncover(envelope.inner, pair.private))
    for envelope in envelopes:
        if envelope.first_id == holder.id:
            envelope.inner = sealing.uncover(envelope.content, pair.private)
    _note(seal, OpeningStep.FIRST_KEY, by=by, at=at)
    record("quotations.first_key", seal.request.file, by=by)
    return None


def _key_of(seal: Seal, private: bytes) -> bytes:
    if seal.public_key is None or not sealing.is_pair(seal.public_key, private):
        raise DoesNotOpen
    return private


def decrypted(seal: Seal, private: bytes) -> list[Opened]:
    """All that opens and is what was handed in, its document put away. What was damaged or exchanged is left out."""
    waiting = [each for each in quotations_of(seal.request.file) if each.opened_at is None]
    found = ((quotation, _offer(quotation, private)) for quotation in waiting)
    return [Opened(quotation.id, offer, put(offer.content), quotation.stored_as) for quotation, offer in found if offer]


def _offer(quotation: Quotation, private: bytes) -> Offer | None:
    """None when it is not whole: the others are opened all the same, and the record names this one."""
    try:
        closed = storage().read(quotation.stored_as)
        offer = unpack(sealing.opened(closed, private), quotation.invitation_id)
    except (DoesNotOpen, FileNotFoundError):
        return None
    return offer if hashlib.sha256(offer.content).hexdigest() == quotation.sha256 else None


def note_opened(seal: Seal, found: Sequence[Opened], *, by: User, at: datetime) -> list[str]:
    """From now on they can be read; the names of the files that are not needed any more.

    The envelopes are closed again: what could not be opened this time needs two people the next time, too.
    """
    quotations = {quotation.id: quotation for quotation in quotations_of(seal.request.file)}
    obsolete = [_let_read(quotations[each.quotation_id], each, at=at) for each in found]
    for envelope in envelopes_of(seal):
        envelope.inner = None
    seal.opened_at = seal.opened_at or at
    _note(seal, OpeningStep.OPENED, by=by, at=at)
    damaged = [quotation.invitation_id for quotation in quotations.values() if quotation.opened_at is None]
    opened = [quotations[each.quotation_id].invitation_id for each in found]
    record("quotations.opened", seal.request.file, by=by, opened=opened, not_opened=damaged)
    return obsolete


def _let_read(quotation: Quotation, opened: Opened, *, at: datetime) -> str:
    if quotation.stored_as != opened.closed:  # it came in before the deadline, and was noted only now
        return opened.name
    fill_in(quotation, opened.offer, at=at)
    quotation.stored_as = opened.name
    return opened.closed


def _note(seal: Seal, step: OpeningStep, *, by: User, at: datetime) -> None:
    session.add(OpeningEntry(seal_id=seal.id, user_id=id_of(by), at=at, step=step))


def who_turned(seal: Seal) -> set[int]:
    """The ids of the holders whose key is turned and waits for a second one."""
    return {envelope.first_id for envelope in envelopes_of(seal) if envelope.inner is not None}
