"""The letters about the people of a firm that does not exist."""

from datetime import timedelta

from flask import Flask

from app.accounts.samples import somebody
from app.core.clock import now
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.suppliers.editors import letters
from app.suppliers.editors.models import EditorInvitation
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier


def _firm() -> Supplier:
    return Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None)


def _invitation() -> Letter:
    sent = EditorInvitation(
        id=0,
        email="noor.bakker@voorbeeld.example",
        role=EditorRole.EDITOR,
        language="nl",
        key="sample",
        sent_at=now(),
        expires_at=now() + timedelta(days=14),
    )
    sent.invited_by, sent.supplier = somebody(), _firm()
    return letters.invitation(sent)


def register(app: Flask) -> None:
    add_sample(app, letters.invitation, _invitation)
    add_sample(app, letters.joined, lambda: letters.joined(_firm(), somebody(), somebody()))
    add_sample(
        app, letters.role_changed, lambda: letters.role_changed(_firm(), somebody(), EditorRole.OWNER, somebody())
    )
    add_sample(app, letters.left, lambda: letters.left(_firm(), somebody(), somebody()))
    add_sample(app, letters.taken_out, lambda: letters.taken_out(_firm(), somebody()))
