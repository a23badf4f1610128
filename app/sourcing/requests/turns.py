"""What counts as a turn in the rotation: an invitation that reached a firm which could have taken it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select, union_all

from app.core.db import session
from app.sourcing.kinds import CPV_CLASS
from app.sourcing.models import OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.requests.models import DeclineReason, Invitation, RequestForQuotation


@dataclass(frozen=True)
class Turns:
    """How many turns a firm had since a day: in all, of the same category, of the same CPV class, of the same buyer.

    `last_at` is the newest of all, also of before that day.
    """

    recent: int = 0
    in_category: int = 0
    in_class: int = 0
    by_buyer: int = 0
    last_at: datetime | None = None


def counts_as_turn(invitation: Invitation) -> bool:
    """Not when it was withdrawn, did not arrive, or was declined because the firm is full."""
    is_lost = not invitation.is_open or invitation.undeliverable_at is not None
    return not is_lost and invitation.decline_reason is not DeclineReason.FULL


def turns_for(
    file: ProcurementFile, supplier_ids: Collection[int], *, since: datetime, at: datetime
) -> dict[int, Turns]:
    """The turns of these firms as they count in a purchase, by the id of the firm; who had none is not in it.

    Of other municipalities those count of which the deadline has passed: from a turn that still runs a reader would
    learn that somebody is about to buy.
    """
    firms, other = _decisions_on(supplier_ids), ProcurementFile
    is_recent, is_own = Invitation.sent_at >= since, other.municipality_code == file.municipality_code
    is_same_class = func.substr(other.cpv_code, 1, CPV_CLASS) == file.cpv_code[:CPV_CLASS]
    statement = (
        select(
            firms.c.supplier_id,
            func.count().filter(is_recent),
            func.count().filter(is_recent, other.category == file.category),
            func.count().filter(is_recent, is_same_class),
            func.count().filter(is_recent, is_own),
            func.max(Invitation.sent_at),
        )
        .select_from(firms)
        .join(Invitation, Invitation.decision_id == firms.c.id)
        .join(Invitation.request)
        .join(RequestForQuotation.file)
        .where(is_turn(), or_(is_own, RequestForQuotation.deadline <= at))
        .group_by(firms.c.supplier_id)
    )
    return {supplier_id: Turns(*counts) for supplier_id, *counts in session.execute(statement)}


def _decisions_on(supplier_ids: Collection[int]) -> Subquery:
    """A firm that was invited from outside the register takes its turns along when it registers.

    Two selects, so that the index on the firm is of use.
    """
    listed = select(ShortlistDecision.id, ShortlistDecision.supplier_id)
    outside = select(ShortlistDecision.id, OutsideFirm.supplier_id).join(ShortlistDecision.outside_firm)
    return union_all(
        listed.where(ShortlistDecision.supplier_id.in_(supplier_ids)),
        outside.where(OutsideFirm.supplier_id.in_(supplier_ids)),
    ).subquery()


def is_turn() -> ColumnElement[bool]:
    """`counts_as_turn` for a statement that joins invitations with their requests."""
    not_full = or_(Invitation.decline_reason.is_(None), Invitation.decline_reason != DeclineReason.FULL)
    return and_(
        Invitation.withdrawn_at.is_(None),
        RequestForQuotation.withdrawn_at.is_(None),
        Invitation.undeliverable_at.is_(None),
        not_full,
    )
