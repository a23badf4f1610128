"""Changes of two firms that wait for a demo board: of each what shows already, and what does not yet."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.core.clock import local_date
from app.core.db import session
from app.memberships.models import Membership
from app.organisations.models import Association
from app.suppliers.kinds import ClaimSource, ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.revisions.proposing import identity_after
from app.suppliers.revisions.undoing import trade_of
from app.suppliers.services import change_identity, change_trade

MORE = "Nieuw: wij werken nu ook op zaterdag, en halen oud materiaal mee terug om het opnieuw te gebruiken."


def load_changes(board: Association, reviewer: User, *, at: datetime) -> None:
    """Of the first two firms that this board has verified."""
    member = select(Membership.supplier_id).where(Membership.association_id == board.id)
    verified = select(Supplier).where(
        Supplier.status == ProfileStatus.LISTED,
        Supplier.verified_source == ClaimSource.BOARD,
        Supplier.id.in_(member),
    )
    for supplier in session.scalars(verified.order_by(Supplier.id).limit(2)).all():
        _note_approval(supplier, board, reviewer)
        _change(supplier, at)


def _note_approval(supplier: Supplier, board: Association, reviewer: User) -> None:
    """The generator lists firms without a mail to each; these have an application as other firms do."""
    moment = supplier.listed_at
    if moment is not None:
        session.add(
            Application(
                supplier=supplier,
                association=board,
                status=ApplicationStatus.APPROVED,
                submitted_by=supplier.editors[0].user,
                submitted_at=moment,
                due_on=local_date(moment),
                decided_at=moment,
                decided_by_id=reviewer.id,
                reason_code=ReasonCode.CHECKED,
            )
        )


def _change(supplier: Supplier, at: datetime) -> None:
    """The description shows at once; the trade name waits."""
    owner, trade = supplier.editors[0].user, trade_of(supplier)
    text = f"{trade.description_nl} {MORE}"
    change_trade(supplier, replace(trade, description_nl=text), by=owner, at=at)
    details = identity_after(supplier, {})
    name = f"{details.trade_name or details.name} & Zonen"
    change_identity(supplier, replace(details, trade_name=name), by=owner, at=at)
