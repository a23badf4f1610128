"""Whole pages of the real site: how fast, how many at once, and what happens while the index is written."""

import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from urllib.parse import quote

from flask import Flask

from app import create_app
from app.approvals.services import approve, open_for_review
from app.core.clock import now, today
from app.core.db import database_of, session, transaction
from config import Config
from tests.bench import rows
from tests.bench.firms import firms
from tests.bench.loading import Visitor, load, visit
from tests.bench.memory import memory_of, private_of
from tests.bench.progress import tell
from tests.bench.serving import Served, command, running, web
from tests.bench.tables import p95, table
from tests.factories.accounts import make_desk_member
from tests.factories.approvals import make_application
from tests.factories.suppliers import make_complete_draft
from tests.installations import fill_with_tables, settings_for_tests

SEARCH = "/leveranciers"
ASKED = (
    "",
    "?q=hovenier",
    "?q=onderhoud",
    "?q=schilder",
    "?q=schilder+onderhoud",
    "?q=dakdekker+zonnepanelen",
    "?q=catering",
    "?q=beveiliging+camera",
    "?q=advies+gemeenten",
    "?q=45000000",
    "?q=bouw+onderhoud+gebouwen",
    "?q=%22klein+onderhoud%22",
    "?q=hovennier",
    "?q=niemandheeftditwoord",
    "?q=hovenier&gemeente=GM0355",
    "?q=hovenier&werkt_in=GM0355",
    "?q=onderhoud&cpv=77000000-0",
    "?q=onderhoud&keurmerk=vca&grootte=small",
    "?cpv=45000000-7",
    "?cpv=45000000-7&werkt_in=GM0310",
    "?gemeente=GM0363",
    "?keurmerk=iso-9001",
    "?thema=circular&grootte=micro",
    "?q=onderhoud&postcode=3701&afstand=25",
    "?postcode=3701&afstand=10&sorteer=afstand",
    "?q=garage&postcode=3811&afstand=50&sorteer=afstand",
    "?sorteer=naam",
    "?q=bouw&sorteer=naam&blad=3",
    "?sorteer=geverifieerd",
    "?q=onderhoud&sorteer=geverifieerd&blad=2",
    "?blad=40",
    "?q=vervoer&geverifieerd=90",
)
PAGES = [SEARCH + asked for asked in ASKED]
PREFIXES = ("ho", "hov", "sch", "bouw", "am", "zei", "loo", "onderh", "wes", "77")
SUGGESTIONS = [f"{SEARCH}/suggesties?q={prefix}" for prefix in PREFIXES]
ROUNDS = 15
VISITORS = 4
LOAD = 800  # pages
READ_BEFORE_WEIGHING = 500  # pages by each process
APPROVALS = 10
SECONDS_TO_BE_FOUND = 60
NEW_FIRM = "Nieuwkomer{}q"


def run(size: int) -> None:
    """Print the tables of the site with so many firms."""
    print(f"## Pages of the site, {size:,} firms\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="streekbron-bench-") as name:
        folder = Path(name)
        environment = settings_for_tests(folder, f"sqlite:///{folder / 'bench.db'}")
        app = create_app(Config.from_environment(environment))
        fill(app, size)
        tell(f"{size:,} firms are in the database")
        alone = command(["search", "rebuild"], environment)
        tell(f"the index is built, {alone:.0f} s")
        with web(environment, 1, PAGES[1]) as served:
            started_in = served.started_in
        with web(environment, 2, PAGES[1]) as served:
            print(speeds(served))
            with running(["flask", "worker"], environment):
                measures = [*weights(served), ("web process, start to first page", f"{started_in:.2f} s")]
                measures += [findable(app, served)]
                tell("rebuilding while somebody searches")
                measures += rebuilding(served, environment, alone)
        database_of(app).engine.dispose()
    print(table(("", "measured"), measures), flush=True)


def fill(app: Flask, size: int) -> None:
    fill_with_tables(app)
    with database_of(app).scope(), transaction():
        rows.set_up_region(date(2018, 3, 1))
    with database_of(app).scope(), transaction():
        rows.store(firms(size, today=today()))


def speeds(served: Served) -> str:
    """Of each kind of page, over HTTP, one visitor at a time; the first round fills caches and is not counted."""
    found = [("results page", PAGES)]
    if _exists(served.port, SUGGESTIONS[0]):
        found.append(("suggestions", SUGGESTIONS))
    lines = []
    for name, pages in found:
        visit(served.port, pages * 2)
        times = visit(served.port, pages * ROUNDS)
        rate = load(served.port, pages, visitors=VISITORS, pages=LOAD)
        lines.append((name, f"{median(times):.1f}", f"{p95(times):.1f}", f"{rate:.0f}", f"{len(times):,}"))
    return table(("page", "median ms", "95% ms", f"pages/s, {VISITORS} visitors", "read"), lines) + slowest(served)


def slowest(served: Served) -> str:
    """Which pages make the 95%."""
    medians = [(median(visit(served.port, [page] * 5)), page) for page in PAGES]
    lines = [(f"`{page}`", f"{milliseconds:.1f}") for milliseconds, page in sorted(medians, reverse=True)[:5]]
    return "\n" + table(("slowest pages", "median ms"), lines)


def weights(served: Served) -> list[tuple[str, str]]:
    load(served.port, PAGES, visitors=VISITORS, pages=READ_BEFORE_WEIGHING * len(served.processes))
    private = max(private_of(process) for process in served.processes)
    resident = max(memory_of(process).resident for process in served.processes)
    return [
        ("memory of a web process, shared pages apart", f"{private:.0f} MB"),
        ("the same with shared pages", f"{resident:.0f} MB"),
    ]


def findable(app: Flask, served: Served) -> tuple[str, str]:
    """From the desk's decision to the moment that the page shows the firm, with the worker of the site."""
    times = [_until_findable(app, served, number) for number in range(APPROVALS)]
    return "approved until findable, median and slowest", f"{median(times):.0f} ms, {max(times):.0f} ms"


def _until_findable(app: Flask, served: Served, number: int) -> float:
    name = NEW_FIRM.format(number)
    with database_of(app).scope():
        with transaction():
            supplier = make_complete_draft(name=name, kvk_number=f"{70000000 + number}")
            application, desk = make_application(supplier, association=None), make_desk_member()
            open_for_review(application, by=desk)
        identity, version = supplier.id, supplier.version
        session.commit()
        start = time.perf_counter()
        with transaction():
            approve(application, by=desk, reason="", seen_version=version, at=now())
    with Visitor(served.port) as visitor:
        link = f"{SEARCH}/{identity}/".encode()
        while link not in visitor.get(f"{SEARCH}?q={quote(name)}")[1]:
            if time.perf_counter() - start > SECONDS_TO_BE_FOUND:
                raise RuntimeError(f"{name} was approved and is not found")
            time.sleep(0.01)
    return (time.perf_counter() - start) * 1000


def rebuilding(served: Served, environment: dict[str, str], alone: float) -> list[tuple[str, str]]:
    """`flask search rebuild` while somebody searches."""
    times: list[float] = []
    stop = threading.Event()
    reader = threading.Thread(target=_keep_reading, args=(served.port, stop, times.extend))
    reader.start()
    try:
        seconds = command(["search", "rebuild"], environment)
    finally:
        stop.set()
        reader.join()
    return [
        ("`flask search rebuild`, nobody searching", f"{alone:.0f} s"),
        ("`flask search rebuild`, while one visitor searches", f"{seconds:.0f} s"),
        ("pages meanwhile, median and 95%", f"{median(times):.0f} ms, {p95(times):.0f} ms ({len(times):,} pages)"),
    ]


def _keep_reading(port: int, stop: threading.Event, keep: Callable[[Sequence[float]], None]) -> None:
    while not stop.is_set():
        keep(visit(port, PAGES))


def _exists(port: int, path: str) -> bool:
    with Visitor(port) as visitor:
        return visitor.get(path)[0] == 200
