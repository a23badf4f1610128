"""Entries of the audit trail, and what somebody with the database in hands could do to them."""

from typing import Any

from sqlalchemy import insert, text

from app.accounts.models import User
from app.audit.chain import START_OF_CHAIN, body_of, digest_of_values, link
from app.audit.models import AuditEntry, AuditValues
from app.audit.services import record
from app.core.clock import now
from app.core.db import session
from tests.factories.accounts import make_user


def make_acts(number: int = 3, by: User | None = None) -> list[AuditEntry]:
    """Acts of one person on their own account, in order."""
    user = by or make_user()
    entries = [record("account.name_changed", user, by=user, step=step) for step in range(number)]
    session.flush()
    return entries


def make_many_acts(number: int, people: list[User]) -> None:
    """A long chain, written in bulk: a right one, made the short way."""
    at, previous = now(), START_OF_CHAIN
    entries, values = [], []
    for place in range(1, number + 1):
        person, salt, content = people[place % len(people)], f"{place:032x}", {"step": place}
        row = {
            "number": place,
            "at": at,
            "action": "account.signed_in",
            "actor_id": person.id,
            "origin_digest": "",
            "object_type": "user_account",
            "object_id": str(person.id),
            "previous": previous,
            "values_digest": digest_of_values(salt, content),
        }
        previous = row["digest"] = link(previous, body_of(AuditEntry(**row)))
        entries.append(row)
        values.append({"entry_number": place, "salt": salt, "content": content})
    session.execute(insert(AuditEntry), entries)
    session.execute(insert(AuditValues), values)


def tamper(statement: str, **values: Any) -> None:
    """Change the tables behind the back of the application."""
    session.flush()
    session.execute(text(statement), values)
    session.expire_all()
