"""Procurement files at their largest: freezing among all firms, 500 on a longlist, 5,000 files, the export."""

import resource
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from app import create_app
from app.accounts.models import User
from app.core.clock import now, today
from app.core.db import database_of, session, transaction
from app.core.i18n import in_language
from app.core.storage import storage
from app.indexing import engine_of
from app.sourcing.archive import services as archive
from app.sourcing.archive.worker import make_next
from app.sourcing.export.document import document_of
from app.sourcing.export.package import FORMS
from app.sourcing.export.redaction import Redactions
from app.sourcing.longlists.services import MOST_FIRMS, freeze
from app.sourcing.models import Longlist, ProcurementFile
from app.sourcing.review.models import ShortlistReview
from app.sourcing.rotation.facts import candidates_on
from app.suppliers.models import Supplier, SupplierCpv
from app.suppliers.versions import keep_version
from config import Config
from search_index.query import Filter, SearchQuery
from tests.bench import site
from tests.bench.progress import tell
from tests.bench.purchases import Prepared, prepare, sign_and_ask, store_files
from tests.bench.serving import command
from tests.bench.tables import table
from tests.bench.visiting import HEADS, ROUNDS, Page, figures, measure, timed
from tests.factories.accounts import begin_session, make_buyer, make_controller
from tests.factories.procurement import make_policy
from tests.factories.sourcing import make_file
from tests.installations import settings_for_tests

MANY, FEW = 500, 5  # firms on a longlist
FILES = 5_000
WORDS = "onderhoud"
LOOK_BACK = timedelta(days=730)
FULL, WORKER = Redactions(), "all of it, in the worker"
TRIED = 60  # kinds of work, the most common first


def run(size: int) -> None:
    """Print the tables for a register with so many firms."""
    print(f"## Procurement files, {size:,} firms in the register\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="streekbron-bench-") as name:
        environment = settings_for_tests(Path(name), f"sqlite:///{Path(name) / 'bench.db'}")
        app = create_app(Config.from_environment(environment))
        site.fill(app, size)
        command(["search", "rebuild"], environment)
        tell(f"{size:,} firms are in the database and in the index")
        measure_all(app, environment)


def measure_all(app: Flask, environment: dict[str, str]) -> None:
    """On an installation with firms and an index."""
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context(), database_of(app).scope(), transaction():
        buyer, controller = make_buyer(), make_controller()
        buys, controls = begin_session(buyer).key, begin_session(controller).key
        make_policy(number=1)
        draft = make_policy(number=2, adopted_at=None)
        freezing = list(_freezing(buyer, buys))
        files = [_prepare(number, buyer, controller) for number in (FEW, MANY)]
        store_files(FILES, _firms(MANY), buyer)
        pages = [page for each in files for page in _before_signing(each, buys, controls)]
        pages = [*freezing, *pages, *_of_many(draft.id, files[1].file.id, buys, controls)]
        signed = [page for each in files for page in _after_signing(each, buys)]
        reviews, signer_id = [each.review.id for each in files], controller.id
        file_id, longlist_id = files[1].file.id, files[1].longlist.id
    tell("the files are there")
    lines = [measure(app, page) for page in pages]
    lines.append(_facts(app, longlist_id))
    with app.app_context(), database_of(app).scope(), transaction():
        for review_id in reviews:
            sign_and_ask(session.get_one(ShortlistReview, review_id), session.get_one(User, signer_id))
    lines += [measure(app, page) for page in signed]
    print(table(HEADS, lines), flush=True)
    database_of(app).engine.dispose()
    heads = (f"export, {MANY} firms", "seconds", "of one core", "KB", "MB of memory", "MB of the typesetter")
    print(table(heads, export(environment, file_id)), flush=True)


def _freezing(buyer: User, key: str) -> Iterator[Page]:
    """A file in which the widest search that fits is frozen, and one in which it is asked again."""
    code, query = _widest()
    found = [hit.id for hit in engine_of().all_hits(query)]
    _keep_versions(session.scalars(select(Supplier).where(Supplier.id.in_(found))))
    file, again = make_file(buyer), make_file(buyer)
    search = f"q={WORDS}&cpv={code}"
    yield Page("search in a file", f"/inkoopdossiers/{file.id}/zoeken?{search}", key)
    yield Page(f"freezing it, {len(found)} firms", f"/inkoopdossiers/{file.id}/groslijsten?{search}", key, is_form=True)
    frozen = freeze(again, query, "all of one kind", engine_of(), by=buyer, at=now())
    yield Page("asking a frozen one again", f"{_address_of(frozen)}/opnieuw", key)
    yield Page("and freezing that", f"{_address_of(frozen)}/opnieuw", key, is_form=True)


def _widest() -> tuple[str, SearchQuery]:
    """The kind of work of which most firms are found that fit on one longlist."""
    most = select(SupplierCpv.code).group_by(SupplierCpv.code).order_by(func.count().desc()).limit(TRIED)
    asked = {code[:8]: _asking_for(code[:8]) for code in session.scalars(most)}
    found = {code: engine_of().search(query).total for code, query in asked.items()}
    code = max((each for each in found if found[each] <= MOST_FIRMS), key=found.__getitem__)
    return code, asked[code]


def _asking_for(code: str) -> SearchQuery:
    return SearchQuery(today=today(), text=WORDS, filters=(Filter("cpv", (code,)),), page_size=1)


def _keep_versions(firms: Iterable[Supplier]) -> None:
    for firm in firms:
        keep_version(firm, at=now())


def _firms(number: int) -> Sequence[Supplier]:
    return session.scalars(select(Supplier).order_by(Supplier.id).limit(number)).all()


def _prepare(number: int, buyer: User, signer: User) -> Prepared:
    firms = _firms(number)
    _keep_versions(firms)
    with timed() as taken:
        prepared = prepare(firms, buyer, signer)
    tell(f"a file with {number} firms, proposed and decided, in {taken().core / 1000:.1f} s of one core")
    return prepared


def _address_of(longlist: Longlist) -> str:
    return f"/inkoopdossiers/{longlist.file_id}/groslijst/{longlist.id}"


def _before_signing(prepared: Prepared, buys: str, signs: str) -> Iterator[Page]:
    firms, file, longlist = prepared.firms, f"/inkoopdossiers/{prepared.file.id}", _address_of(prepared.longlist)
    yield Page(f"overview, {firms} firms", file, buys)
    yield Page(f"longlist, {firms} firms", longlist, buys)
    yield Page(f"the same for who only reads, {firms} firms", longlist, signs)
    yield Page(f"proposal, {firms} firms", f"{longlist}/voorstel", buys)
    yield Page(f"shortlist, offered, {firms} firms", f"{file}/shortlist", buys)
    yield Page(f"to sign, {firms} firms", f"{file}/ondertekening/{prepared.review.id}", signs)
    yield Page(f"roles, {firms} firms", f"{file}/rollen", buys)


def _after_signing(prepared: Prepared, buys: str) -> Iterator[Page]:
    firms, file = prepared.firms, f"/inkoopdossiers/{prepared.file.id}"
    yield Page(f"overview, invited, {firms} firms", file, buys)
    yield Page(f"shortlist, signed, {firms} firms", f"{file}/shortlist", buys)
    yield Page(f"invitations, {firms} firms", f"{file}/uitvraag", buys)
    yield Page(f"archive, {firms} firms", f"{file}/archief", buys)
    yield Page(f"what can be left out, {firms} firms", f"{file}/archief/weglakken", buys)


def _of_many(draft_id: int, file_id: int, buys: str, controls: str) -> Iterator[Page]:
    yield Page(f"list of {FILES:,} files", "/inkoopdossiers", buys)
    yield Page("the last page of it", f"/inkoopdossiers?blad={FILES // 25}", buys)
    yield Page("preview of a policy", f"/inkoopbeleid/{draft_id}/proef", controls)
    yield Page("procedure, with the alarm against splitting", f"/inkoopdossiers/{file_id}/procedure", buys)


def _facts(app: Flask, longlist_id: int) -> tuple[str, ...]:
    """The facts of rotation alone: showing a proposal reads those that were kept."""
    taken = []
    for _round in range(ROUNDS):
        with app.app_context(), database_of(app).scope():
            longlist = session.get_one(Longlist, longlist_id)
            with timed() as one:
                candidates_on(longlist, since=today() - LOOK_BACK, at=now())
            taken.append(one())
    return (f"facts of rotation of {MANY} firms, in {FILES:,} files", *figures(taken), "", "")


def export(environment: dict[str, str], file_id: int) -> Iterator[tuple[str, ...]]:
    """Each form, and the whole as the worker makes it, in processes of their own: each has its own peak of memory."""
    for what in (*FORMS, WORKER):
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            yield alone.submit(_exported, environment, file_id, what).result()


def _exported(environment: dict[str, str], file_id: int, what: str) -> tuple[str, ...]:
    """A row: seconds, kilobytes made, and the megabytes that the process and the one it starts had at most."""
    app = create_app(Config.from_environment(environment))
    with app.app_context(), database_of(app).scope(), in_language("nl"):
        file = session.get_one(ProcurementFile, file_id)
        with timed() as taken:
            made = (
                _packed(file) if what == WORKER else len(FORMS[what](document_of(file, FULL, at=now(), is_demo=False)))
            )
    own, typesetter = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    megabytes = [f"{each.ru_maxrss / 1024:.0f}" for each in (own, typesetter)]
    core = taken().core / 1000 + typesetter.ru_utime + typesetter.ru_stime
    return what, f"{taken().wall / 1000:.2f}", f"{core:.2f}", f"{made / 1024:,.0f}", *megabytes


def _written(file: ProcurementFile, form: str) -> int:
    return len(FORMS[form](document_of(file, FULL, at=now(), is_demo=False)))


def _packed(file: ProcurementFile) -> int:
    with transaction():
        asked = archive.ask_for_export(file, FULL, language="nl", by=file.owner, at=now())
    make_next()
    session.refresh(asked)
    if asked.stored_as is None:
        raise RuntimeError(f"the export failed: {asked.failure}")
    return storage().local(asked.stored_as).stat().st_size
