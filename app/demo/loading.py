"""Write the demo region into the database, through the same services that people use."""

from datetime import date, datetime, time, timedelta

from app.accounts import passwords
from app.accounts.models import User
from app.accounts.services import add_user, give_role
from app.accounts.totp import services as totp
from app.approvals.models import ApplicationStatus, ReasonCode
from app.approvals.services import open_for_review, send_back, submit
from app.core.clock import AMSTERDAM, local_date
from app.core.db import session
from app.core.demonstration import load_demonstrations
from app.core.settings import settings
from app.demo import look_alikes, members, plans
from app.demo.belongings import Belongings
from app.demo.firms import DemoFirm
from app.demo.generator import BUSY_BOARD, generate
from app.demo.people import (
    BOARD,
    BOARD_WITH_FIRM,
    DESK,
    ENTREPRENEUR,
    PASSWORD,
    PEOPLE,
    PROCUREMENT_FILES,
    REVIEWER,
    TOTP_SECRET,
)
from app.demo.policies import load_policies
from app.demo.procurement import stages
from app.demo.queue import make_difficult, waiting_for_board
from app.demo.region import (
    ASSOCIATIONS,
    LATER_ASSOCIATIONS,
    MUNICIPALITIES,
    REGION_COLOUR,
    REGION_NAME,
    REGION_THEME,
    THEMES,
)
from app.demo.revisions import load_changes
from app.memberships.services import declare_interest, start_membership
from app.organisations import services as organisations
from app.organisations.models import Association
from app.organisations.queries import the_region
from app.sourcing.details import FileDetails
from app.sourcing.services import open_file
from app.suppliers.filling import fill
from app.suppliers.kinds import ClaimSource, ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.renewal.moving import settle
from app.suppliers.services import list_profile, start_draft
from app.suppliers.suspending.models import SuspensionReason
from app.suppliers.suspending.services import suspend

REGION_BEGAN_ON = date(2018, 3, 1)
OTHERS_JOINED_ON = date(2023, 9, 1)
DAYS_TO_CONFIRM = 25  # of the entrepreneur's firm: a mail with the question is there to be tried
UNPROVEN = "Het certificaat in uw profiel staat niet in het register van de uitgever. Stuur ons een kopie."


def load(*, at: datetime) -> int:
    """Load the region, its people, its firms and some procurement files; returns the number of firms.

    Does nothing and returns 0 when this installation has a region already.
    """
    if the_region() is not None:
        return 0
    boards = _load_region()
    people = _load_people(boards, at)
    firms = generate(today=local_date(at))
    loader = _FirmLoader(boards, people, at)
    for firm in firms:
        loader.load(firm)
    load_changes(boards[BOARD.association_key or ""], people[BOARD.email], at=at)
    load_policies(people, at=at)
    stages.load(people, at=at)
    _load_procurement_files(people, at)
    plans.load(people, people[ENTREPRENEUR.email], at=at)
    make_difficult(waiting_for_board(boards[BUSY_BOARD]), reviewer=people[REVIEWER.email], at=at)
    members.load(boards["stuwwal"], by=people[BOARD_WITH_FIRM.email], at=at, today=local_date(at))
    look_alikes.load(at=at)
    load_demonstrations(at)
    return len(firms)


def _load_region() -> dict[str, Association]:
    """The associations by key."""
    organisations.set_up_region(name=REGION_NAME, colour=REGION_COLOUR, theme=REGION_THEME)
    for code in MUNICIPALITIES:
        organisations.add_municipality(code, joined_on=REGION_BEGAN_ON)
    for theme in THEMES:
        organisations.add_theme(key=theme.key, label_nl=theme.label_nl, label_en=theme.label_en)
    boards = {
        each.key: organisations.add_association(
            key=each.key, name=each.name, joined_on=REGION_BEGAN_ON, municipality_code=each.home
        )
        for each in ASSOCIATIONS
    }
    for later in LATER_ASSOCIATIONS:
        organisations.add_association(
            key=later.key, name=later.name, joined_on=OTHERS_JOINED_ON, municipality_code=later.home
        )
    return boards


def _load_people(boards: dict[str, Association], at: datetime) -> dict[str, User]:
    """The accounts by mail address; all have the same password, and hashing it once is enough."""
    password_hash = passwords.hashed(PASSWORD)
    people = {}
    for person in PEOPLE:
        user = add_user(email=person.email, name=person.name, password_hash=password_hash, language="nl", at=at)
        user.confirmed_at = at
        if person.role is not None:
            totp.store(user, TOTP_SECRET, last_step=0, key=settings().SECRET_KEY, at=at)
            board = boards[person.association_key] if person.association_key else None
            give_role(
                user,
                person.role,
                by=None,
                on=REGION_BEGAN_ON,
                association_id=board.id if board else None,
                municipality_code=person.municipality_code,
            )
        people[person.email] = user
    return people


def _load_procurement_files(people: dict[str, User], at: datetime) -> None:
    for each in PROCUREMENT_FILES:
        need = FileDetails(
            subject=each.subject,
            description=each.description,
            category=each.category,
            cpv_code=each.cpv_code,
            estimated_value=each.estimated_value,
            estimate_basis=each.estimate_basis,
            planned_start=None,
        )
        open_file(need, municipality_code=each.municipality_code, by=people[each.buyer], at=at)


class _FirmLoader:
    """Gives every firm an owner and takes its profile to where the generator says it stands."""

    def __init__(self, boards: dict[str, Association], people: dict[str, User], at: datetime) -> None:
        self._boards, self._people, self._at = boards, people, at
        self._belongings = Belongings()
        # Of a board with two members the first signs.
        boards_first = reversed([person for person in PEOPLE if person.association_key])
        self._reviewers = {person.association_key: people[person.email] for person in boards_first}
        self._demo_owners = {
            "listed gardener": people[ENTREPRENEUR.email],
            "unfinished": people[ENTREPRENEUR.email],
            "waits for the board it sits on": people[BOARD_WITH_FIRM.email],
        }

    def load(self, firm: DemoFirm) -> None:
        owner, began = self._owner(firm), self._moment(firm.verified_on or firm.submitted_on)
        supplier = start_draft(firm.details.identity, by=owner, at=began)
        # Without this, each look-up would write the half-filled profile and its change once more.
        with session.no_autoflush:
            fill(supplier, firm.details)
        self._belongings.give(firm, supplier, by=owner, at=began)
        if firm.application is not None:
            self._hand_in(firm, supplier, owner, began)
        elif firm.verified_source is not None:
            self._list(firm, supplier, firm.verified_source, began)

    def _owner(self, firm: DemoFirm) -> User:
        """The demo's entrepreneur and board member own the first firm of their kind, the rest has its own owner."""
        return self._demo_owners.pop(_kind(firm), None) or self._new_owner(firm)

    def _new_owner(self, firm: DemoFirm) -> User:
        contact = firm.details.contact
        owner = add_user(
            email=contact.email or "",
            name=contact.contact_name or "",
            password_hash=self._people[ENTREPRENEUR.email].password_hash,
            language="nl",
            at=self._at,
        )
        owner.confirmed_at = self._at
        return owner

    def _hand_in(self, firm: DemoFirm, supplier: Supplier, owner: User, at: datetime) -> None:
        board = self._boards.get(firm.association_key or "")
        application = submit(supplier, board, by=owner, at=at)
        if owner is self._people[BOARD_WITH_FIRM.email]:
            declare_interest(owner, supplier, at=at)
        if firm.application is ApplicationStatus.RETURNED:
            reviewer = self._reviewer(firm)
            open_for_review(application, by=reviewer)
            send_back(application, by=reviewer, code=ReasonCode.WRONG_DETAILS, reason=firm.remark or "", at=self._at)

    def _list(self, firm: DemoFirm, supplier: Supplier, source: ClaimSource, at: datetime) -> None:
        reviewer = self._reviewer(firm)
        list_profile(supplier, source=source, by=reviewer, at=at)
        if firm.association_key:
            start_membership(supplier, self._boards[firm.association_key].id, on=local_date(at))
        if any(editor.user is self._people[ENTREPRENEUR.email] for editor in supplier.editors):
            supplier.confirmed_at = self._at - timedelta(days=settings().CONFIRM_DAYS - DAYS_TO_CONFIRM)
        settle(supplier, at=self._at)
        if firm.suspended_until is not None:
            desk, code = self._people[DESK.email], SuspensionReason.NO_PROOF
            suspend(supplier, until=firm.suspended_until, code=code, reason=UNPROVEN, by=desk, at=self._at)

    def _reviewer(self, firm: DemoFirm) -> User:
        return self._reviewers.get(firm.association_key or "") or self._people[DESK.email]

    def _moment(self, day: date | None) -> datetime:
        return datetime.combine(day, time(10), AMSTERDAM) if day else self._at


def _kind(firm: DemoFirm) -> str:
    waits = firm.application is ApplicationStatus.SUBMITTED
    if waits and firm.association_key == BOARD_WITH_FIRM.association_key:
        return "waits for the board it sits on"
    if firm.status is ProfileStatus.LISTED and firm.trade == "hovenier":
        return "listed gardener"
    return "unfinished" if firm.status is ProfileStatus.DRAFT and not firm.application else "other"
