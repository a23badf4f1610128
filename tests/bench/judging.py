"""Pages of boards and the desk at their largest: a long queue, a firm with a long history, a whole register."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import insert, select, update

from app import create_app
from app.accounts.models import User
from app.approvals.models import Application, ApplicationStatus
from app.core.clock import now, today
from app.core.db import database_of, session, transaction
from app.memberships.models import Membership
from app.suppliers.kinds import EditorRole, ProfileStatus
from app.suppliers.models import Supplier, SupplierEditor, SupplierVersion
from app.suppliers.revisions.models import Revision, RevisionStatus
from app.suppliers.twins.models import TwinPair
from app.suppliers.twins.services import compare_changed
from app.suppliers.versions import digest_of, public_content
from config import Config
from tests.bench import site
from tests.bench.progress import tell
from tests.bench.tables import table
from tests.bench.visiting import HEADS, Page, measure
from tests.factories.accounts import begin_session, make_board_member, make_desk_member, make_user
from tests.factories.organisations import make_association
from tests.installations import settings_for_tests

QUEUE = 5_000  # applications, half of them before one board
REVISIONS = 200  # of one firm
MEMBERS = 2_000  # of one association
COMPARED_AT_ONCE = 500


def run(size: int) -> None:
    """Print the table for a register with so many firms."""
    print(f"## Pages of boards and the desk, {size:,} firms\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="streekbron-bench-") as name:
        environment = settings_for_tests(Path(name), f"sqlite:///{Path(name) / 'bench.db'}", SEARCH_URL="memory:")
        app = create_app(Config.from_environment(environment))
        site.fill(app, size)
        tell(f"{size:,} firms are in the database")
        with database_of(app).scope():
            with transaction():
                pages = _fill(size)
            seconds = _compare(size)
        lines = [_measure(app, *page) for page in pages]
        database_of(app).engine.dispose()
    print(table(HEADS, lines))
    print(f"All {size:,} firms were compared with each other in {seconds:.0f} s.", flush=True)


def _fill(size: int) -> list[tuple[str, str, str]]:
    """What the page is, its address, and the key of the session of who looks at it."""
    desk, owner, board = make_desk_member(), make_user(), make_association()
    chair = make_board_member(board)
    _make_queue(owner, board.id)
    _make_members(board.id)
    _make_history(size, owner, chair)
    keys = {user: begin_session(user).key for user in (desk, owner, chair)}
    firm = f"/mijn-bedrijven/{size}"
    return [
        (f"queue of the desk, {QUEUE // 2:,} applications", "/aanvragen", keys[desk]),
        (f"queue of a board, {QUEUE // 2:,} applications", "/aanvragen", keys[chair]),
        (f"my firm, {REVISIONS} revisions", firm, keys[owner]),
        (f"its history, {REVISIONS} versions", f"{firm}/geschiedenis", keys[owner]),
        ("the same for the desk", f"/leveranciers/{size}/versies", keys[desk]),
        ("the last page of it", f"/leveranciers/{size}/versies?blad=8", keys[desk]),
        ("what changed since the first", f"/leveranciers/{size}/versies/1/sindsdien", keys[desk]),
        ("look-alikes", "/dubbel", keys[desk]),
        ("two look-alikes beside each other", "/dubbel/{low}/{high}", keys[desk]),
        ("report of the region", "/rapporten", keys[desk]),
        (f"report of an association, {MEMBERS:,} members", "/rapporten", keys[chair]),
    ]


def _make_queue(owner: User, association_id: int) -> None:
    """The first firms are drafts, handed in on one of the last thirty days."""
    session.execute(update(Supplier).where(Supplier.id <= QUEUE).values(status=ProfileStatus.DRAFT))
    handed_in = {"status": ApplicationStatus.SUBMITTED, "submitted_by_id": owner.id, "version": 1, "is_plain": False}
    session.execute(
        insert(Application),
        [
            {
                **handed_in,
                "supplier_id": number,
                "association_id": association_id if number % 2 else None,
                "submitted_at": now() - timedelta(days=number % 30),
                "due_on": today() + timedelta(days=14 - number % 30),
            }
            for number in range(1, QUEUE + 1)
        ],
    )


def _make_members(association_id: int) -> None:
    rows = ({"supplier_id": QUEUE + number, "association_id": association_id} for number in range(1, MEMBERS + 1))
    session.execute(insert(Membership), [{**row, "starts_on": today() - timedelta(days=400)} for row in rows])


def _make_history(firm_id: int, owner: User, reviewer: User) -> None:
    firm = session.get_one(Supplier, firm_id)
    session.add(SupplierEditor(supplier=firm, user=owner, role=EditorRole.OWNER, since=now()))
    moments = [now() - timedelta(days=REVISIONS - number) for number in range(REVISIONS)]
    texts = [f"{firm.description_nl} Nu ook {number} projecten." for number in range(REVISIONS)]
    contents = [{**public_content(firm), "description_nl": text} for text in texts]
    for number, (content, moment) in enumerate(zip(contents, moments, strict=True), start=1):
        kept = {"number": number, "since": moment, "content": content, "digest": digest_of(content)}
        session.add(SupplierVersion(supplier_id=firm_id, **kept))
    for before, after, moment in zip(texts, texts[1:], moments, strict=False):
        session.add(
            Revision(
                supplier_id=firm_id,
                status=RevisionStatus.ACKNOWLEDGED,
                before={"description_nl": before},
                after={"description_nl": after},
                made_by=owner,
                made_at=moment,
                decided_by=reviewer,
                decided_at=moment,
            )
        )


def _compare(size: int) -> float:
    """Find the look-alikes, as the worker does; returns the seconds."""
    started = time.perf_counter()
    done = 0
    while done < size:
        with transaction():
            done += compare_changed(most=COMPARED_AT_ONCE, at=now())
        session.expunge_all()
    return time.perf_counter() - started


def _measure(app: Flask, name: str, address: str, key: str) -> tuple[str, ...]:
    with database_of(app).scope():
        pair = session.scalars(select(TwinPair).order_by(TwinPair.score.desc())).first()
        address = address.format(low=pair.low_id, high=pair.high_id) if pair else address
    return measure(app, Page(name, address, key))
