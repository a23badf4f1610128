"""The signed link in a reminder. It holds for one firm, one reader and one due date: confirming uses it up."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.accounts.models import User
from app.core.clock import today
from app.core.db import session
from app.core.security import seal, unseal
from app.core.settings import settings
from app.suppliers.models import Supplier
from app.suppliers.queries import find_supplier
from app.suppliers.renewal.policies import may_confirm
from app.suppliers.renewal.steps import STEPS
from app.suppliers.standing import due_on

PURPOSE = "confirm a profile"
LASTS = timedelta(days=120)  # after the due date: also when the profile has lapsed
OLDEST = LASTS + timedelta(days=STEPS[0])  # a mail of the first step, on the last day that its link works


@dataclass(frozen=True)
class Question:
    """What a link asks, and whether it still waits for an answer."""

    supplier: Supplier
    reader: User
    due_on: date

    @property
    def is_open(self) -> bool:
        confirmed_at = self.supplier.confirmed_at
        is_current = confirmed_at is not None and due_on(confirmed_at) == self.due_on
        is_in_time = today() <= self.due_on + LASTS
        return is_current and is_in_time and may_confirm(self.reader, self.supplier)


def confirm_token(supplier: Supplier, reader: User, due: date) -> str:
    return seal(PURPOSE, [supplier.id, reader.id, due.isoformat()], settings().SECRET_KEY)


def question_in(token: str) -> Question | None:
    """None for a token that is old, cut or of something else, and for somebody who no longer acts for the firm."""
    content = unseal(PURPOSE, token, settings().SECRET_KEY, OLDEST)
    if not isinstance(content, list):
        return None
    supplier_id, user_id, due = content
    supplier, reader = find_supplier(supplier_id), session.get(User, user_id)
    if supplier is None or reader is None or not _acts_for(reader, supplier):
        return None
    return Question(supplier, reader, date.fromisoformat(due))


def _acts_for(reader: User, supplier: Supplier) -> bool:
    return reader.is_active and any(editor.user_id == reader.id for editor in supplier.editors)
