"""What the network's pages hold of people, and when it goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, CompoundSelect, delete, select, union_all, update

from app.accounts.models import User
from app.core.clock import local_date
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.network.models import BoardSeat, NetworkPage, Signatory
from config import Config


def register(app: Flask) -> None:
    declare(app, _processing(app.extensions["config"]))
    declare(app, PersonalData("network", lazy("Boards and declaration of intent"), collect, erase))
    title = lazy("Seats on boards that ended")
    declare(app, Retention("board seats", title, "BOARD_SEAT_DAYS", count_ended, remove_ended))


def _processing(config: Config) -> Processing:
    return Processing(
        key="network",
        purpose=lazy("Show who speaks for the associations, and who signed the declaration of intent"),
        controller=Controller.REGION,
        basis=lazy("Art. 6 (1) (a): board members agreed to be named; (f) for who signed in public"),
        people=lazy("Members of boards and signatories"),
        data=lazy("Name, position, and from when to when"),
        recipients=lazy("Everybody: it stands on the site"),
        kept=lazy("Of board members until %(days)s days after their seat ended", days=config.BOARD_SEAT_DAYS),
    )


def collect(user: User) -> list[dict[str, Any]]:
    """Seats and signatures hold no account: those under exactly this name."""
    rows = session.execute(_under_name(user)).all()
    return [{"position": position, "since": day.isoformat()} for position, day in sorted(rows, key=lambda row: row[1])]


def erase(user: User) -> list[Text]:
    """A name is no proof that it is the same person: those seats and signatures are for the board and the desk."""
    session.execute(update(NetworkPage).where(NetworkPage.changed_by_id == user.id).values(changed_by_id=None))
    if session.execute(_under_name(user)).first() is None:
        return []
    return [lazy("Seats on boards and signatures under this name: the board or the desk removes them, when asked.")]


def count_ended(before: datetime) -> int:
    return count_of(select(BoardSeat.id).where(_ended(before)))


def remove_ended(before: datetime, most: int) -> int:
    ids = list(session.scalars(select(BoardSeat.id).where(_ended(before)).order_by(BoardSeat.id).limit(most)))
    session.execute(delete(BoardSeat).where(BoardSeat.id.in_(ids)))
    return len(ids)


def _under_name(user: User) -> CompoundSelect[Any]:
    seats = select(BoardSeat.position, BoardSeat.starts_on).where(BoardSeat.name == user.name)
    signed = select(Signatory.on_behalf_of, Signatory.signed_on).where(Signatory.name == user.name)
    return union_all(seats, signed)


def _ended(before: datetime) -> ColumnElement[bool]:
    return BoardSeat.ends_on < local_date(before)
