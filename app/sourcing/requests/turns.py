"""What counts as a turn in the rotation: an invitation that reached a firm which could have taken it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.core.db import session
from app.sourcing.kinds import Category
from app.sourcing.models import OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.requests.models import DeclineReason, Invitation, RequestForQuotation


@dataclass(frozen=True)
class Turn:
    """`category` and `cpv_code` (eight digits) are those of the purchase, `municipality_code` of who bought.

    Until `deadline` a reader from elsewhere would learn that somebody is about to buy.
    """

    supplier_id: int
    sent_at: datetime
    category: Category
    cpv_code: str
    municipality_code: str
    deadline: datetime


def counts_as_turn(invitation: Invitation) -> bool:
    """Not when it was withdrawn, did not arrive, or was declined because the firm is full."""
    is_lost = not invitation.is_open or invitation.undeliverable_at is not None
    return not is_lost and invitation.decline_reason is not DeclineReason.FULL


def turns_of(supplier_ids: Collection[int], since: datetime) -> list[Turn]:
    """The turns of these firms from `since` on, oldest first.

    A firm that was invited from outside the register takes its turns along when it registers.
    """
    file, firm = ProcurementFile, func.coalesce(ShortlistDecision.supplier_id, OutsideFirm.supplier_id)
    statement = (
        select(
            firm,
            Invitation.sent_at,
            file.category,
            file.cpv_code,
            file.municipality_code,
            RequestForQuotation.deadline,
        )
        .select_from(Invitation)
        .join(Invitation.request)
        .join(RequestForQuotation.file)
        .join(ShortlistDecision, ShortlistDecision.id == Invitation.decision_id)
        .outerjoin(OutsideFirm, OutsideFirm.id == ShortlistDecision.outside_firm_id)
        .where(firm.in_(supplier_ids), Invitation.sent_at >= since, is_turn())
        .order_by(Invitation.sent_at, Invitation.id)
    )
    return [Turn(*row) for row in session.execute(statement)]


def is_turn() -> ColumnElement[bool]:
    """`counts_as_turn` for a statement that joins invitations with their requests."""
    not_full = or_(Invitation.decline_reason.is_(None), Invitation.decline_reason != DeclineReason.FULL)
    return and_(
        Invitation.withdrawn_at.is_(None),
        RequestForQuotation.withdrawn_at.is_(None),
        Invitation.undeliverable_at.is_(None),
        not_full,
    )
