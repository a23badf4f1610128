"""The mail with the head of the chain, of a chain that does not exist."""

from flask import Flask

from app.audit.models import AuditHead
from app.core.clock import now, today
from app.logbook.letters import head_letter
from app.mail.samples import add_sample


def register(app: Flask) -> None:
    add_sample(app, head_letter, lambda: head_letter(AuditHead(day=today(), at=now(), number=1234, digest="5f" * 32)))
