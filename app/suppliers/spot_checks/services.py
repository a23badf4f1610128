"""Verbs of spot checks: draw, and note what came out."""

import secrets
from datetime import date, datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date, now
from app.core.db import session, take_turn, transaction
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.core.settings import settings
from app.organisations.queries import the_region
from app.outbox.services import publish
from app.suppliers.models import Supplier
from app.suppliers.spot_checks.messages import SpotCheckDone
from app.suppliers.spot_checks.models import Outcome, SpotCheck, SpotCheckRound
from app.suppliers.spot_checks.sampling import draw, month_of
from app.suppliers.suspending.models import SuspensionReason
from app.suppliers.suspending.services import suspend
from app.suppliers.versions import keep_version


def draw_next() -> bool:
    """The worker's step: the draw of this month, if it was not done yet."""
    at = now()
    if the_region() is None or not _is_due(at):
        return False
    with transaction():
        take_turn("spot checks")
        if _is_due(at):
            draw_month(seed=secrets.token_hex(8), at=at)
    return True


def _is_due(at: datetime) -> bool:
    return session.get(SpotCheckRound, month_of(local_date(at))) is None


def draw_month(*, seed: str, at: datetime) -> SpotCheckRound:
    """Choose firms of all that are listed; the seed is kept with them."""
    listed = session.scalars(select(Supplier.id).where(Supplier.is_public)).all()
    drawn = SpotCheckRound(month=month_of(local_date(at)), seed=seed, population=len(listed), drawn_at=at)
    drawn.checks = [
        SpotCheck(supplier_id=supplier_id) for supplier_id in draw(listed, seed=seed, number=settings().SPOT_CHECKS)
    ]
    session.add(drawn)
    record("spot_check.drawn", None, by=None, month=drawn.month, seed=seed, population=drawn.population)
    return drawn


def note_outcome(check: SpotCheck, outcome: Outcome, *, note: str, until: date | None, by: User, at: datetime) -> None:
    """What the desk found, with what follows from it. `until`: of a suspension.

    Raises DomainError when it was noted already, and as suspending.services.suspend does.
    """
    if not check.is_open:
        raise DomainError(lazy("Somebody has finished this check already."))
    check.outcome, check.note = outcome, note.strip() or None
    check.checked_at, check.checked_by_id = at, id_of(by)
    # Without the explanation: that may name a sole trader, and has to be able to go.
    record("spot_check.done", check.supplier, by=by, outcome=outcome)
    if outcome is Outcome.BADGE_REVOKED:
        revoke_badge(check.supplier, by=by, at=at)
    if outcome is Outcome.SUSPENDED and until is not None:
        suspend(check.supplier, until=until, code=SuspensionReason.SPOT_CHECK, reason=note, by=by, at=at)
    publish(SpotCheckDone(check.id))


def revoke_badge(supplier: Supplier, *, by: User, at: datetime) -> None:
    """Nobody vouches for the profile any more; it stays listed."""
    supplier.verified_at = supplier.verified_source = supplier.verified_by_id = None
    session.flush()
    keep_version(supplier, at=at)
    record("supplier.badge_revoked", supplier, by=by)
