"""What procurement files hold of people, and why that stays."""

from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, Select, select, union, update

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.sourcing.erasing import blank, empty
from app.sourcing.models import LonglistEntry, ProcurementFile
from app.sourcing.parts import files_behind, people_in_files
from app.sourcing.requests import privacy as invitations
from app.sourcing.review.models import Addendum
from app.sourcing.roles.models import FileRole
from app.suppliers.holds import hold_versions
from app.suppliers.queries import suppliers_of

KEY = "procurement files"


def register(app: Flask) -> None:
    hold_versions(app, versions_on_longlists)
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Prepare a purchase, and be able to explain afterwards why which firms were invited"),
            controller=Controller.MUNICIPALITY,
            basis=lazy(
                "Art. 6 (1) (c) and (e): Aanbestedingswet 2012 art. 1.4 (objective choice, reasons on request) and the"
                " Archiefwet"
            ),
            people=lazy("Buyers and controllers; sole traders that are on a longlist; people at invited firms"),
            data=lazy(
                "Who made, searched, froze and decided what and when; of the firms what everybody could see that day,"
                " where their invitation went, when its page was opened first, and what they answered and asked"
            ),
            recipients=lazy("Buyers and the controller of that municipality; who asks under the Woo, after redaction"),
            kept=lazy("As long as the selection list for municipal archives says"),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Your work in procurement files"), collect, erase))
    invitations.register(app, KEY)


def versions_on_longlists() -> Select[int | None]:
    return select(LonglistEntry.supplier_version_id)


def collect(user: User) -> list[dict[str, Any]]:
    """Which files; what is in them belongs to the municipality."""
    statement = select(ProcurementFile).where(_worked_in(user)).order_by(ProcurementFile.id)
    return [
        {
            "number": file.number,
            "municipality": file.municipality.name,
            "opened_by_you": file.owner_id == user.id,
            "created_at": file.created_at.isoformat(),
        }
        for file in session.scalars(statement)
    ]


def _worked_in(user: User) -> ColumnElement[bool]:
    """In any part of the file, whatever its table."""
    found = [statement for column in people_in_files() for statement in files_behind(column.table, column == user.id)]
    return ProcurementFile.id.in_(union(*found))


def erase(user: User) -> list[Text]:
    """Only the name and what was noted of the person: a purchase must be explained (art. 17 (3) (b) and (d)).

    Of an addendum the trail keeps the digest of the words as they were.
    """
    session.execute(update(FileRole).where(FileRole.user_id == user.id).values(note=None))
    empty(FileRole.note, user, None)
    blank(Addendum.text, user)
    kept: list[Text] = []
    if session.scalar(select(ProcurementFile.id).where(_worked_in(user)).limit(1)) is not None:
        kept.append(
            lazy(
                "What you did in procurement files, without your name: the municipality must be able to explain its"
                " purchases (art. 17 (3) (b): Aanbestedingswet 2012 art. 1.4, Archiefwet)."
            )
        )
    firms = [supplier.id for supplier in suppliers_of(user) if supplier.is_personal]
    if session.scalar(select(LonglistEntry.id).where(LonglistEntry.supplier_id.in_(firms)).limit(1)) is not None:
        kept.append(
            lazy(
                "The public page of your firm as it was on the day of a longlist: the municipality must be able to show"
                " between whom it chose (art. 17 (3) (b) and (d))."
            )
        )
    return kept
