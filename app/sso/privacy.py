"""What this feature holds of people."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention
from app.sso.models import ExternalIdentity
from app.sso.queries import identities_of

PROCESSING = Processing(
    key="single sign-on",
    purpose=lazy("Let people of a municipality sign in with their work account, and give them the roles it says."),
    controller=Controller.MUNICIPALITY,
    basis=lazy("Article 6 (1) (e): a task in the public interest, the municipality's purchasing."),
    people=lazy("People who work for a municipality with such a sign-in."),
    data=lazy("The number the provider knows somebody by, name, e-mail address, roles, and when it was last used."),
    recipients=lazy("Nobody; the provider learns that somebody signs in here."),
    kept=lazy("Until the account is erased, or the link was not used for the term that is set."),
)


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {
            "issuer": identity.issuer,
            "subject": identity.subject,
            "linked_at": identity.linked_at.isoformat(),
            "used_at": identity.used_at.isoformat(),
        }
        for identity in identities_of(user.id)
    ]


def erase(user: User) -> list[Text]:
    session.execute(delete(ExternalIdentity).where(ExternalIdentity.user_id == user.id))
    return []


def count_unused(before: datetime) -> int:
    statement = select(func.count()).select_from(ExternalIdentity).where(ExternalIdentity.used_at < before)
    return session.scalar(statement) or 0


def remove_unused(before: datetime, at_most: int) -> int:
    oldest = select(ExternalIdentity.id).where(ExternalIdentity.used_at < before).order_by(ExternalIdentity.used_at)
    ids = session.scalars(oldest.limit(at_most)).all()
    session.execute(delete(ExternalIdentity).where(ExternalIdentity.id.in_(ids)))
    return len(ids)


PERSONAL_DATA = PersonalData(
    "work accounts", lazy("Work accounts you sign in with"), collect, erase, entry=PROCESSING.key
)
RETENTION = Retention(
    "unused work accounts",
    lazy("Links to work accounts that are no longer used"),
    "UNUSED_IDENTITY_DAYS",
    count_unused,
    remove_unused,
)
