"""Verbs on passkeys: add, rename, remove, sign in, confirm."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete

from app.accounts.models import User
from app.accounts.passkeys.answers import NewPasskey, Use, read_credential_id, read_use
from app.accounts.passkeys.challenges import Challenge
from app.accounts.passkeys.errors import PasskeyCopied, PasskeyRefused, not_right
from app.accounts.passkeys.messages import PasskeyAdded, PasskeyRemoved
from app.accounts.passkeys.models import Passkey, SpentChallenge
from app.accounts.passkeys.policies import needs_last_passkey
from app.accounts.passkeys.queries import find_by_credential, number_of
from app.audit.services import record
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish

MOST_PASSKEYS = 20  # of one person


def demand_room(user: User) -> None:
    """Raises DomainError when the person has as many passkeys as may be kept."""
    if number_of(user) >= MOST_PASSKEYS:
        raise DomainError(lazy("You have %(most)s passkeys: there is no room for more.", most=MOST_PASSKEYS))


def add(user: User, new: NewPasskey, *, name: str, at: datetime) -> Passkey:
    """Raises DomainError when there is no room, PasskeyRefused when somebody has this one already."""
    take_turn(JOURNAL)  # of one answer that is sent twice, the second finds the first
    demand_room(user)
    if find_by_credential(new.credential_id) is not None:
        raise PasskeyRefused(lazy("This passkey was added before."))
    passkey = Passkey(
        user_id=user.id,
        handle=new.handle,
        credential_id=new.credential_id,
        public_key=new.public_key,
        sign_count=new.sign_count,
        transports=",".join(new.transports),
        name=name.strip(),
        created_at=at,
    )
    session.add(passkey)
    session.flush()  # its id goes into the audit trail
    record("passkey.added", passkey, by=user)
    publish(PasskeyAdded(user.id, passkey.name))
    return passkey


def rename(passkey: Passkey, name: str, *, by: User) -> None:
    passkey.name = name.strip()
    record("passkey.renamed", passkey, by=by)


def remove(passkey: Passkey, *, by: User) -> None:
    """Raises DomainError when a role of the person asks for a second factor and this is the only one."""
    take_turn(JOURNAL)  # of two passkeys that are removed at once, the second is the last
    if needs_last_passkey(passkey.user):
        raise DomainError(lazy("Your role asks for a second step. Add another passkey or an authenticator app first."))
    record("passkey.removed", passkey, by=by)
    publish(PasskeyRemoved(passkey.user_id, passkey.name))
    session.delete(passkey)


def sign_in(answer: str, challenge: Challenge, *, at: datetime) -> Passkey:
    """The passkey that shows by itself who is there: two factors in one, so the device must know its holder.

    Raises PasskeyRefused, and PasskeyCopied when the device counted fewer uses than before.
    """
    passkey = _claimed(answer)
    with _naming(passkey):
        use = read_use(answer, challenge, passkey.public_key)
        if not use.is_verified or use.handle != passkey.handle or not passkey.user.is_active:
            raise not_right()
        _note_use(passkey, use, challenge, at)
    return passkey


def confirm(user: User, answer: str, challenge: Challenge, *, at: datetime) -> Passkey:
    """The passkey with which somebody we know already shows a second factor. Raises as `sign_in` does."""
    passkey = _claimed(answer)
    with _naming(passkey):
        if passkey.user_id != user.id:
            raise not_right()
        _note_use(passkey, read_use(answer, challenge, passkey.public_key), challenge, at)
    return passkey


def record_refusal(refusal: PasskeyRefused) -> None:
    """For the owner of the passkey to see; an answer that names no passkey of ours says nothing about anybody."""
    passkey = refusal.passkey
    if passkey is None:
        return
    was_copied = isinstance(refusal, PasskeyCopied)
    record("passkey.copied" if was_copied else "passkey.refused", passkey, by=None, user_id=passkey.user_id)


def _claimed(answer: str) -> Passkey:
    take_turn(JOURNAL)  # of one answer that is sent twice, the second finds its challenge spent
    passkey = find_by_credential(read_credential_id(answer))
    if passkey is None:
        raise not_right()
    return passkey


@contextmanager
def _naming(passkey: Passkey) -> Iterator[None]:
    try:
        yield
    except PasskeyRefused as refusal:
        refusal.passkey = passkey
        raise


def _note_use(passkey: Passkey, use: Use, challenge: Challenge, at: datetime) -> None:
    _spend(challenge, at)
    if (use.sign_count or passkey.sign_count) and use.sign_count <= passkey.sign_count:
        raise PasskeyCopied
    passkey.sign_count = use.sign_count
    passkey.used_at = at


def _spend(challenge: Challenge, at: datetime) -> None:
    """A signed cookie can be sent again by whoever kept it: the challenge in it counts once all the same."""
    digest = sha256(challenge.value).hexdigest()
    if session.get(SpentChallenge, digest) is not None:
        raise not_right()
    session.execute(delete(SpentChallenge).where(SpentChallenge.expires_at <= at))
    session.add(SpentChallenge(digest=digest, expires_at=challenge.expires_at))
