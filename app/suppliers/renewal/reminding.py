"""The worker's round of reminders: what is due and was not yet sent.

That a mail is sent is noted in the transaction that writes it down: killed between the two, neither happened. The
mail itself goes once (see mail.sending).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from app.accounts.models import User
from app.core.clock import local_date, now
from app.core.db import session, take_turn, transaction
from app.core.i18n import in_language
from app.mail.letters import Letter, post
from app.suppliers.models import Supplier, SupplierEditor
from app.suppliers.renewal import due, letters
from app.suppliers.renewal.due import Due
from app.suppliers.renewal.models import PROFILE, Reminder
from app.suppliers.renewal.moving import TURN

MOST = 5_000  # firms that are looked up at once: their numbers only
BATCH = 100  # firms in one transaction


def remind() -> bool:
    """Write down the mails that are due; False when there were none, or all are written."""
    at = now()
    ids = due.firms_due(local_date(at), most=MOST)
    written = sum(_remind_batch(ids[start : start + BATCH], at) for start in range(0, len(ids), BATCH))
    return written > 0 and len(ids) == MOST


def _remind_batch(ids: Sequence[int], at: datetime) -> int:
    """How many firms of these were told something."""
    with transaction():
        take_turn(TURN)  # several workers: the second finds what the first has noted
        firms = due.take(ids)
        waiting = due.unsent(firms, local_date(at))
        told = [firm for firm in firms if waiting[firm.id]]
        for firm in told:
            _remind(firm, waiting[firm.id], at)
    return len(told)


def _remind(firm: Supplier, waiting: Sequence[Due], at: datetime) -> None:
    for each in waiting:
        session.add(
            Reminder(
                supplier_id=firm.id, kind=each.kind, level=each.level, due_on=each.due_on, step=each.step, sent_at=at
            )
        )
    for editor in firm.editors:
        if editor.user.is_active:
            _write(firm, editor, waiting, local_date(at))


def _write(firm: Supplier, editor: SupplierEditor, waiting: Sequence[Due], day: date) -> None:
    with in_language(editor.user.language):
        for letter in _letters(firm, editor, waiting, day):
            post(letter, to=editor.user.email)


def _letters(firm: Supplier, editor: SupplierEditor, waiting: Sequence[Due], day: date) -> Iterator[Letter]:
    """One about the profile, with its one button, and one about all proofs together."""
    for each in waiting:
        if each.kind == PROFILE:
            yield _about_profile(each)(firm, editor.user, each.due_on)
    proofs = [each for each in waiting if each.kind != PROFILE]
    if proofs:
        yield letters.proofs_due(firm, editor.user, proofs, on=day)


def _about_profile(due: Due) -> Callable[[Supplier, User, date], Letter]:
    """The letter that belongs to the step."""
    if due.step > 0:
        return letters.confirmation_due
    return letters.last_day if due.step == 0 else letters.lapsed
