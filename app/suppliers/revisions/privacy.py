"""What revisions hold of people, and what goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Select, delete, or_, select

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.suppliers.expiring import IS_PERSONAL
from app.suppliers.models import Supplier
from app.suppliers.queries import suppliers_of
from app.suppliers.revisions.comparing import Piece, changes
from app.suppliers.revisions.models import Revision
from config import Config

KEY = "revisions"


def register(app: Flask) -> None:
    config: Config = app.extensions["config"]
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Look at what a listed firm changes, and be able to explain what was decided about it"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (f): who uses the register relies on what was checked"),
            people=lazy("Sole traders, who changes a profile, and who looks at the change"),
            data=lazy("The changed fields before and after, who changed them, who decided, and the reason"),
            recipients=lazy("The board or the desk that looks at it, and the firm"),
            kept=lazy(
                "Until the firm leaves; of sole traders %(days)s days after the decision",
                days=config.PROFILE_VERSION_DAYS,
            ),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Changes of listed firms that you made or decided on"), collect, erase))
    title = lazy("Decided changes of sole traders' profiles")
    declare(app, Retention("revisions", title, "PROFILE_VERSION_DAYS", count, remove))


def collect(user: User) -> list[dict[str, Any]]:
    firms = [supplier.id for supplier in suppliers_of(user)]
    mine = or_(Revision.made_by_id == user.id, Revision.decided_by_id == user.id, Revision.supplier_id.in_(firms))
    found = session.scalars(select(Revision).where(mine).order_by(Revision.id))
    return [_revision(each, user, is_own=each.supplier_id in firms) for each in found]


def _revision(revision: Revision, user: User, *, is_own: bool) -> dict[str, Any]:
    """What the firm wrote belongs to those who act for it; others see that they took part."""
    written = {"changes": _in_words(revision), "reason": revision.reason} if is_own else {}
    return {
        "firm": revision.supplier_id,
        "status": revision.status.value,
        "made_by_you": revision.made_by_id == user.id,
        "made_at": revision.made_at.isoformat(),
        "decided_by_you": revision.decided_by_id == user.id,
        "decided_at": revision.decided_at.isoformat() if revision.decided_at else None,
        **written,
    }


def _in_words(revision: Revision) -> list[dict[str, str]]:
    return [
        {"field": str(change.label), "before": _text(change.before), "after": _text(change.after)}
        for change in changes(revision.before, revision.after)
    ]


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def erase(_user: User) -> list[Text]:
    """Those of a firm that ends with the person go with it (see leaving.forget_people)."""
    return []


def _past(before: datetime) -> Select[int]:
    personal = Revision.supplier_id.in_(select(Supplier.id).where(IS_PERSONAL))
    return select(Revision.id).where(Revision.decided_at < before, personal)


def count(before: datetime) -> int:
    return count_of(_past(before))


def remove(before: datetime, limit: int) -> int:
    ids = list(session.scalars(_past(before).order_by(Revision.id).limit(limit)))
    session.execute(delete(Revision).where(Revision.id.in_(ids)))
    return len(ids)
