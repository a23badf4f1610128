"""The queue of the demo's board: most of it is plain, and a few cases ask for more."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from app.accounts.models import User
from app.approvals.conversation.services import ask
from app.approvals.models import Application, ApplicationStatus
from app.approvals.services import open_for_review
from app.core.clock import local_date
from app.core.db import session
from app.organisations.models import Association

ANSWER_DAYS = 10
QUESTION = (
    "U noemt werk waarvoor vaak een ander bedrijf wordt ingehuurd. Doet u dit zelf? Noem een voorbeeld van dit jaar."
)


def waiting_for_board(board: Association) -> Sequence[Application]:
    """Oldest first."""
    waits = Application.association_id == board.id, Application.status == ApplicationStatus.SUBMITTED
    return session.scalars(select(Application).where(*waits).order_by(Application.id)).unique().all()


def make_difficult(applications: Sequence[Application], *, reviewer: User, at: datetime) -> None:
    """The newest ones: one must be decided tomorrow, one is in hand, and of one the firm was asked something."""
    due, in_hand, asked = applications[-3:]
    due.due_on = local_date(at) + timedelta(days=1)
    open_for_review(in_hand, by=reviewer)
    ask(asked, QUESTION, by=reviewer, days=ANSWER_DAYS, at=at)
