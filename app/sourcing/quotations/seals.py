"""Verbs on a seal: naming the three who hold its keys, and setting a passphrase."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.sourcing.quotations import sealing
from app.sourcing.quotations.models import Seal, SealEnvelope, SealHolder
from app.sourcing.quotations.policies import may_hold
from app.sourcing.quotations.queries import seal_of
from app.sourcing.quotations.sealing import HOLDERS, Pair
from app.sourcing.requests.models import RequestForQuotation
from app.sourcing.roles.declaring import demand_declared


def name_holders(request: RequestForQuotation, people: Sequence[User], *, by: User) -> Seal:
    """From now on these three are asked for a passphrase; who had set one already and stays keeps it.

    Raises DomainError for other than three different openers of the file, and once the seal is ready.
    """
    take_turn(_turn(request.id))
    if len({id_of(person) for person in people}) != HOLDERS:
        raise DomainError(lazy("Choose three people: two of them open together, the third stands in."))
    if not all(may_hold(person, request.file) for person in people):
        raise DomainError(lazy("Choose openers of this file who have no interest in it and are no administrator."))
    seal = seal_of(request) or Seal(request=request)
    if seal.public_key is not None:
        raise DomainError(lazy("The seal is ready: who holds its keys cannot change any more."))
    session.add(seal)
    session.flush()
    _replace(seal, people)
    record("seal.holders_named", request.file, by=by, holders=[id_of(person) for person in people])
    return seal


def _replace(seal: Seal, people: Sequence[User]) -> None:
    wanted = {id_of(person) for person in people}
    if {holder.user_id for holder in seal.holders} == wanted:
        return
    session.execute(delete(SealHolder).where(SealHolder.seal_id == seal.id, SealHolder.user_id.not_in(wanted)))
    session.expire(seal, ["holders"])
    staying = {holder.user_id for holder in seal.holders}
    for number in sorted(wanted - staying):
        session.add(SealHolder(seal_id=seal.id, user_id=number))
    session.flush()
    session.expire(seal, ["holders"])


def set_key(holder: SealHolder, salt: bytes, pair: Pair, *, by: User, at: datetime) -> None:
    """Keep the public half of what came from the passphrase. The last of the three makes the seal ready.

    Until then each may choose another passphrase. Raises NotDeclared, and DomainError after that.
    """
    seal = holder.seal
    demand_declared(seal.request.file, by)
    take_turn(_turn(seal.request_id))
    if seal.public_key is not None:
        raise DomainError(lazy("The seal is ready: your passphrase cannot change any more."))
    holder.salt, holder.public_key, holder.ready_at = salt, pair.public, at
    record("seal.passphrase_set", seal.request.file, by=by)
    if len(seal.holders) == HOLDERS and all(each.public_key for each in seal.holders):
        public = _make_ready(seal, at=at)
        record("seal.closed", seal.request.file, by=by, public_key=hashlib.sha256(public).hexdigest())


def _make_ready(seal: Seal, *, at: datetime) -> bytes:
    """Its public key. The private half exists in here only; afterwards it is in the envelopes and nowhere else."""
    pair = sealing.fresh_pair()
    holders = {holder.id: holder.public_key for holder in seal.holders if holder.public_key}
    for (first, second), content in sealing.envelopes(pair.private, holders).items():
        session.add(SealEnvelope(seal_id=seal.id, first_id=first, second_id=second, content=content))
    seal.public_key, seal.closed_at = pair.public, at
    return pair.public


def _turn(request_id: int) -> str:
    return f"seal of request {request_id}"
