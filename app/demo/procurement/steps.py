"""What people do in a file, at moments before the demo was loaded, through the services that the pages use."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import select

from app.accounts.models import User
from app.core.clock import AMSTERDAM, held_at, local_date
from app.core.db import session
from app.sourcing import services
from app.sourcing.advice import services as advice
from app.sourcing.advice.services import Wish, advice_now
from app.sourcing.details import Choice, FileDetails
from app.sourcing.longlists import services as longlists
from app.sourcing.models import Longlist, ProcurementFile
from app.sourcing.queries import decisions_of, entries_of
from app.sourcing.review import services as review
from app.sourcing.review.models import ShortlistReview
from app.sourcing.roles.declaring import declare_no_interest
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.queries import undeclared_in
from app.sourcing.roles.services import give_role
from app.sourcing.rotation import services as rotation
from app.sourcing.shortlists.services import decide, explain_override
from app.suppliers.models import Supplier, SupplierCpv, SupplierEditor
from search_index.documents import SupplierDocument
from search_index.engines.memory import MemoryEngine
from search_index.language import Language
from search_index.query import Filter, SearchQuery

MUNICIPALITY = "GM1581"
OWNER, COLLEAGUE, CONTROLLER = "inkoper@demo.example", "collega@demo.example", "controller@demo.example"


@dataclass(frozen=True)
class Office:
    """The people by mail address, and the moment of loading that all moments are counted back from."""

    people: Mapping[str, User]
    now: datetime

    @contextmanager
    def days_ago(self, days: int, hour: int = 10) -> Iterator[datetime]:
        """The clock stands there meanwhile, so that the trail tells the same moments as the file."""
        day = local_date(self.now) - timedelta(days=days)
        moment = datetime.combine(day, time(hour), AMSTERDAM)
        with held_at(moment):
            yield moment

    @property
    def owner(self) -> User:
        return self.people[OWNER]

    @property
    def colleague(self) -> User:
        return self.people[COLLEAGUE]

    @property
    def controller(self) -> User:
        return self.people[CONTROLLER]

    def open_file(self, need: FileDetails, *, days_ago: int) -> ProcurementFile:
        with self.days_ago(days_ago) as at:
            return services.open_file(need, municipality_code=MUNICIPALITY, by=self.owner, at=at)

    def choose_procedure(self, file: ProcurementFile, *, days_ago: int) -> None:
        """As advised, for invitations of that day."""
        with self.days_ago(days_ago, 11) as at:
            day = local_date(at)
            advice.choose(file, Wish(day, advice_now(file, day).procedure), by=self.owner, at=at)

    def give_roles(self, file: ProcurementFile, roles: Sequence[tuple[FileRoleKind, User]], *, days_ago: int) -> None:
        with self.days_ago(days_ago, 12) as at:
            for kind, person in roles:
                give_role(file, kind, person, by=self.owner, at=at)

    def freeze(self, file: ProcurementFile, *, days_ago: int) -> Longlist:
        """Every firm of the trade that was listed by then."""
        with self.days_ago(days_ago, 13) as at:
            day = local_date(at)
            trade = Filter("cpv", (file.cpv_code,))
            query = SearchQuery(today=day, filters=(trade,), seed=longlists.seed_of(file.id, day))
            engine = _engine_with(file.cpv_code, at)
            return longlists.freeze(file, query, f"CPV: {file.cpv_code}", engine, by=self.owner, at=at)

    def take_over_proposal(self, longlist: Longlist, *, days_ago: int) -> None:
        with self.days_ago(days_ago, 14) as at:
            proposal = rotation.propose(longlist, places=rotation.usual_places(longlist.file), by=self.owner, at=at)
            rotation.take_over(proposal, by=self.owner, at=at)

    def invite_too(self, longlist: Longlist, firm_of: User, reason: str, *, days_ago: int) -> None:
        """The firm of this person, which was not proposed."""
        editor = select(SupplierEditor.supplier_id).where(SupplierEditor.user_id == firm_of.id)
        own = set(session.scalars(editor))
        for entry in entries_of(longlist):
            decision = decisions_of(longlist.file).get(entry.supplier_id)
            if entry.supplier_id in own and decision is not None:
                with self.days_ago(days_ago, 15) as at:
                    decide(entry, Choice(True, reason, seen=decision.decided_at), by=self.owner, at=at)
                    explain_override(decision, reason, by=self.owner)

    def offer(self, file: ProcurementFile, *, days_ago: int) -> ShortlistReview:
        """After everybody with a role declared."""
        with self.days_ago(days_ago, 15) as at:
            for person in undeclared_in(file):
                declare_no_interest(file, by=person, at=at)
            return review.offer(file, by=self.owner, at=at)

    def sign(self, offered: ShortlistReview, *, days_ago: int) -> None:
        with self.days_ago(days_ago, 16) as at:
            review.sign(offered, by=self.colleague, at=at)


def _engine_with(cpv_code: str, at: datetime) -> MemoryEngine:
    """The index of the site is filled only later, by the worker."""
    listed = Supplier.is_public, Supplier.listed_at <= at
    firms = session.scalars(select(Supplier).join(SupplierCpv).where(SupplierCpv.code == cpv_code, *listed))
    engine = MemoryEngine(Language(()))
    engine.upsert(
        SupplierDocument(id=firm.id, version=firm.version, name=firm.display_name, cpv_codes=firm.cpv_codes)
        for firm in firms.unique()
    )
    return engine
