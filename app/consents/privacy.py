"""What consents hold of people, and what goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, delete, func, select

from app.accounts.models import User
from app.consents.models import Consent
from app.consents.queries import is_of
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from config import Config


def register(app: Flask) -> None:
    declare(app, _processing(app.extensions["config"]))
    declare(app, PersonalData("consents", lazy("What you agreed to"), collect, erase))
    declare(
        app,
        Retention(
            "consent requests",
            lazy("Requests for consent that nobody confirmed"),
            "CONSENT_REQUEST_DAYS",
            lambda before: _count(_unanswered(before)),
            lambda before, limit: _remove(_unanswered(before), limit),
        ),
    )
    declare(
        app,
        Retention(
            "consents",
            lazy("Consents that were withdrawn"),
            "CONSENT_DAYS",
            lambda before: _count(_withdrawn(before)),
            lambda before, limit: _remove(_withdrawn(before), limit),
        ),
    )


def _processing(config: Config) -> Processing:
    return Processing(
        key="consents",
        purpose=lazy("Send newsletters to who asked for them, and be able to show that they did"),
        controller=Controller.REGION,
        basis=lazy("Art. 6 (1) (a) and art. 7 (1): consent, confirmed by mail; withdrawing takes one click"),
        people=lazy("Readers of newsletters, with and without an account"),
        data=lazy("E-mail address, the words somebody agreed to with their version, when and where"),
        recipients=lazy("Nobody else"),
        kept=lazy(
            "Until %(days)s days after it was withdrawn; %(requests)s days when it is not confirmed",
            days=config.CONSENT_DAYS,
            requests=config.CONSENT_REQUEST_DAYS,
        ),
    )


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {
            "purpose": each.purpose,
            "wording": each.wording,
            "wording_version": each.wording_version,
            "how": each.how,
            "asked_at": each.asked_at.isoformat(),
            "given_at": each.given_at.isoformat() if each.given_at else None,
            "withdrawn_at": each.withdrawn_at.isoformat() if each.withdrawn_at else None,
        }
        for each in session.scalars(select(Consent).where(is_of(user)).order_by(Consent.id))
    ]


def erase(user: User) -> list[Text]:
    """Without an address a consent proves nothing, and nothing is sent any more."""
    session.execute(delete(Consent).where(is_of(user)))
    return []


def _unanswered(before: datetime) -> ColumnElement[bool]:
    return Consent.given_at.is_(None) & (Consent.asked_at < before)


def _withdrawn(before: datetime) -> ColumnElement[bool]:
    return Consent.withdrawn_at < before


def _count(chosen: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(Consent).where(chosen)) or 0


def _remove(chosen: ColumnElement[bool], limit: int) -> int:
    ids = list(session.scalars(select(Consent.id).where(chosen).order_by(Consent.id).limit(limit)))
    session.execute(delete(Consent).where(Consent.id.in_(ids)))
    return len(ids)
