"""Memberships, member lists and invitations."""

from datetime import date
from io import BytesIO
from typing import Any

from app.core.clock import now
from app.memberships.importing import files
from app.memberships.importing.models import ListStatus, Match, MemberList, MemberRow
from app.memberships.inviting.marks import mark_of
from app.memberships.inviting.models import MemberInvitation
from app.memberships.models import Membership
from app.organisations.models import Association
from app.suppliers.models import Supplier
from tests.factories import next_number, save
from tests.factories.suppliers import make_listed

SINCE = date(2020, 1, 1)


def make_membership(association: Association, supplier: Supplier | None = None, **values: Any) -> Membership:
    firm = supplier or make_listed()
    return save(Membership(**{"supplier": firm, "association_id": association.id, "starts_on": SINCE, **values}))


def make_list(association: Association, *rows: dict[str, Any], **values: Any) -> MemberList:
    """A list that was processed, with rows of members that are not registered."""
    defaults = {"status": ListStatus.FINISHED, "file_name": "leden.csv", "created_at": now(), "finished_at": now()}
    made = save(MemberList(**{**defaults, "association_id": association.id, **values}))
    for number, row in enumerate(rows, start=2):
        make_row(made, line=number, **row)
    return made


def make_uploaded_list(association: Association, content: bytes) -> MemberList:
    made = make_list(association, status=ListStatus.UPLOADED, finished_at=None)
    files.keep(made, BytesIO(content))
    return made


def make_row(member_list: MemberList, **values: Any) -> MemberRow:
    defaults = {"line": 2, "name": "Hoveniersbedrijf Het Pad", "match": Match.NONE}
    return save(MemberRow(**{**defaults, "list_id": member_list.id, **values}))


def make_member_invitation(association: Association, **values: Any) -> MemberInvitation:
    email = values.setdefault("email", f"member{next_number()}@pad.example")
    defaults = {"firm_name": "Hoveniersbedrijf Het Pad", "language": "nl", "vouched_at": now()}
    return save(MemberInvitation(**{**defaults, "association_id": association.id, "mark": mark_of(email), **values}))
