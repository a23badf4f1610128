"""The worker takes the head of the chain out of the database, every day."""

from app.audit import heads
from app.core.clock import now, today
from app.core.db import transaction
from app.core.i18n import in_language
from app.core.settings import settings
from app.logbook.letters import head_letter
from app.mail.letters import post

BETWEEN_ROUNDS = 300  # seconds


def take_out() -> bool:
    """Do one piece of what is due: note the head of today, or write the file of one that has none yet."""
    return _note_head() or _write_head()


def _note_head() -> bool:
    if not heads.is_due(today()):
        return False
    with transaction():
        head = heads.take_head(today(), at=now())
        if head is not None and settings().AUDIT_HEAD_MAIL:
            with in_language("nl"):
                post(head_letter(head), to=settings().AUDIT_HEAD_MAIL)
    return head is not None


def _write_head() -> bool:
    """Killed in between, it writes the same file again."""
    head = heads.oldest_unwritten()
    if head is None:
        return False
    heads.write_file(head)
    with transaction():
        head.stored_at = now()
    return True
