"""What the trail holds of people, for how long, and what stays of it."""

from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.audit.erasing import erase_old_origins, erase_old_values, erase_values_of, old_origins, old_values
from app.audit.models import AuditEntry
from app.audit.naming import in_words
from app.core.clock import now
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.model import Base, id_of
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare


def acts_of(user: Base) -> list[dict[str, Any]]:
    """What the person did, oldest first."""
    statement = (
        select(AuditEntry)
        .where(AuditEntry.actor_id == id_of(user))
        .options(selectinload(AuditEntry.values), selectinload(AuditEntry.origin))
        .order_by(AuditEntry.number)
    )
    return [_as_values(entry) for entry in session.scalars(statement)]


def _as_values(entry: AuditEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "action": entry.action,
        "in_words": in_words(entry.action),
        "object": f"{entry.object_type} {entry.object_id}".strip(),
        "values": entry.values.content if entry.values else None,
        "network": entry.origin.network if entry.origin else None,
        "device": entry.origin.device if entry.origin else None,
    }


def erase_acts_of(user: Base) -> list[Text]:
    """Empty the acts and say what stays."""
    erasure = erase_values_of(user, at=now())
    stays: list[Text] = [
        lazy("That acts were done, when and on what, under a number without your name: the audit trail stays whole.")
    ]
    if erasure.kept:
        stays.append(
            lazy(
                "What you wrote in procurement files, such as reasons: a municipality must keep its files (Archiefwet)."
            )
        )
    return stays


def register(app: Flask) -> None:
    declare(app, _PROCESSING)
    declare(app, PersonalData("audit", lazy("Your acts in the audit trail"), acts_of, erase_acts_of))
    declare(
        app,
        Retention(
            "audit_origins",
            lazy("From which network and device acts in the audit trail came"),
            "AUDIT_ORIGIN_DAYS",
            lambda before: count_of(old_origins(before)),
            erase_old_origins,
        ),
    )
    declare(
        app,
        Retention(
            "audit_values",
            lazy("What acts in the audit trail say, outside procurement files"),
            "AUDIT_VALUES_DAYS",
            lambda before: count_of(old_values(before)),
            erase_old_values,
        ),
    )


_PROCESSING = Processing(
    key="audit",
    purpose=lazy("To show afterwards who did what, so that decisions can be accounted for and misuse is noticed"),
    controller=Controller.REGION,
    basis=lazy("A task in the public interest: article 6 (1) (e) AVG, with the BIO's rules on logging"),
    people=lazy("Everybody who has an account, and people who try to sign in"),
    data=lazy("Number of the account, act, moment, shortened network address, kind of device, what was changed"),
    recipients=lazy("The controller of the person's municipality, the desk and the administrator of the region"),
    kept=lazy(
        "Network and device a year, what was changed seven years, unless set otherwise; that an act was done, always"
    ),
)
