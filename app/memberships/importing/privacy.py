"""What member lists hold of people, and what goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Select, select

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.memberships.importing import files
from app.memberships.importing.models import MemberList, MemberRow
from config import Config

KEY = "member_lists"


def register(app: Flask) -> None:
    config: Config = app.extensions["config"]
    processing = Processing(
        key=KEY,
        purpose=lazy("Know which members of an association are in the register, and who can be invited"),
        controller=Controller.REGION,
        basis=lazy("Art. 6 (1) (f): the board keeps its own members, and stands in for the relation"),
        people=lazy("Sole traders and contact persons on the list; who is not registered is told by the invitation"),
        data=lazy("Name, KvK number, website, mail address, contact person, postcode and dates of the membership"),
        recipients=lazy("The board that gave the list"),
        kept=lazy(
            "The file until it was looked over. Of firms that were found nothing but the firm. All the rest"
            " %(days)s days at most",
            days=config.MEMBER_LIST_DAYS,
        ),
    )
    declare(app, processing)
    declare(app, PersonalData(KEY, lazy("Member lists that name you, or that you gave"), collect, erase))
    title = lazy("Member lists, with who on them is not registered")
    declare(app, Retention("member lists", title, "MEMBER_LIST_DAYS", count_old, remove_old))


def collect(user: User) -> list[dict[str, Any]]:
    given = select(MemberList).where(MemberList.created_by_id == user.id).order_by(MemberList.id)
    named = select(MemberRow).where(MemberRow.email == user.email).order_by(MemberRow.id)
    return [
        *({"file_name": each.file_name, "created_at": each.created_at.isoformat()} for each in session.scalars(given)),
        *(_row(each) for each in session.scalars(named)),
    ]


def _row(row: MemberRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "contact_name": row.contact_name,
        "email": row.email,
        "kvk_number": row.kvk_number,
        "website": row.website,
        "postcode": row.postcode,
    }


def erase(user: User) -> list[Text]:
    """Rows with the address go; what the owner of a list called its file can hold their own name."""
    for row in session.scalars(select(MemberRow).where(MemberRow.email == user.email)):
        session.delete(row)
    for given in session.scalars(select(MemberList).where(MemberList.created_by_id == user.id)):
        given.file_name, given.created_by_id = f"#{given.id}", None
    return []


def _old(before: datetime) -> Select[MemberList]:
    return select(MemberList).where(MemberList.created_at < before).order_by(MemberList.id)


def count_old(before: datetime) -> int:
    return count_of(_old(before))


def remove_old(before: datetime, most: int) -> int:
    found = session.scalars(_old(before).limit(most)).all()
    for member_list in found:
        files.discard(member_list)
        session.delete(member_list)
    return len(found)
