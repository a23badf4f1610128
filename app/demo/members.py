"""A member list with one of every case, and what the boards tell about joining. All of it is invented."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from app.accounts.models import User
from app.core.db import session
from app.memberships.boards.services import write_page
from app.memberships.importing import services
from app.memberships.importing.checking import MemberDetails, Problems
from app.memberships.importing.columns import Column
from app.memberships.importing.matching import match_all
from app.memberships.models import Membership
from app.organisations.models import Association
from app.suppliers.importing.problems import Fault, RowProblem
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier

FILE_NAME = "ledenlijst-najaar.xlsx"
WHO_MAY_JOIN = (
    "Ondernemers die in of rond onze gemeente werken, van zelfstandige tot grootbedrijf. U kunt drie bijeenkomsten"
    " bijwonen voordat u beslist; het bestuur behandelt aanvragen elke maand."
)
NEW_MEMBERS = (
    ("Drukkerij Het Zetsel", "Anouk Velderman", "anouk@hetzetsel.example"),
    ("Atelier Lindeloof", "Wout Hazewinkel", "post@atelierlindeloof.example"),
    ("Fietsenmakerij De Spaak", "Ilse Tromp", "ilse@despaak.example"),
    ("Bijenhouderij Honingrand", "", None),
)


def load(association: Association, *, by: User, at: datetime, today: date) -> None:
    """A list of this association that was looked over and waits for its board."""
    write_page(association, who_may_join=WHO_MAY_JOIN, by=by)
    session.flush()
    members = [*_known(association.id), *_lookalikes(), *_new(today)]
    numbered = [(line, each) for line, each in enumerate(members, start=2)]
    rows = [MemberDetails(line=line, **each) for line, each in numbered]
    waiting = services.open_list(FILE_NAME, association.id, by=by, at=at)
    services.ask_for_check(waiting, {Column.NAME: "Bedrijf", Column.KVK_NUMBER: "KvK-nummer"})
    services.keep_check(waiting, rows, match_all(rows), _problems(len(rows) + 2))


def _known(association_id: int) -> Iterable[dict[str, Any]]:
    """Most of those who are members already: the others are no longer on the list."""
    members = select(Supplier).join(Membership).where(Membership.association_id == association_id)
    found = session.scalars(members.order_by(Supplier.id)).all()
    return [{"name": firm.name, "kvk_number": firm.kvk_number} for firm in found[2:]]


def _lookalikes() -> Sequence[dict[str, Any]]:
    """A name alone, and a name with the postcode of another place."""
    listed = select(Supplier.name).where(Supplier.status == ProfileStatus.LISTED).order_by(Supplier.id.desc()).limit(2)
    first, second = session.scalars(listed)
    return [{"name": first}, {"name": second, "postcode": "3811 AA"}]


def _new(today: date) -> Iterable[dict[str, Any]]:
    since = today - timedelta(days=400)
    return [
        {"name": name, "contact_name": who or None, "email": mail, "since": since} for name, who, mail in NEW_MEMBERS
    ]


def _problems(line: int) -> list[Problems]:
    return [
        (RowProblem(line, "KvK-nummer", "1234", Fault.KVK_NUMBER),),
        (RowProblem(line + 1, "Bedrijf", "", Fault.NAME), RowProblem(line + 1, "Lid sinds", "31-2-2019", Fault.DATE)),
        (RowProblem(line + 2, "KvK-nummer", "NL*********B01", Fault.CITIZEN_SERVICE_NUMBER),),
    ]
