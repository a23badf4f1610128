"""Verbs on the pages of the network. Each change is recorded, before and after."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.core.seen import demand_unchanged
from app.network.details import Presentation, Seat, Signature
from app.network.models import BoardSeat, BodyDetails, NetworkPage, PageKey, Signatory
from app.network.pages import own_text
from app.network.queries import details_of
from app.organisations.bodies import Body


def write_page(key: PageKey, language: str, text: str, *, seen_version: int, by: User, at: datetime) -> None:
    """The region's own words instead of those that come with the product. Raises DomainError: somebody was first."""
    own = own_text(key, language)
    demand_unchanged(own, seen_version)
    before = own.text if own else ""
    if own is None:
        own = NetworkPage(key=key, language=language)
    own.text, own.changed_at, own.changed_by_id = text, at, id_of(by)
    session.add(own)
    record("network_page.written", None, by=by, page=key.value, language=language, before=before, after=text)


def reset_page(key: PageKey, language: str, *, by: User) -> None:
    """Back to the text that comes with the product."""
    own = own_text(key, language)
    if own is not None:
        record("network_page.reset", None, by=by, page=key.value, language=language, before=own.text)
        session.delete(own)


def present(body: Body, details: Presentation, *, seen_version: int, by: User | None) -> BodyDetails:
    """Raises DomainError when somebody else was first."""
    row = details_of(body)
    demand_unchanged(row, seen_version)
    before = _values(row, asdict(details)) if row else {}
    if row is None:
        row = BodyDetails(body_key=body.key)
        row.body = body
    for field, value in asdict(details).items():
        setattr(row, field, value)
    session.add(row)
    session.flush()  # the audit entry names its id
    record("body_details.changed", row, by=by, before=before, after=asdict(details))
    return row


def add_seat(association_id: int, seat: Seat, *, by: User | None, at: datetime) -> BoardSeat:
    """The board says that this person agrees to be named."""
    _demand_order(seat.starts_on, seat.ends_on)
    added = BoardSeat(association_id=association_id, agreed_at=at, **asdict(seat))
    session.add(added)
    session.flush()  # the audit entry names its id
    record("board_seat.added", added, by=by, association_id=association_id, **asdict(seat))
    return added


def change_seat(row: BoardSeat, seat: Seat, *, seen_version: int, by: User) -> None:
    """Raises DomainError when somebody else was first."""
    demand_unchanged(row, seen_version)
    _demand_order(seat.starts_on, seat.ends_on)
    before = _values(row, asdict(seat))
    for field, value in asdict(seat).items():
        setattr(row, field, value)
    record("board_seat.changed", row, by=by, before=before, after=asdict(seat))


def remove_seat(row: BoardSeat, *, by: User) -> None:
    record("board_seat.removed", row, by=by)
    session.delete(row)


def add_signatory(signature: Signature, *, by: User | None) -> Signatory:
    added = Signatory()
    _sign(added, signature)
    session.add(added)
    session.flush()  # the audit entry names its id
    record("signatory.added", added, by=by, **_signed(signature))
    return added


def change_signatory(row: Signatory, signature: Signature, *, seen_version: int, by: User) -> None:
    """Raises DomainError when somebody else was first."""
    demand_unchanged(row, seen_version)
    before = _signed(Signature(row.name, row.on_behalf_of, row.signed_on, row.body))
    _sign(row, signature)
    record("signatory.changed", row, by=by, before=before, after=_signed(signature))


def remove_signatory(row: Signatory, *, by: User) -> None:
    record("signatory.removed", row, by=by)
    session.delete(row)


def _sign(row: Signatory, signature: Signature) -> None:
    row.name, row.on_behalf_of, row.signed_on = signature.name, signature.on_behalf_of, signature.signed_on
    row.body = signature.body


def _signed(signature: Signature) -> dict[str, Any]:
    values = {"name": signature.name, "on_behalf_of": signature.on_behalf_of, "body": signature.body.key}
    return {**values, "signed_on": signature.signed_on}


def _values(row: object, fields: dict[str, Any]) -> dict[str, Any]:
    return {field: getattr(row, field) for field in fields}


def _demand_order(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise DomainError(lazy("This day lies before the first one."))
